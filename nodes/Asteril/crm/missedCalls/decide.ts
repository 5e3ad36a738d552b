import { withoutRepeated } from '../../api/iteratePages';
import type { Id } from '../../api/records';

/** A call that nobody of the shop answered. */
export interface MissedCall {
	id: string;
	/** When it began, ISO 8601 with offset; the moment it became known when it has no time. */
	startedAt: string;
}

/** A missed-call task of ours, as far as it matters here. */
export interface MissedCallTask {
	id: Id;
	isOpen: boolean;
	missedCalls: MissedCall[];
	/**
	 * Completed by us: until when the client had been reached, in milliseconds. A task that is done
	 * without that was closed by a person.
	 */
	reachedUntil: number | null;
}

export interface Situation<Task = MissedCallTask> {
	/** Tasks of one client or number, the oldest first. */
	tasks: Task[];
	/** Missed calls in hand, and ids of calls that are known not to be missed. */
	missedCalls: MissedCall[];
	notMissed: string[];
	/** Until when the client was talked to, each talk in milliseconds. */
	reached: number[];
	now: number;
	/** Older missed calls open and join no task, in milliseconds. */
	maxAgeMs: number;
	/** One open task for all; else one for each missed call. */
	oneOpenTask: boolean;
}

export interface Decision<Task = MissedCallTask> {
	/** Tasks that are to be open and hold exactly these missed calls; `null` is a new task. */
	open: Array<{ task: Task | null; missedCalls: MissedCall[] }>;
	/** Open tasks whose missed calls are settled. */
	complete: Array<{ task: Task; reachedUntil: number }>;
	/** Open tasks whose missed calls another task holds. */
	retire: Array<{ task: Task; kept: Task | null }>;
}

/**
 * Decides which missed-call tasks a client is to have.
 *
 * A missed call is settled when the client was reached until after it, or when a person closed a
 * task that holds it. Our own completion settles only what came before the talk that it names: a
 * worker may add a later call to a task that another one is just completing. What is left belongs
 * into one open task. The same facts give the same decision, in whatever order they were learned;
 * once it is carried out, the next decision changes nothing.
 */
export function decide<Task extends MissedCallTask>(situation: Situation<Task>): Decision<Task> {
	const { oneOpenTask, now, maxAgeMs, notMissed } = situation;
	// A list that shifts while it is paged shows a task twice.
	const tasks = withoutRepeated(situation.tasks);
	const closedByPerson = new Set(
		callsOf(tasks.filter((task) => !task.isOpen && task.reachedUntil === null)).map(({ id }) => id),
	);
	// One that we completed was opened again by a person; one whose missed calls a person has all
	// closed in another task is that person's copy: both are theirs.
	const open = tasks.filter(
		({ isOpen, reachedUntil, missedCalls }) =>
			isOpen && reachedUntil === null && missedCalls.some(({ id }) => !closedByPerson.has(id)),
	);
	const reached = tasks.flatMap(({ reachedUntil }) => reachedUntil ?? []);
	const lastReached = Math.max(...situation.reached, ...reached);

	const isRecent = (call: MissedCall) => now - timeOf(call) <= maxAgeMs;
	const recent = [...situation.missedCalls, ...callsOf(tasks)].filter(isRecent);
	const known = new Map([...recent, ...callsOf(open)].map((call) => [call.id, call]));
	for (const id of [...notMissed, ...closedByPerson]) known.delete(id);
	const left = [...known.values()].filter((call) => lastReached < timeOf(call)).sort(byTime);

	const holds = ({ missedCalls }: MissedCallTask, { id }: MissedCall) =>
		missedCalls.some((held) => held.id === id);
	const wanted = new Map<Task | MissedCall, MissedCall[]>();
	for (const call of left) {
		const holder = oneOpenTask
			? (open.find((task) => left.some((one) => holds(task, one))) ?? left[0])
			: (open.find((task) => holds(task, call)) ?? call);
		wanted.set(holder, [...(wanted.get(holder) ?? []), call]);
	}

	const decision: Decision<Task> = { open: [], complete: [], retire: [] };
	for (const [holder, missedCalls] of wanted) {
		decision.open.push({ task: 'isOpen' in holder ? holder : null, missedCalls });
	}
	for (const task of open.filter((one) => !wanted.has(one))) {
		const elsewhere = decision.open.find(({ missedCalls }) =>
			missedCalls.some((call) => holds(task, call)),
		);
		if (elsewhere) decision.retire.push({ task, kept: elsewhere.task });
		else decision.complete.push({ task, reachedUntil: markOf(task, lastReached) });
	}
	return decision;
}

/** Without a talk (the calls were not missed after all) the mark reaches to the task's last call. */
function markOf({ missedCalls }: MissedCallTask, lastReached: number): number {
	return Number.isFinite(lastReached) ? lastReached : Math.max(...missedCalls.map(timeOf));
}

function callsOf(tasks: MissedCallTask[]): MissedCall[] {
	return tasks.flatMap(({ missedCalls }) => missedCalls);
}

/** Of two at the same moment, the order of their ids, so that every worker writes the same. */
function byTime(one: MissedCall, other: MissedCall): number {
	return timeOf(one) - timeOf(other) || (one.id < other.id ? -1 : 1);
}

function timeOf({ startedAt }: MissedCall): number {
	return Date.parse(startedAt);
}
