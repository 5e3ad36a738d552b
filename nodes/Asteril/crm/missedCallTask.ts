import { DateTime } from 'luxon';
import type { Call } from '../../shared/Call';
import { oneAtATime } from '../../shared/oneAtATime';
import { fillText } from '../../shared/text';
import { type ClientRecord, type Id, sameId, type TaskRecord } from '../api/records';
import {
	attemptsIn,
	firstAttempt,
	isApart,
	mentions,
	withAttempt,
	withoutAttempt,
} from './attempts';
import type { Batch } from './Batch';
import type { Cabinet } from './cabinet';
import { callFacts } from './callFacts';
import { createOnce, type Once } from './createOnce';
import { findClient } from './findClient';
import { externalIdFor, lockFor, type TaskOwner, tasksOf } from './missedCallTasks';
import { type ResponsibleBy, type ResponsibleRules, whoIsResponsible } from './responsible';
import { findByExternalId, MAX_PAGES } from './search';
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
	/** May name `{phone}`, `{client}`, `{time}`, `{line}`, `{wait}`, `{employee}`, `{id}`. */
	title: string;
	text: string;
}

export interface TaskOutcome {
	task: TaskRecord | null;
	taskCreated: boolean;
	/** How many missed calls the task counts. */
	attempts?: number;
	responsibleBy?: ResponsibleBy;
	skipped?: string;
	surplus?: { id: Id; duplicateOf: Id };
}

/** The client a task is for, as far as it is known. */
export type TaskClient = Pick<ClientRecord, 'id' | 'name'> & { responsible?: Id | null };

/**
 * Makes sure that a missed call has its task, and has it once: a call that the client's tasks
 * mention, open or done, changes nothing.
 */
export async function createMissedCallTask(
	cabinet: Cabinet,
	call: Call,
	client: TaskClient | null,
	options: TaskOptions,
	batch: Batch,
): Promise<TaskOutcome> {
	const reason = reasonForNone(call, options);
	if (reason !== null) return { task: null, taskCreated: false, skipped: reason };

	const owner: TaskOwner = { clientId: client?.id ?? null, phone: call.clientPhone };
	const reached = options.oneOpenTask ? batch.reachedAt(owner.clientId, owner.phone) : [];
	const known = await batch.openTask(
		({ description }) => mentions(description, call) && !isApart(description, call, reached),
	);
	if (known) return outcomeOf({ record: known, created: false });

	const shared = options.oneOpenTask && (owner.clientId !== null || owner.phone !== null);
	let apart: TaskRecord[] = [];
	const find = async () => {
		if (!shared) return await findByExternalId(cabinet.api, 'task', call.id);
		const found = await findOpenTask(cabinet, owner, call, reached);
		({ apart } = found);
		return found.task;
	};
	const lock = shared ? lockFor(cabinet, owner) : `${cabinet.name} task of call ${call.id}`;
	return await oneAtATime(lock, async () => {
		let responsibleBy: ResponsibleBy | undefined;
		const once = await createOnce(
			cabinet,
			`task ${call.id}`,
			find,
			async () => {
				const known = await withFacts(cabinet, client, call);
				const { responsible, ...by } = await whoIsResponsible(
					known?.responsible ?? null,
					call.employee,
					async () => await batch.users(),
					options.responsible,
				);
				({ responsibleBy } = by);
				const externalId = shared ? externalIdFor(owner, call) : call.id;
				return await cabinet.api.create('task', {
					...draftOf(call, known, options),
					externalId,
					responsible: responsible ?? undefined,
				});
			},
			{
				// Another worker may have made a task for another call of the client.
				find: shared ? async () => await firstOpen(cabinet, owner, call, reached) : find,
				empty: async (surplus, kept) =>
					await cabinet.api.update('task', surplus, {
						externalId: '',
						status: 'done',
						description: `Зайве завдання, див. ${kept}`,
					}),
			},
		);
		const counted = await withThisCall(cabinet, once, call, options, find);
		for (const task of apart) await removeThisCall(cabinet, task, call, options);
		return { ...outcomeOf(counted), ...(counted.created && { responsibleBy }) };
	});
}

/** A client met through a logged call has but an id; name and responsible are asked for here. */
async function withFacts(
	cabinet: Cabinet,
	client: TaskClient | null,
	{ clientPhone }: Call,
): Promise<TaskClient | null> {
	if (client === null || client.responsible !== undefined || clientPhone === null) return client;
	const search = { matchOtherFormats: true, maxPages: MAX_PAGES };
	const found = await findClient(cabinet, clientPhone, search);
	return found.client && sameId(found.client.id, client.id) ? found.client : client;
}

