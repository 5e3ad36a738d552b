import type { Call, Utm } from '../../shared/Call';
import { digestOf, normalizeCallId } from '../../shared/callRules';
import { readAdditional } from './additional';
import type { Dictionary } from './dictionary';
import { readDirection } from './direction';
import { readEmployee } from './employee';
import type { Fields } from './fields';
import { hasAiResult, isCall } from './isCall';
import { readLinks } from './links';
import { readNumbers } from './numbers';
import {
	canHaveRecording,
	determineOutcome,
	readDisposition,
	readMappedOutcome,
	type MappedOutcome,
} from './outcome';
import { Parties } from './party';
import { readInstant, readLengths } from './time';
import { isoOf, type ZoneOffsets } from './zone';

/** What all bodies of one request share. */
export interface Context {
	dictionary: Dictionary;
	zone: ZoneOffsets;
	/** Full digits of the company's own numbers. */
	ownNumbers: ReadonlySet<string>;
	defaultCountry: string;
	/** The static `?event=` of the URL. */
	event: string | null;
	/** When the request arrived, in milliseconds since 1970; `null` when that is not known. */
	now: number | null;
}

/** A call as one body describes it. */
export interface Account {
	call: Call;
	/** What the user's own keys say of the outcome. Another account of the call does not overrule it. */
	mapped: MappedOutcome;
}

/** Returns one body's fields as a `Call`; `null` when they are not about a call. */
export function readCall(fields: Fields, context: Context): Account | null {
	const parties = new Parties(fields, context.defaultCountry);
	const id = readId(fields);
	const direction = readDirection(fields);
	const numbers = readNumbers(parties, direction, context.ownNumbers);
	const disposition = readDisposition(fields);
	const instant = readInstant(fields, context.zone);
	const lengths = readLengths(fields);
	const { recordingUrl, recordingConfirmed, callCardUrl } = readLinks(fields);
	const mapped = readMappedOutcome(fields);
	const result = determineOutcome({
		disposition,
		direction: direction.direction,
		talkSeconds: lengths.talkSeconds,
		over: recordingUrl !== null || (lengths.durationSeconds ?? 0) > 0 || hasAiResult(fields),
		mapped,
	});
	const isRecorded = recordingConfirmed || canHaveRecording({ ...result, ...lengths, disposition });
	const call: CallContent = {
		event: readEvent(fields, context),
		direction: direction.direction,
		callback: direction.callback,
		...result,
		disposition,
		startedAt: instant === null ? null : isoOf(instant, context.zone),
		...lengths,
		...numbers,
		employee: readEmployee(fields, parties, numbers, direction),
		recordingUrl: isRecorded ? recordingUrl : null,
		callCardUrl,
		utm: readUtm(fields),
	};
	const ends = parties.numbers('anyNumber');
	if (!isCall(call, id, ends.length > 0, fields, context.dictionary)) return null;
	const { phone, sip, extension } = call.employee;
	parties.markUsed([call.clientPhone, call.line, phone, sip, extension]);
	return {
		call: {
			id: id ?? deriveId(call, instant, ends, context),
			...call,
			additional: readAdditional(fields, context.dictionary),
		},
		mapped,
	};
}

type CallContent = Omit<Call, 'id' | 'additional'>;

/** Returns Ringostat's own id of the call, or `null` when it sent none. */
export function readId(fields: Fields): string | null {
	for (const field of fields.of('id')) {
		const id = normalizeCallId(field.text);
		if (id === null) continue;
		field.used = true;
		return id;
	}
	return null;
}

/** Returns the event. The URL's own goes first: the body's key may mean something else. */
function readEvent(fields: Fields, { event }: Context): string | null {
	const field = fields.first('event');
	const value = event ?? field?.text ?? null;
	if (field && field.text === value) field.used = true;
	return value;
}

const UTM_PARTS = ['source', 'medium', 'campaign', 'content', 'term'] as const;

/**
 * Returns where the client came from. `utm_*` is the first click and is kept apart from the last
 * one: `last_utm_*` serves only, and then as a whole, when no first-click value was given. It stays
 * in `additional` either way.
 */
function readUtm(fields: Fields): Utm {
	const first = readClick(fields, 'utm', true);
	return UTM_PARTS.some((part) => first[part] !== null)
		? first
		: readClick(fields, 'lastUtm', false);
}

function readClick(fields: Fields, click: 'utm' | 'lastUtm', use: boolean): Utm {
	const utm: Utm = { source: null, medium: null, campaign: null, content: null, term: null };
	for (const part of UTM_PARTS) {
		const field = fields.first(`${click}.${part}`);
		if (!field) continue;
		utm[part] = field.text;
		field.used ||= use;
	}
	return utm;
}

/**
 * Derives an id from the facts of a call, for bodies without one: the same delivery gives the same id.
 * Without the client or the time, further facts tell two calls apart; without a time also the day on
 * which the delivery arrived.
 */
function deriveId(
	call: CallContent,
	instant: number | null,
	ends: readonly string[],
	{ now, zone }: Context,
): string {
	const { direction, clientPhone, line, disposition, talkSeconds } = call;
	const moment = instant === null ? null : Math.floor(instant / 1000);
	const parts = [direction, clientPhone, line, moment, disposition, talkSeconds];
	if (clientPhone === null) parts.push(...ends);
	if (moment === null) {
		const day = now === null ? null : (isoOf(now, zone)?.slice(0, 10) ?? null);
		parts.push(call.durationSeconds, call.waitSeconds, day);
	}
	return `derived-${digestOf(parts.map((part) => part ?? '').join('|'))}`;
}
