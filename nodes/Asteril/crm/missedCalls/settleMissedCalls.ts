import { ApiError } from '../../../shared/http/ApiError';
import { sameId, type TaskRecord } from '../../api/records';
import type { Batch } from '../Batch';
import type { Cabinet } from '../cabinet';
import type { Duplicate } from '../createOnce';
import { assertNotBlocked, verifyFindable } from '../verifyFindable';
import { type Decision, decide, type MissedCall, type Situation } from './decide';
import { planWrites, type TaskWrite, type Wording } from './planWrites';
import {
	listTasks,
	numbersOf,
	type OurTask,
	type Owner,
	readReached,
	toOurTask,
} from './readFacts';
import type { ResponsibleBy } from './responsible';
import type { TaskDraft } from './taskDraft';

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
	/** Makes the draft of a task for missed calls; `null` when no task is to be created. */
	draftTask: ((missedCalls: MissedCall[]) => Promise<TaskDraft>) | null;
}

/** What was done, and the tasks as they are now. */
export interface Settled {
	tasks: OurTask[];
	created: TaskRecord[];
	responsibleBy?: ResponsibleBy;
	completed: TaskRecord[];
	noted: TaskRecord[];
	duplicate?: Duplicate;
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
	const { owner, draftTask } = settling;
	const settled: Settled = { tasks: [], created: [], completed: [], noted: [], isLogBlind: false };
	const known = await batch.openTasksOf(owner);
	if (known !== null) {
		const isDecided = (tasks: OurTask[]) =>
			planFor(cabinet, tasks, [], settling).writes.length === 0;
		const holds = known.tasks.some(({ facts }) => holdsAny(facts.missedCalls, settling));
		if (isDecided(known.tasks) && (known.complete || holds)) {
			return { ...settled, tasks: known.tasks };
		}
		// A call whose task a person has closed costs one question, each time it is read again.
		if (known.complete && draftTask !== null) {
			const tasks = [...known.tasks, ...(await batch.tasksOf(owner))];
			if (isDecided(tasks)) return { ...settled, tasks };
		}
	}

	return await withOwnersLocks(cabinet, owner, async () => {
		let doubt: ApiError | null = null;
		let before = new Set<string>();
		for (let look = 0; look < LOOKS; look++) {
			const tasks = await listTasks(cabinet, owner);
			if (doubt) settled.created.push(...tasks.map(({ record }) => record).filter(isNew(before)));
			before = new Set(tasks.map(({ record }) => String(record.id)));
			let { decision, writes } = planFor(cabinet, tasks, [], settling);
			if (decision.open.length > 0 && (settling.isLate || look > 0)) {
				const reached = await readReached(cabinet, owner, firstMoment(decision));
				settled.isLogBlind = reached === null;
				({ decision, writes } = planFor(cabinet, tasks, reached ?? [], settling));
			}
			if (draftTask === null) writes = writes.filter(({ does }) => does !== 'create');
			settled.tasks = tasks;
			if (writes.length === 0) return settled;
			if (doubt?.kind === 'contract') throw doubt;

			doubt = null;
			for (const write of writes) {
				const done = await carryOut(cabinet, settling, write).catch(keepDoubt);
				if (done instanceof ApiError) {
					if (look + 1 >= TRIES) throw done;
					doubt = done;
					await cabinet.sleep(PAUSE_MS * (look + 1));
					break;
				}
				note(settled, write, done);
			}
			if (doubt === null && !cabinet.severalWorkers) return settled;
		}
		throw new ApiError('busy', 'The missed call has no task yet', {
			description:
				'Other workers of n8n changed the tasks of this client at the same moment. Execute the node again; the next backfill does so by itself.',
		});
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
	return { decision, writes: planWrites(cabinet, tasks, decision, settling) };
}

function holdsAny(held: MissedCall[], { known }: Settling): boolean {
	return known.missedCalls.some(({ id }) => held.some((call) => call.id === id));
}

function firstMoment({ open }: Decision): number {
	const moments = open.flatMap(({ missedCalls }) => missedCalls.map((call) => call.startedAt));
	return Math.min(...moments.map((moment) => Date.parse(moment)));
}

/**
 * By the numbers first, as one may become a client's in between; then by the client. Everybody takes
 * the numbers in the same order, so that nobody waits for the other.
 */
async function withOwnersLocks<Result>(
	{ name, state }: Cabinet,
	owner: Owner,
	work: () => Promise<Result>,
): Promise<Result> {
	const { clientId, callId } = owner;
	const numbers = numbersOf(owner).sort();
	const keys = numbers.length === 0 ? [callId] : numbers;
	if (clientId !== null) keys.push(`client ${clientId}`);
	const locked = keys.reduceRight(
		(inner, key) => async () => await state.locks.withLock(`${name} tasks of ${key}`, inner),
		work,
	);
	return await locked();
}

interface Done {
	/** The task as it is now. */
	record: TaskRecord;
	responsibleBy?: ResponsibleBy;
}

async function carryOut(
	cabinet: Cabinet,
	{ owner, draftTask }: Settling,
	write: TaskWrite,
): Promise<Done> {
	if (write.does !== 'create') {
		await cabinet.api.update('task', write.task.id, write.change);
		return { record: { ...write.task, ...write.change } };
	}
	assertNotBlocked(cabinet, 'task');
	const drafted = await draftTask?.(write.missedCalls);
	const record = await cabinet.api.create('task', drafted?.draft ?? {});
	await verifyFindable(cabinet, 'task', record.id, async () => {
		const found = (await listTasks(cabinet, owner)).find((one) => sameId(one.record.id, record.id));
		const isBound =
			owner.clientId === null || sameId(found?.record.clientId ?? null, owner.clientId);
		return found && isBound ? found : null;
	});
	return { record, responsibleBy: drafted?.responsibleBy };
}

function note(settled: Settled, write: TaskWrite, { record, responsibleBy }: Done): void {
	if (write.does === 'create') {
		settled.created.push(record);
		settled.responsibleBy = responsibleBy;
	}
	if (write.does === 'complete') settled.completed.push(record);
	if (write.does === 'note') settled.noted.push(record);
	if (write.does === 'retire' && write.kept != null) {
		settled.duplicate ??= { kind: 'task', id: record.id, duplicateOf: write.kept };
	}
	const others = settled.tasks.filter((task) => !sameId(task.record.id, record.id));
	const changed = toOurTask(record);
	settled.tasks = changed === null ? others : [...others, changed];
}

function isNew(before: Set<string>) {
	return ({ id }: TaskRecord) => !before.has(String(id));
}

/** Returns the error that means "it may exist now"; throws any other. */
function keepDoubt(error: unknown): ApiError {
	if (error instanceof ApiError && error.outcomeUnknown) return error;
	throw error;
}
