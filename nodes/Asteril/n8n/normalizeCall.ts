import { DateTime } from 'luxon';
import type { Call, Employee, Utm } from '../../shared/Call';
import { isMissed, normalizeCallId } from '../../shared/callRules';
import { ApiError } from '../../shared/http/ApiError';
import { describeShape } from '../../shared/http/shape';
import { isObject } from '../../shared/isObject';
import { isHiddenNumber } from '../../shared/displayForm';
import { COUNTRIES, toFullNumber } from '../../shared/phone';
import { cleanText } from '../../shared/text';

const DIRECTIONS = ['incoming', 'outgoing'] as const;
const OUTCOMES = ['answered', 'missed', 'notReached', 'inProgress', 'unknown'] as const;

/**
 * Reads a call from values of any origin: numbers in any form become full ones, times ISO 8601,
 * what is missing or not understood `null`.
 *
 * @param zone time zone of times without an offset
 * @throws {ApiError} of kind `settings` when a value that decides what happens can't be understood
 */
export function normalizeCall(values: Record<string, unknown>, zone: string): Call {
	const id = normalizeCallId(values.id);
	if (id === null) {
		throw new ApiError('settings', `"${shown(values.id)}" is no ID of a call`, {
			description: 'Give each call an ID of its own ("id"), so that it is logged only once.',
		});
	}
	const country = COUNTRIES.find((code) => code === values.country);
	const direction = choiceOf('direction', values.direction, DIRECTIONS);
	const outcome = choiceOf('outcome', values.outcome, OUTCOMES) ?? 'unknown';
	return {
		id,
		event: textOf(values.event),
		direction,
		callback: values.callback === true,
		outcome,
		missed: typeof values.missed === 'boolean' ? values.missed : isMissed(direction, outcome),
		disposition: textOf(values.disposition),
		startedAt: momentOf(values.startedAt, zone),
		talkSeconds: secondsOf(values.talkSeconds),
		durationSeconds: secondsOf(values.durationSeconds),
		waitSeconds: secondsOf(values.waitSeconds),
		clientPhone: clientPhoneOf(values.clientPhone, country),
		line: toFullNumber(values.line, country),
		employee: textsOf<Employee>(values.employee, EMPLOYEE),
		recordingUrl: textOf(values.recordingUrl),
		callCardUrl: textOf(values.callCardUrl),
		utm: textsOf<Utm>(values.utm, UTM),
		additional: additionalOf(values.additional),
		...(country !== undefined && country !== 'UA' && { country }),
	};
}

const EMPLOYEE = ['name', 'id', 'email', 'extension', 'sip', 'phone', 'department'] as const;
const UTM = ['source', 'medium', 'campaign', 'content', 'term'] as const;

function isEmpty(value: unknown): boolean {
	return value === undefined || value === null || value === '';
}

function textOf(value: unknown): string | null {
	if (typeof value === 'number') return String(value);
	return typeof value === 'string' && value !== '' ? value : null;
}

function textsOf<Texts extends { [key in keyof Texts]: string | null }>(
	values: unknown,
	keys: ReadonlyArray<keyof Texts & string>,
): Texts {
	const known = isObject(values) ? values : {};
	return Object.fromEntries(keys.map((key) => [key, textOf(known[key])])) as unknown as Texts;
}

function additionalOf(values: unknown): Record<string, string> {
	const known = Object.entries(isObject(values) ? values : {});
	return Object.fromEntries(
		known
			.filter(([, value]) => !isEmpty(value))
			.map(([key, value]) => [key, textOf(value) ?? JSON.stringify(value)]),
	);
}

function secondsOf(value: unknown): number | null {
	const seconds = isEmpty(value) ? Number.NaN : Number(value);
	return Number.isFinite(seconds) && seconds >= 0 ? seconds : null;
}

function choiceOf<Choice extends string>(
	key: string,
	value: unknown,
	choices: readonly Choice[],
): Choice | null {
	if (isEmpty(value)) return null;
	const choice = choices.find((one) => one === value);
	if (choice !== undefined) return choice;
	throw new ApiError('settings', `"${shown(value)}" is no ${key} of a call`, {
		description: `Set "${key}" to one of ${choices.join(', ')}.`,
	});
}

function clientPhoneOf(value: unknown, country: string | undefined): string | null {
	if (isEmpty(value) || (typeof value === 'string' && isHiddenNumber(value))) return null;
	const full = toFullNumber(value, country);
	if (full !== null) return full;
	throw new ApiError('settings', 'The phone of the client is not one telephone number', {
		description: `"clientPhone" is ${describeShape(value)}. Write one number in any form (380671234567, 067 123-45-67), and leave it empty when the number is hidden.`,
	});
}

/** Returns a moment as ISO 8601 with offset. A text that has this form already is not changed. */
function momentOf(value: unknown, zone: string): string | null {
	if (isEmpty(value)) return null;
	const moment = readMoment(value, zone);
	if (moment.isValid) {
		const stays = typeof value === 'string' && /T.*(Z|[+-]\d\d:\d\d)$/.test(value);
		return stays ? value : moment.toISO({ suppressMilliseconds: true });
	}
	throw new ApiError('settings', `"${shown(value)}" is no date and time`, {
		description: 'Write "startedAt" as 2026-11-22T10:15:00.',
	});
}

/** Seconds since 1970 stay below this number until the year 5138, milliseconds passed it in 1973. */
const FIRST_MILLISECONDS = 1e11;

function readMoment(value: unknown, zone: string): DateTime {
	if (value instanceof Date) return DateTime.fromJSDate(value, { zone });
	if (typeof value === 'number') {
		return DateTime.fromMillis(value < FIRST_MILLISECONDS ? value * 1000 : value, { zone });
	}
	// n8n's expressions give Luxon's DateTime, whose text is ISO 8601.
	const text = String(value).trim().replace(' ', 'T');
	return DateTime.fromISO(text, { zone, setZone: true });
}

function shown(value: unknown): string {
	return cleanText(typeof value === 'string' ? value : JSON.stringify(value), 60);
}
