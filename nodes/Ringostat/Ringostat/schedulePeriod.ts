import type { Period } from '../api/period';

const MINUTE = 60 * 1000;
const HOUR = 60 * MINUTE;

/** How far back every run looks. */
const SHORT_LOOK_MS = 2 * HOUR;
/** How often a run looks further back. Four chances a day, so that one of them may fail. */
const LONG_LOOK_EVERY_MS = 6 * HOUR;
/** Covers an outage of 72 hours, the six hours until the next long look, and two to spare. */
const LONG_LOOK_MS = (72 + 6 + 2) * HOUR;
/** Somebody may ring to try the workflow before its first run. */
const BEFORE_FIRST_RUN_MS = 10 * MINUTE;

/**
 * What a scheduled node keeps between its runs. Neither value says that a run succeeded: n8n saves
 * them for a failed run too. They only bound how far back a run looks.
 */
export interface ScheduleMemory {
	/** Calls before this moment are left alone, milliseconds since 1970. Set by the first run. */
	begunAt?: number;
	/** When a run last looked further back, milliseconds since 1970. */
	lookedBackAt?: number;
}

export interface ScheduledRun {
	/** Milliseconds since 1970. */
	now: number;
	/** The moment from which calls are asked for, milliseconds since 1970; null for the first run's. */
	since: number | null;
	/** Whether a person executes the workflow; such a run always looks further back. */
	byHand: boolean;
}

/**
 * Returns the period that a scheduled run reads, and what to keep for the next one.
 *
 * Periods overlap, because calls that are logged already cost next to nothing: every run reads two
 * hours, and every six hours one reads three days, for what an outage lost.
 */
export function schedulePeriod(
	{ begunAt, lookedBackAt }: ScheduleMemory,
	{ now, since, byHand }: ScheduledRun,
): { period: Period; memory: Required<ScheduleMemory> } {
	const begun = begunAt ?? now - BEFORE_FIRST_RUN_MS;
	const far = byHand || now - (lookedBackAt ?? -Infinity) >= LONG_LOOK_EVERY_MS;
	const from = Math.max(now - (far ? LONG_LOOK_MS : SHORT_LOOK_MS), since ?? begun);
	return {
		period: { from: Math.min(from, now), to: now },
		memory: { begunAt: begun, lookedBackAt: far ? now : (lookedBackAt ?? now) },
	};
}
