import type { Call } from '../../shared/Call';
import { toFullNumber } from '../../shared/phone';
import { dictionaryFor } from './dictionary';
import { mergeById } from './merge';
import { readNumbers } from './numbers';
import { Parties } from './party';
import { type Account, type Context, readCall, readId } from './readCall';
import { readCallRows } from './rows';
import { normalizeKey, scalarText } from './text';
import { zoneNamed } from './zone';

/** One request as it arrived: the URL's parameters, and the body of any type. */
export interface CallRequest {
	query?: object;
	body?: unknown;
}

/** How to read what Ringostat sends. */
export interface ParseOptions {
	/** Zone of times sent without an offset, and of all times given back. Default: Europe/Kyiv. */
	timezone?: string;
	/** The company's numbers in any spelling: never the client. */
	ownNumbers?: string[];
	/** `Call` field → the user's key: `{ clientPhone: 'номер', 'employee.name': 'менеджер' }`. */
	mapping?: Record<string, string>;
	/** Country of numbers written without one. Default: UA. */
	defaultCountry?: string;
	/**
	 * When the request arrived, in milliseconds since 1970. Calls without an id and without a time
	 * get the day into their derived id; without `now`, the same call on another day has the same id.
	 */
	now?: number;
}

/**
 * Returns the calls that a Ringostat webhook, its calls list or an aggregator in between sent: each
 * call once, in the order they came; `[]` when nothing in the request is about a call.
 *
 * Pure and total: the same request and options give the same calls and ids, any input is accepted,
 * nothing is thrown, and no key that n8n refuses is emitted (`forbiddenKeys.ts`).
 *
 * `outcome` is `inProgress` when the event came before the end of the call. One thing it cannot
 * know: the calls list shows a call that is still going on as `NO ANSWER` (`isUnfinished`).
 */
export function parseCalls(request: CallRequest, options: ParseOptions = {}): Call[] {
	const { query, body } = request;
	const context = contextOf(query, options);
	const accounts: Account[] = [];
	for (const fields of readCallRows(query, body, context.dictionary)) {
		const account = readCall(fields, context);
		if (account) accounts.push(account);
	}
	const calls = mergeById(accounts);
	const { defaultCountry: country } = context;
	// Clients are looked for by it in Asteril.
	return country === 'UA' ? calls : calls.map((call) => ({ ...call, country }));
}

/** What Ringostat's routing webhook tells of the call that is ringing. */
export interface RoutingRequest {
	callId: string | null;
	/** Full international digits, `380671234567`. */
	clientPhone: string | null;
	/** The number of ours that the client called, in the same form. */
	line: string | null;
}

/**
 * Returns who is calling, from the request that Ringostat sends while the client hears the ringing
 * tone: as a query, a form, JSON or JSON-RPC. Such a call is incoming, whatever the request says.
 * Pure and total, like `parseCalls`; what the request does not tell is `null`.
 */
export function readRoutingRequest(
	{ query, body }: CallRequest,
	options: ParseOptions = {},
): RoutingRequest {
	const { dictionary, defaultCountry, ownNumbers } = contextOf(query, options);
	const [fields] = readCallRows(query, body, dictionary);
	const parties = new Parties(fields, defaultCountry);
	const incoming = { direction: 'incoming', callback: false, transit: false } as const;
	return { callId: readId(fields), ...readNumbers(parties, incoming, ownNumbers) };
}

function contextOf(query: object | undefined, options: ParseOptions): Context {
	const defaultCountry = options.defaultCountry || 'UA';
	return {
		dictionary: dictionaryFor(options.mapping),
		zone: zoneNamed(options.timezone || 'Europe/Kyiv'),
		ownNumbers: fullNumbers(options.ownNumbers, defaultCountry),
		defaultCountry,
		event: options.mapping?.event ? null : eventOf(query),
		now: options.now ?? null,
	};
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
		if (normalizeKey(key) === 'event') return scalarText(value) || null;
	}
	return null;
}
