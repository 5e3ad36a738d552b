import { ApiError } from '../../../shared/http/ApiError';
import type { Batch } from '../Batch';
import type { Cabinet } from '../cabinet';
import { keepDoubt } from '../createOnce';
import { carryOut, createdSince, type Done, type DraftTask, withTask } from './carryOut';
import { type Decision, decide, type Situation } from './decide';
import { planWrites, type Wording } from './planWrites';
import { externalIdsOf, listTasks, type OurTask, readReached } from './readFacts';

/** How often is decided again, when other workers change the tasks meanwhile. */
const LOOKS = 6;
/** How often a creation is tried whose outcome stays unknown, and the pause that grows with each. */
const TRIES = 3;
const PAUSE_MS = 500;

export interface Settling extends Wording {
	/** What is known besides the tasks. */
	known: Omit<Situation, 'tasks' | 'now'>;
	/** Whether the call comes so late that the client may have been reached since. */
	isLate: boolean;
	/** `null` when no task is to be created. */
	draftTask: DraftTask | null;
}

/** What was done, and the tasks as they are now. */
export interface Settled {
	tasks: OurTask[];
	done: Done[];
	/** Whether the log can't tell when the client was reached. */
	isLogBlind: boolean;
}

/**
 * Makes the missed-call tasks of an owner what `decide` says: reads the facts, decides, writes the
 * difference. With several workers it reads back and decides again, until nothing changes.
 *
 * @throws {ApiError} of kind `busy` when other workers go on changing the tasks
 */
export async function settleMissedCalls(
	cabinet: Cabinet,
	batch: Batch,
	settling: Settling,
): Promise<Settled> {
	const tasks = await tasksInBatch(cabinet, batch, settling);
	if (tasks !== null) return { tasks, done: [], isLogBlind: false };
	const { owner } = settling;
	// By the numbers, too, as one may become a client's in between.
	const keys = [...externalIdsOf(owner), ...(owner.clientId === null ? [] : [owner.clientId])];
	return await cabinet.state.locks.withLocks(
		keys.map((key) => `${cabinet.name} tasks of ${key}`),
		async () => await settleUnderLock(cabinet, settling),
	);
}

/** The owner's tasks as the batch has read them, when there is nothing to write; else `null`. */
async function tasksInBatch(
	cabinet: Cabinet,
	batch: Batch,
	settling: Settling,
): Promise<OurTask[] | null> {
	const { owner, draftTask, known } = settling;
	const isDecided = (tasks: OurTask[]) => planFor(cabinet, tasks, [], settling).writes.length === 0;
	const open = await batch.openTasksOf(owner);
	if (open === null) return null;
	const held = new Set(open.tasks.flatMap(({ facts }) => facts.missedCalls.map(({ id }) => id)));
	const isSeen = open.complete || known.missedCalls.some(({ id }) => held.has(id));
	if (isSeen && isDecided(open.tasks)) return open.tasks;
	// A call whose task a person has closed costs one question, each time it is read again.
	if (!open.complete || draftTask === null) return null;
	const tasks = [...open.tasks, ...(await batch.tasksOf(owner))];
	return isDecided(tasks) ? tasks : null;
}

async function settleUnderLock(cabinet: Cabinet, settling: Settling): Promise<Settled> {
	const { owner, draftTask, isLate } = settling;
	const settled: Settled = { tasks: [], done: [], isLogBlind: false };
	let doubt: ApiError | null = null;
	for (let look = 0; look < LOOKS; look++) {
		const before = settled.tasks;
		settled.tasks = await listTasks(cabinet, owner);
		if (doubt) settled.done.push(...createdSince(before, settled.tasks));
		let { decision, writes } = planFor(cabinet, settled.tasks, [], settling);
		if (decision.open.length > 0 && (isLate || look > 0)) {
			const reached = await readReached(cabinet, owner, firstMoment(decision));
			settled.isLogBlind = reached === null;
			({ decision, writes } = planFor(cabinet, settled.tasks, reached ?? [], settling));
		}
		if (draftTask === null) writes = writes.filter(({ does }) => does !== 'create');
		if (writes.length === 0) return settled;
		if (doubt?.kind === 'contract') throw doubt;

		doubt = null;
		for (const write of writes) {
			const done = await carryOut(cabinet, owner, draftTask, write).catch(keepDoubt);
			if (done instanceof ApiError) {
				if (look + 1 >= TRIES) throw done;
				doubt = done;
				await cabinet.sleep(PAUSE_MS * (look + 1));
				break;
			}
			settled.done.push(done);
			settled.tasks = withTask(settled.tasks, done.record);
		}
		if (doubt === null && !cabinet.severalWorkers) return settled;
	}
	throw new ApiError('busy', 'The missed call has no task yet', {
		description:
			'Other workers of n8n changed the tasks of this client at the same moment. Execute the node again; the next backfill does so by itself.',
	});
}

function planFor(cabinet: Cabinet, tasks: OurTask[], reached: number[], settling: Settling) {
	const { known } = settling;
	const decision = decide({
		...known,
		reached: [...known.reached, ...reached],
		now: cabinet.now(),
		tasks: tasks.map(({ record: { id }, facts: { missedCalls }, isOpen, reachedUntil }) => {
			return { id, isOpen, missedCalls, reachedUntil };
		}),
	});
	return { decision, writes: planWrites(cabinet.api.contract, tasks, decision, settling) };
}

function firstMoment({ open }: Decision): number {
	const moments = open.flatMap(({ missedCalls }) => missedCalls.map((call) => call.startedAt));
	return Math.min(...moments.map((moment) => Date.parse(moment)));
}