function reasonForNone(call: Call, { createFor }: TaskOptions): string | null {
	if (createFor === 'never') return '"Create For" is "Never"';
	if (call.missed) return null;
	if (call.outcome === 'inProgress') return 'the call is still in progress';
	if (call.direction === null) {
		return 'the call has no direction, so whether it was missed is not known';
	}
	return call.direction === 'outgoing' ? 'an outgoing call' : 'the call was not missed';
}

/**
 * The task that mentions the call, open or done, else the open one, if any.
 *
 * Calls may arrive late, or many in one batch. A call does not belong to the task of another one
 * when the client was reached between the two: `apart` are open tasks that count it all the same,
 * from when that was not known.
 */
async function findOpenTask(
	{ api }: Cabinet,
	owner: TaskOwner,
	call: Call,
	reached: readonly string[],
): Promise<{ task: TaskRecord | null; apart: TaskRecord[] }> {
	const tasks = await tasksOf(api, owner);
	const isOpen = ({ status }: TaskRecord) => status === 'open';
	const fits = ({ description }: TaskRecord) => !isApart(description, call, reached);
	const mentioning = tasks.filter(({ description }) => mentions(description, call));
	const task =
		mentioning.find((one) => !isOpen(one) || fits(one)) ??
		// It stays the task of the call that it was made for; the others leave it.
		mentioning.find(({ externalId }) => externalId === call.id) ??
		tasks.find((one) => isOpen(one) && fits(one)) ??
		null;
	return { task, apart: mentioning.filter((one) => one !== task && isOpen(one)) };
}

async function firstOpen(
	{ api }: Cabinet,
	owner: TaskOwner,
	call: Call,
	reached: readonly string[],
): Promise<TaskRecord | null> {
	const tasks = await tasksOf(api, owner, 'open');
	return tasks.find(({ description }) => !isApart(description, call, reached)) ?? null;
}

/** Counts the call in a task that was there before; with several workers until it stays counted. */
async function withThisCall(
	cabinet: Cabinet,
	once: Once<TaskRecord>,
	call: Call,
	options: TaskOptions,
	find: () => Promise<TaskRecord | null>,
): Promise<Once<TaskRecord>> {
	let { record } = once;
	for (let tries = 0; tries < 3 && !mentions(record.description, call); tries++) {
		const change: { description: string; deadline?: string } = {
			description: withAttempt(record.description, call),
		};
		// One that arrived late may be the first: from it the time to call back is counted.
		const due = deadlineOf(call.startedAt, options);
		if (due && record.deadline && Date.parse(due) < Date.parse(record.deadline)) {
			change.deadline = due;
		}
		await cabinet.api.update('task', record.id, change);
		const again = cabinet.severalWorkers ? await find() : null;
		record = again ?? { ...record, ...change };
	}
	return { ...once, record };
}

/** Takes the call out of a task that it does not belong to, and its deadline with it. */
async function removeThisCall(
	{ api }: Cabinet,
	task: TaskRecord,
	call: Call,
	options: TaskOptions,
): Promise<void> {
	const description = withoutAttempt(task.description, call);
	const due = deadlineOf(call.startedAt, options);
	const follows = due && task.deadline && Date.parse(due) === Date.parse(task.deadline);
	const deadline = follows ? deadlineOf(firstAttempt(description, call), options) : undefined;
	await api.update('task', task.id, { description, deadline });
}

function draftOf(call: Call, client: TaskClient | null, options: TaskOptions) {
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

function deadlineOf(
	start: string | null,
	{ dueMinutes, calendar }: TaskOptions,
): string | undefined {
	const begun = DateTime.fromISO(start ?? '', { setZone: true });
	if (dueMinutes === null || start === null || !begun.isValid) return undefined;
	if (calendar) return addWorkingMinutes(start, dueMinutes, calendar);
	return begun.plus({ minutes: dueMinutes }).toISO({ suppressMilliseconds: true }) ?? undefined;
}

function outcomeOf({ record, created, surplus }: Once<TaskRecord>): TaskOutcome {
	return {
		task: record,
		taskCreated: created,
		attempts: attemptsIn(record.description).length,
		...(surplus && { surplus }),
	};
}
