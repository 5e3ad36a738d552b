import { DateTime } from 'luxon';
import type { Call } from '../../shared/Call';
import { oneAtATime } from '../../shared/oneAtATime';
import { fillText } from '../../shared/text';
import type { ClientRecord, Id, TaskRecord } from '../api/records';
import { attemptsIn, mentions, withAttempt } from './attempts';
import type { Batch } from './Batch';
import type { Cabinet } from './cabinet';
import { callFacts } from './callFacts';
import { createOnce, type Once } from './createOnce';
import { externalIdFor, lockFor, type TaskOwner, tasksOf } from './missedCallTasks';
import { type ResponsibleBy, type ResponsibleRules, whoIsResponsible } from './responsible';
import { findByExternalId } from './search';
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

	const known = await batch.openTask((task) => mentions(task.description, call));
	if (known) return outcomeOf({ record: known, created: false });

	const owner: TaskOwner = { clientId: client?.id ?? null, phone: call.clientPhone };
	const shared = options.oneOpenTask && (owner.clientId !== null || owner.phone !== null);
	const find = async () =>
		shared
			? await findOpenTask(cabinet, owner, call)
			: await findByExternalId(cabinet.api, 'task', call.id);
	const lock = shared ? lockFor(cabinet, owner) : `${cabinet.name} task of call ${call.id}`;
	return await oneAtATime(lock, async () => {
		let responsibleBy: ResponsibleBy | undefined;
		const once = await createOnce(cabinet, `task ${call.id}`, find, async () => {
			const { responsible, ...by } = await whoIsResponsible(
				client?.responsible ?? null,
				call.employee,
				async () => await batch.users(),
				options.responsible,
			);
			({ responsibleBy } = by);
			const externalId = shared ? externalIdFor(owner, call) : call.id;
			return await cabinet.api.create('task', {
				...draftOf(call, client, options),
				externalId,
				responsible: responsible ?? undefined,
			});
		});
		const counted = await withThisCall(cabinet, once, call, find);
		return { ...outcomeOf(counted), ...(counted.created && { responsibleBy }) };
	});
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

/** The task that mentions the call, open or done, else the open one, if any. */
async function findOpenTask(
	{ api }: Cabinet,
	owner: TaskOwner,
	call: Call,
): Promise<TaskRecord | null> {
	const tasks = await tasksOf(api, owner);
	const mentioning = tasks.find((task) => mentions(task.description, call));
	return mentioning ?? tasks.find(({ status }) => status === 'open') ?? null;
}

/** Counts the call in a task that was there before; with several workers until it stays counted. */
async function withThisCall(
	cabinet: Cabinet,
	once: Once<TaskRecord>,
	call: Call,
	find: () => Promise<TaskRecord | null>,
): Promise<Once<TaskRecord>> {
	let { record } = once;
	for (let tries = 0; tries < 3 && !mentions(record.description, call); tries++) {
		const description = withAttempt(record.description, call);
		await cabinet.api.update('task', record.id, { description });
		const again = cabinet.severalWorkers ? await find() : null;
		record = again ?? { ...record, description };
	}
	return { ...once, record };
}

function draftOf(call: Call, client: TaskClient | null, options: TaskOptions) {
	const facts = callFacts(call, client);
	return {
		clientId: client?.id,
		title: fillText(options.title, facts),
		description: withAttempt(fillText(options.text, facts), call),
		status: 'open',
		deadline: deadlineOf(call, options),
		type: 'missedCall',
	};
}

function deadlineOf(
	{ startedAt }: Call,
	{ dueMinutes, calendar }: TaskOptions,
): string | undefined {
	if (dueMinutes === null || startedAt === null) return undefined;
	if (calendar) return addWorkingMinutes(startedAt, dueMinutes, calendar);
	const due = DateTime.fromISO(startedAt, { setZone: true }).plus({ minutes: dueMinutes });
	return due.toISO({ suppressMilliseconds: true }) ?? undefined;
}

function outcomeOf({ record, created, surplus }: Once<TaskRecord>): TaskOutcome {
	return {
		task: record,
		taskCreated: created,
		attempts: attemptsIn(record.description).length,
		...(surplus && { surplus }),
	};
}
