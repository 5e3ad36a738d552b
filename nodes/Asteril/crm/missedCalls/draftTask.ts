import { DateTime } from 'luxon';
import type { Call } from '../../../shared/Call';
import { fillText } from '../../../shared/text';
import { type Draft, sameId } from '../../api/records';
import { MAX_PAGES } from '../../api/search';
import type { Batch } from '../Batch';
import type { Cabinet } from '../cabinet';
import { callFacts, fillCallTitle } from '../callFacts';
import { findClient } from '../clients/findClient';
import type { MissedCall } from './decide';
import type { KnownClient } from '../clients/findClient';
import type { Owner } from './owner';
import { type ResponsibleBy, type ResponsibleRules, whoIsResponsible } from './responsible';
import { writeTaskFacts } from './taskFacts';
import { addWorkingMinutes, type WorkingTime } from './workingTime';

export interface TaskOptions {
	/** `never`: no task is wanted. */
	createFor: 'missed' | 'never';
	/** One open task for a client, which holds all missed calls; else one for each missed call. */
	oneOpenTask: boolean;
	/** Older missed calls get no task. */
	maxAgeDays: number;
	responsible: ResponsibleRules;
	/** Minutes after the call, of working time when there is a calendar; `null` for no deadline. */
	dueMinutes: number | null;
	calendar: WorkingTime | null;
	/** May name `{phone}`, `{from}`, `{client}`, `{time}`, `{line}`, `{wait}`, `{employee}`, `{id}`. */
	title: string;
	text: string;
}

const DAY_MS = 24 * 60 * 60_000;

/** Returns the age from which on a missed call gets no task, in milliseconds. */
export function maxAgeMs({ maxAgeDays }: TaskOptions): number {
	return maxAgeDays * DAY_MS;
}

/** Returns a new task for missed calls, due by the first of them, and how its responsible was found. */
export async function draftTask(
	batch: Batch,
	{ call, client, owner }: { call: Call; client: KnownClient | null; owner: Owner },
	missedCalls: MissedCall[],
	options: TaskOptions,
): Promise<{ draft: Draft<'task'>; responsibleBy: ResponsibleBy }> {
	const known = await completeClient(batch.cabinet, client, call);
	const { responsible, responsibleBy } = await whoIsResponsible(
		known?.responsible ?? null,
		call.employee,
		async () => await batch.users(),
		options.responsible,
	);
	const values = callFacts(call, known);
	const [first] = missedCalls;
	const deadline = deadlineOf(first.startedAt, options);
	const due = deadline === undefined ? null : { at: deadline, callId: first.id };
	const facts = { missedCalls, due, tried: [], reached: null };
	const draft: Draft<'task'> = {
		externalId: owner.externalIds[0],
		clientId: known?.id,
		title: fillCallTitle(options.title, values),
		description: writeTaskFacts(fillText(options.text, values), facts),
		status: 'open',
		deadline,
		responsible: responsible ?? undefined,
		type: 'missedCall',
	};
	return { draft, responsibleBy };
}

/** Asks for the name and the responsible of a client of whom a logged call gave only the id. */
export async function completeClient(
	cabinet: Cabinet,
	client: KnownClient | null,
	{ clientPhone, country }: Call,
): Promise<KnownClient | null> {
	if (client === null || client.responsible !== undefined || clientPhone === null) return client;
	const search = { matchOtherFormats: true, maxPages: MAX_PAGES, country };
	const found = await findClient(cabinet, clientPhone, search);
	return found.client && sameId(found.client.id, client.id) ? found.client : client;
}

/** ISO 8601, or nothing when there is no deadline or the call has no time. */
export function deadlineOf(
	start: string,
	{ dueMinutes, calendar }: TaskOptions,
): string | undefined {
	const begun = DateTime.fromISO(start, { setZone: true });
	if (dueMinutes === null || !begun.isValid) return undefined;
	if (calendar) return addWorkingMinutes(start, dueMinutes, calendar);
	return begun.plus({ minutes: dueMinutes }).toISO({ suppressMilliseconds: true }) ?? undefined;
}
