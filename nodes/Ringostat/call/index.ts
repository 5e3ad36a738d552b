import type { Call } from '../../shared/Call';
import { toFullNumber } from '../../shared/phone';
import { scalarText } from './scalarText';
import { nameOf } from './keyName';
import { dictionaryFor } from './mapping';
import { mergeById } from './merge';
import { readCall } from './readCall';
import { rowsOf } from './rows';
import { zoneNamed } from './zone';

/** One delivery as it arrived: the URL's parameters, and the body of any type. */
export interface CallRequest {
	query?: object;
	body?: unknown;
}

export interface ParseOptions {
	/** Zone of times sent without an offset, and of all times given back. Default: Europe/Kyiv. */
	timezone?: string;
	/** The company's numbers in any spelling: never the client. */
	ownNumbers?: string[];
	/** `Call` field → the user's key: `{ clientPhone: 'номер', 'employee.name': 'менеджер' }`. */
	mapping?: Record<string, string>;
	/** Country of numbers written without one. Default: UA. */
	defaultCountry?: string;
}

/**
 * The calls a Ringostat webhook, its calls list or an aggregator in between sent: each call once,
 * in the order they came; `[]` when nothing in the request is about a call.
 *
 * Pure and total: the same request gives the same calls and ids, any input is accepted, nothing is
 * thrown, and no key that n8n refuses is emitted (`forbiddenKeys.ts`).
 *
 * `outcome` is `inProgress` when the event came before the end of the call. One thing it cannot
 * know: the calls list shows a call that is still going on as `NO ANSWER` with zero duration.
 */
export function parseCalls(request: CallRequest, options: ParseOptions = {}): Call[] {
	const { query, body } = request;
	const defaultCountry = options.defaultCountry || 'UA';
	const context = {
		dictionary: dictionaryFor(options.mapping),
		zone: zoneNamed(options.timezone || 'Europe/Kyiv'),
		ownNumbers: fullNumbers(options.ownNumbers, defaultCountry),
		defaultCountry,
		event: options.mapping?.event ? null : eventOf(query),
	};
	const calls: Call[] = [];
	for (const fields of rowsOf(query, body, context.dictionary)) {
		const call = readCall(fields, context);
		if (call) calls.push(call);
	}
	const merged = mergeById(calls);
	// Clients are looked for by it in Asteril.
	return defaultCountry === 'UA'
		? merged
		: merged.map((call) => ({ ...call, country: defaultCountry }));
}

const NO_NUMBERS: ReadonlySet<string> = new Set();

function fullNumbers(numbers: string[] | undefined, country: string): ReadonlySet<string> {
	if (!numbers || numbers.length === 0) return NO_NUMBERS;
	return new Set(
		numbers
			.map((number) => toFullNumber(number, country))
			.filter((number): number is string => number !== null),
	);
}

function eventOf(query: object | undefined): string | null {
	for (const [key, value] of Object.entries(query ?? {})) {
		if (nameOf(key) === 'event') return scalarText(value) || null;
	}
	return null;
}
