import type { Call } from '../../../shared/Call';
import { ApiError } from '../../../shared/http/ApiError';
import { withLock } from '../../../shared/withLock';
import type { Id, TaskRecord } from '../../api/records';
import { attemptsIn, isApart } from './attempts';
import type { Batch } from '../Batch';
import type { Cabinet } from '../cabinet';
import { countCall, leaveTask } from './countCall';
import { type Copy, createOnce, type Once } from '../createOnce';
import { oneForCall, oneForClient } from './openTask';
import { type ResponsibleBy, whoIsResponsible } from './responsible';
import { draftOf, type TaskClient, type TaskOptions, withFacts } from './taskDraft';
import { emptyTask, type TaskOwner } from './tasksOf';

/** How often a place for the call is looked for, when other workers change the tasks meanwhile. */
const TRIES = 5;

export interface TaskOutcome {
	task: TaskRecord | null;
	taskCreated: boolean;
	/** How many missed calls the task counts. */
	attempts?: number;
	responsibleBy?: ResponsibleBy;
	skipped?: string;
	surplus?: Copy;
}

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
	const known = await batch.openTasksOf(call);
	if (known.length === 1 && !isApart(known[0], call, reached)) {
		return outcomeOf({ record: known[0], created: false });
	}

	const shared = options.oneOpenTask && (owner.clientId !== null || owner.phone !== null);
	const place = shared ? oneForClient(cabinet, owner, call, reached) : oneForCall(cabinet, call);
	return await withLock(place.lock, async () => {
		let responsibleBy: ResponsibleBy | undefined;
		const create = async () => {
			const known = await withFacts(cabinet, client, call);
			const { responsible, ...by } = await whoIsResponsible(
				known?.responsible ?? null,
				call.employee,
				async () => await batch.users(),
				options.responsible,
			);
			({ responsibleBy } = by);
			return await cabinet.api.create('task', {
				...draftOf(call, known, options),
				externalId: place.externalId,
				responsible: responsible ?? undefined,
			});
		};
		const oneTooMany = {
			find: place.findFirst,
			empty: async (id: Id, kept: Id) => await emptyTask(cabinet, id, kept),
		};
		let surplus: Copy | undefined;
		for (let tries = 0; tries < TRIES; tries++) {
			const once = await createOnce(cabinet, 'task', call.id, place.find, create, oneTooMany);
			surplus ??= once.surplus;
			const record = await countCall(cabinet, once.record, call, options, place.find);
			if (record === null) continue;
			for (const task of place.apart()) {
				const copy = await leaveTask(cabinet, task, call, options, record.id);
				surplus ??= copy;
			}
			const outcome = outcomeOf({ ...once, record, surplus });
			return { ...outcome, ...(once.created && { responsibleBy }) };
		}
		throw new ApiError('busy', 'The missed call is not counted in a task yet', {
			description:
				'Other workers of n8n changed the task of this client at the same moment. Execute the node again; the next backfill does so by itself.',
		});
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

function outcomeOf({ record, created, surplus }: Once<TaskRecord>): TaskOutcome {
	return {
		task: record,
		taskCreated: created,
		attempts: attemptsIn(record.description).length,
		...(surplus && { surplus }),
	};
}
