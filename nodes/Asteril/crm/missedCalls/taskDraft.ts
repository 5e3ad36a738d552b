import { DateTime } from 'luxon';
import type { Call } from '../../../shared/Call';
import { fillText } from '../../../shared/text';
import { type ClientRecord, type Draft, type Id, sameId } from '../../api/records';
import { MAX_PAGES } from '../../api/search';
import type { Cabinet } from '../cabinet';
import { callFacts, fillCallTitle } from '../callFacts';
import { findClient } from '../clients/findClient';
import type { MissedCall } from './decide';
import type { ResponsibleBy, ResponsibleRules } from './responsible';
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

/** The client a task is for, as far as it is known. */
export type TaskClient = Pick<ClientRecord, 'id' | 'name'> & {
	responsible?: Id | null;
	/** As stored, perhaps several numbers; left out when it was not read. */
	phone?: string | null;
};

/** A task to create, and how its responsible was found. */
export interface TaskDraft {
	draft: Draft<'task'>;
	responsibleBy: ResponsibleBy;
}

/** A client met through a logged call has but an id; name and responsible are asked for here. */
export async function withFacts(
	cabinet: Cabinet,
	client: TaskClient | null,
	{ clientPhone, country }: Call,
): Promise<TaskClient | null> {
	if (client === null || client.responsible !== undefined || clientPhone === null) return client;
	const search = { matchOtherFormats: true, maxPages: MAX_PAGES, country };
	const found = await findClient(cabinet, clientPhone, search);
	return found.client && sameId(found.client.id, client.id) ? found.client : client;
}

/** Returns what a new task for missed calls says, and when it is due. The first of them counts. */
export function describeTaskDraft(
	call: Call,
	client: TaskClient | null,
	missedCalls: MissedCall[],
	options: TaskOptions,
): Draft<'task'> {
	const values = callFacts(call, client);
	const [first] = missedCalls;
	const deadline = deadlineOf(first.startedAt, options);
	const due = deadline === undefined ? null : { at: deadline, callId: first.id };
	const facts = { missedCalls, due, tried: [], reached: null };
	return {
		clientId: client?.id,
		title: fillCallTitle(options.title, values),
		description: writeTaskFacts(fillText(options.text, values), facts),
		status: 'open',
		deadline,
		type: 'missedCall',
	};
}

/** ISO 8601, or nothing when there is no deadline or the call has no time. */
export function deadlineOf(
	start: string | null,
	{ dueMinutes, calendar }: TaskOptions,
): string | undefined {
	const begun = DateTime.fromISO(start ?? '', { setZone: true });
	if (dueMinutes === null || start === null || !begun.isValid) return undefined;
	if (calendar) return addWorkingMinutes(start, dueMinutes, calendar);
	return begun.plus({ minutes: dueMinutes }).toISO({ suppressMilliseconds: true }) ?? undefined;
}
