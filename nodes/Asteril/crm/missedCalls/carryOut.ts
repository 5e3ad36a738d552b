import { type Id, sameId, type TaskRecord } from '../../api/records';
import type { Batch } from '../Batch';
import { assertNotBlocked, verifyFindable } from '../verifyFindable';
import { draftTask } from './draftTask';
import { listTasks, type OurTask, toOurTask } from './owner';
import type { CallInHand, TaskWrite } from './planWrites';
import type { ResponsibleBy } from './responsible';

/** A write that was carried out, and the task as it is after it. */
export interface Done {
	does: TaskWrite['does'];
	record: TaskRecord;
	/** The task that counts instead of one that was retired. */
	kept?: Id | null;
	/** Of a new task. */
	responsibleBy?: ResponsibleBy;
}

/**
 * Writes into the cabinet. The first task that this process creates is looked for afterwards.
 *
 * @throws {ApiError} `outcomeUnknown` when the write may have been carried out all the same
 */
export async function carryOut(batch: Batch, inHand: CallInHand, write: TaskWrite): Promise<Done> {
	const { cabinet } = batch;
	const { does } = write;
	if (does !== 'create') {
		const { task, change, kept } = write;
		await cabinet.api.update('task', task.id, change);
		return { does, record: { ...task, ...change }, kept };
	}
	assertNotBlocked(cabinet, 'task');
	const { missedCalls, options } = write;
	const { draft, responsibleBy } = await draftTask(batch, inHand, missedCalls, options);
	const record = await cabinet.api.create('task', draft);
	const { owner } = inHand;
	const isFound = ({ id, record: { clientId } }: OurTask) =>
		sameId(id, record.id) && (owner.clientId === null || sameId(clientId, owner.clientId));
	await verifyFindable(
		cabinet,
		'task',
		record.id,
		async () => (await listTasks(cabinet, owner)).find(isFound) ?? null,
	);
	return { does, record, responsibleBy };
}

/** What a write of unknown outcome has created: it was not there before. */
export function createdSince(before: OurTask[], now: OurTask[]): Done[] {
	return now
		.filter(({ id }) => !before.some((task) => sameId(task.id, id)))
		.map(({ record }) => ({ does: 'create', record }));
}

/** The tasks after one was written; one that was retired is ours no longer. */
export function withTask(tasks: OurTask[], record: TaskRecord): OurTask[] {
	return [...tasks.filter(({ id }) => !sameId(id, record.id)), toOurTask(record) ?? []].flat();
}
