import { DateTime } from 'luxon';
import type { Call } from '../../../shared/Call';
import { fillText } from '../../../shared/text';
import { type ClientRecord, type Id, sameId } from '../../api/records';
import { withAttempt } from './attempts';
import type { Cabinet } from '../cabinet';
import { callFacts } from '../callFacts';
import { findClient } from '../clients/findClient';
import { MAX_PAGES } from '../search';
import type { ResponsibleRules } from './responsible';
import { addWorkingMinutes, type WorkingTime } from './workingTime';

export interface TaskOptions {
	/** `never`: no task is wanted. */
	createFor: 'missed' | 'never';
	/** One open task for a client, which counts the attempts; else one for each missed call. */
	oneOpenTask: boolean;
	responsible: ResponsibleRules;
	/** Minutes after the call, of working time when there is a calendar; `null` for no deadline. */
	dueMinutes: number | null;
	calendar: WorkingTime | null;
	/** May name `{phone}`, `{from}`, `{client}`, `{time}`, `{line}`, `{wait}`, `{employee}`, `{id}`. */
	title: string;
	text: string;
}

/** The client a task is for, as far as it is known. */
export type TaskClient = Pick<ClientRecord, 'id' | 'name'> & { responsible?: Id | null };

/** A client met through a logged call has but an id; name and responsible are asked for here. */
export async function withFacts(
	cabinet: Cabinet,
	client: TaskClient | null,
	{ clientPhone }: Call,
): Promise<TaskClient | null> {
	if (client === null || client.responsible !== undefined || clientPhone === null) return client;
	const search = { matchOtherFormats: true, maxPages: MAX_PAGES };
	const found = await findClient(cabinet, clientPhone, search);
	return found.client && sameId(found.client.id, client.id) ? found.client : client;
}

/** What a new task says, and when it is due. */
export function draftOf(call: Call, client: TaskClient | null, options: TaskOptions) {
	const facts = callFacts(call, client);
	return {
		clientId: client?.id,
		title: fillText(options.title, facts),
		description: withAttempt(fillText(options.text, facts), call),
		status: 'open',
		deadline: deadlineOf(call.startedAt, options),
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
