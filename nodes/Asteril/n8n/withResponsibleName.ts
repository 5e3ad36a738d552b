import { type Id, sameId } from '../api/records';
import type { Batch } from '../crm/Batch';
import type { CacheKind } from '../crm/ProcessState';
import type { Connection } from './connect';

const NAMES: CacheKind<Awaited<ReturnType<Batch['users']>>> = { ttlMs: 60 * 60_000 };

/**
 * Adds `responsibleName` to a task that was just created, so that a message can name who is to call back. The
 * users are read only for a new task and at most once an hour, also when the cabinet refuses them. Without them
 * the task is not changed.
 */
export async function withResponsibleName<Task extends { responsible: Id | null }>(
	{ name: address, state, now }: Connection,
	batch: Batch,
	outcome: { task: Task | null; taskCreated: boolean },
): Promise<typeof outcome> {
	const { task, taskCreated } = outcome;
	if (!taskCreated || task === null || task.responsible === null) return outcome;
	// A refusal is cached as an empty list, because failed loads are not cached.
	const load = async () => await batch.users().catch(() => []);
	const users = await state.cache(NAMES).get(address, now(), load);
	const user = users.find(({ id }) => sameId(id, task.responsible));
	return user?.name ? { ...outcome, task: { ...task, responsibleName: user.name } } : outcome;
}
