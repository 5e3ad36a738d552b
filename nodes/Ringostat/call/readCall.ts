import type { Call } from '../../shared/Call';
import { readAdditional } from './additional';
import { derivedId, readId } from './callId';
import { readDirection } from './direction';
import { readEmployee } from './employee';
import type { Fields } from './fields';
import { hasAiResult, isCall } from './isCall';
import { readLinks } from './links';
import type { Dictionary } from './mapping';
import { readNumbers } from './numbers';
import { readOutcome } from './outcome';
import { Parties } from './parties';
import { readLengths } from './seconds';
import { normaliseStatus } from './status';
import { instantOf } from './time';
import { readUtm } from './utm';
import { isoOf, type ZoneOffsets } from './zone';

/** What the reading of one request's bodies has in common. */
export interface Context {
	dictionary: Dictionary;
	zone: ZoneOffsets;
	/** Full digits of the company's own numbers. */
	ownNumbers: ReadonlySet<string>;
	defaultCountry: string;
	/** The static `?event=` of the URL. */
	event: string | null;
}

/** One body's fields as a `Call`; `null` when they are not about a call. */
export function readCall(fields: Fields, context: Context): Call | null {
	const { dictionary } = context;
	const parties = new Parties(fields, context.defaultCountry);
	const id = readId(fields);
	const direction = readDirection(fields);
	const numbers = readNumbers(parties, direction, context.ownNumbers);
	const disposition = readDisposition(fields);
	const instant = readInstant(fields, context);
	const lengths = readLengths(fields);
	const links = readLinks(fields);
	const { talkSeconds } = lengths;
	const over =
		links.recordingUrl !== null || (lengths.durationSeconds ?? 0) > 0 || hasAiResult(fields);
	const call: Omit<Call, 'id' | 'additional'> = {
		event: readEvent(fields, context),
		direction: direction.direction,
		callback: direction.callback,
		...readOutcome(fields, {
			disposition,
			direction: direction.direction,
			talkSeconds,
			over,
		}),
		disposition,
		startedAt: instant === null ? null : isoOf(instant, context.zone),
		...lengths,
		...numbers,
		employee: readEmployee(fields, parties, numbers, direction),
		...links,
		utm: readUtm(fields),
	};
	const ends = parties.numbers('anyEnd');
	if (!isCall(call, id, ends.length > 0, fields, dictionary)) return null;
	markNumbers(fields, parties, call);
	return {
		id: id ?? deriveId(call, instant, ends),
		...call,
		additional: readAdditional(fields, dictionary),
	};
}

function readDisposition(fields: Fields): string | null {
	let disposition: string | null = null;
	for (const field of fields.of('disposition')) {
		const status = normaliseStatus(field.text) || null;
		disposition ??= status;
		field.used = status === disposition;
	}
	return disposition;
}

/** The first key that holds a time speaks; others that say the same second are used up too. */
function readInstant(fields: Fields, { zone }: Context): number | null {
	let known: number | null = null;
	for (const field of fields.of('startedAt')) {
		const instant = instantOf(field.text, zone);
		if (instant === null) continue;
		known ??= instant;
		field.used = Math.floor(instant / 1000) === Math.floor(known / 1000);
	}
	return known;
}

/** The URL's own event comes first: the body's key may mean something else. */
function readEvent(fields: Fields, { event }: Context): string | null {
	const field = fields.first('event');
	const value = event ?? field?.text ?? null;
	if (field && field.text === value) field.used = true;
	return value;
}

/** `clientPhone` and `line` hold what the user mapped. */
const NUMBER_MEANINGS = ['anyEnd', 'clientPhone', 'line'] as const;

/** Number fields whose value went into the call are used; a display name is news, though. */
function markNumbers(
	fields: Fields,
	parties: Parties,
	{ clientPhone, line, employee }: Pick<Call, 'clientPhone' | 'line' | 'employee'>,
): void {
	const placed: Array<string | null> = [
		clientPhone,
		line,
		employee.phone,
		employee.sip,
		employee.extension,
	];
	for (const meaning of NUMBER_MEANINGS) {
		for (const field of fields.of(meaning)) {
			const { value, name } = parties.of(field);
			field.used ||= placed.includes(value) && (name === '' || placed.includes(name));
		}
	}
}

function deriveId(
	call: Omit<Call, 'id' | 'additional'>,
	instant: number | null,
	ends: readonly string[],
): string {
	const { direction, clientPhone, line, disposition, talkSeconds } = call;
	const moment = instant === null ? null : Math.floor(instant / 1000);
	const parts = [direction, clientPhone, line, moment, disposition, talkSeconds];
	// Where the client or the time is missing, what is left has to tell two calls apart.
	if (clientPhone === null) parts.push(...ends);
	if (moment === null) parts.push(call.durationSeconds, call.waitSeconds);
	return derivedId(parts);
}
