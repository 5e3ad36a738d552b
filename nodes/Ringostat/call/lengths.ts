import type { Fields } from './fields';
import type { Meaning } from './keys';

export interface Lengths {
	talkSeconds: number | null;
	durationSeconds: number | null;
	waitSeconds: number | null;
}

/** Longer than three months is no call but a mistake of units or a timestamp. */
const LONGEST = 8_000_000;

/** Returns the whole seconds of `14`, `13.6`, `00:01:03` or `1:03`; `null` for anything else. */
function secondsOf(text: string): number | null {
	if (text.length > 20) return null;
	const clock = /^(?:(\d{1,3}):)?(\d{1,3}):(\d\d)$/.exec(text);
	if (clock) return Number(clock[1] ?? 0) * 3600 + Number(clock[2]) * 60 + Number(clock[3]);
	if (!/^\d+(?:[.,]\d*)?$/.test(text)) return null;
	const seconds = Math.round(Number(text.replace(',', '.')));
	return seconds <= LONGEST ? seconds : null;
}

/** Returns milliseconds (`duration_ms`) as whole seconds. */
function secondsOfMilliseconds(text: string): number | null {
	if (!/^\d{1,12}(?:\.\d{0,9})?$/.test(text)) return null;
	const seconds = Math.round(Number(text) / 1000);
	return seconds <= LONGEST ? seconds : null;
}

/**
 * Returns the talk, whole and waiting time in seconds. Milliseconds are read where whole seconds are
 * missing.
 */
export function readLengths(fields: Fields): Lengths {
	const whole = read(fields, 'durationSeconds', secondsOf, null);
	return {
		talkSeconds: read(fields, 'talkSeconds', secondsOf, null),
		durationSeconds: read(fields, 'durationMilliseconds', secondsOfMilliseconds, whole),
		waitSeconds: read(fields, 'waitSeconds', secondsOf, null),
	};
}

/** Returns the known value or the first readable one. Every field that says the same is used up. */
function read(
	fields: Fields,
	meaning: Meaning,
	parse: (text: string) => number | null,
	known: number | null,
): number | null {
	let value = known;
	for (const field of fields.of(meaning)) {
		const seconds = parse(field.text);
		value ??= seconds;
		if (seconds !== null && seconds === value) field.used = true;
	}
	return value;
}
