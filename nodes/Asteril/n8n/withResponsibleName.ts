import { type Id, sameId } from '../api/records';
import type { Batch } from '../crm/Batch';
import type { CacheKind } from '../crm/ProcessState';
import type { Connection } from './connect';

const NAMES: CacheKind<Awaited<ReturnType<Batch['users']>>> = { ttlMs: 60 * 60_000 };

/**
 * Adds `responsibleName` to a task that was just created, so that a message can name who is to call back. The
 * users are read for a new task only, at most once an hour, whether or not the cabinet gives them: no other call
 * costs a request. Without them the task is passed on as it is.
 */
export async function withResponsibleName<Task extends { responsible: Id | null }>(
	{ name: address, state, now }: Connection,
	batch: Batch,
	outcome: { task: Task | null; taskCreated: boolean },
): Promise<typeof outcome> {
	const { task, taskCreated } = outcome;
	if (!taskCreated || task === null || task.responsible === null) return outcome;
	// A cabinet that refuses its users is asked no more often: a failed load would not be cached.
	const load = async () => await batch.users().catch(() => []);
	const users = await state.cache(NAMES).get(address, now(), load);
	const user = users.find(({ id }) => sameId(id, task.responsible));
	return user?.name ? { ...outcome, task: { ...task, responsibleName: user.name } } : outcome;
}
