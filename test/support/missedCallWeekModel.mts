/**
 * What must hold after a week of missed calls, thought out from the list of what happened alone: slowly, plainly,
 * and without a line of the nodes' code.
 *
 * Of a call of the last three days everything is known in the end, so what is to become of it is certain. Of an
 * older one that only a failed or untimely delivery told, either end is right.
 */
import { type Caller, DAY, type RungCall } from './missedCallWeek.mts';
import { readTask } from './taskText.mts';

/** A record of the cabinet, under the cabinet's own names of fields. */
export interface Kept {
	id: number;
	[field: string]: string | number | null;
}

/** What happened. */
export interface History {
	callers: Caller[];
	calls: RungCall[];
	/** Each time that the news of a call came; `ok` when all steps did their part, and nobody can have undone it. */
	told: Array<{ id: string; at: number; ok: boolean }>;
	endsAt: number;
	/**
	 * Two workers while requests fail: one that is cut off between creating a record and looking again may leave a
	 * copy in the log or of a client, as docs/exactly-once.md says. Of tasks that holds never.
	 */
	mayLeaveCopies: boolean;
	/** Tasks of people and of another program, and clients, as they were before. */
	foreign: Pick<Ended, 'tasks' | 'clients'>;
	/** Ids of tasks. */
	closedByPerson: Set<number>;
	/** Copies and tasks that a person opened again: they may say what they like. */
	madeByPerson: Set<number>;
	/** Task → field → what a person put there last. */
	set: Map<number, Record<string, string | number>>;
	/** Task → lines that a person wrote. */
	written: Map<number, string[]>;
}

export interface Ended {
	tasks: Kept[];
	clients: Kept[];
	calls: Kept[];
}

const LIMIT_MS = 3 * DAY;
const DUE_MS = 60 * 60_000;

interface Task {
	record: Kept;
	missed: string[];
	isOpen: boolean;
	isRetired: boolean;
	isMarked: boolean;
	isByPerson: boolean;
}

/** Says in words what is wrong; nothing when all is well. */
export function wrongAfterWeek(history: History, ended: Ended): string[] {
	const ours = ended.tasks.map((record) => readKept(record, history)).filter(isOurs);
	const tasks = ours.map((task) => ({
		...task,
		isByPerson: task.isByPerson || isCopied(task, ours, history),
	}));
	return [
		...history.calls
			.filter(({ isMissed }) => isMissed)
			.flatMap((call) => wrongOf(call, history, tasks)),
		...history.callers.flatMap((_, caller) => wrongOfCaller(caller, history, ended, tasks)),
		...tasks.flatMap((task) => wrongInTask(task, history)),
		...wrongWords(history, ended),
		...(['tasks', 'clients'] as const).flatMap((kind) =>
			history.foreign[kind]
				.filter(
					(before) =>
						!ended[kind].some((record) => JSON.stringify(record) === JSON.stringify(before)),
				)
				.map(({ id }) => `foreign: ${id} of the ${kind} is changed`),
		),
	];
}

function readKept(record: Kept, { madeByPerson }: History): Task {
	return {
		...readTask(record),
		record,
		isOpen: record.status !== 'done',
		isByPerson: madeByPerson.has(record.id),
	};
}

/** Of a task and its copy nobody can tell which is which: when a person closes one, the other is theirs too. */
function isCopied({ isOpen, missed }: Task, tasks: Task[], history: History): boolean {
	if (history.madeByPerson.size === 0 || !isOpen || missed.length === 0) return false;
	return missed.every((id) =>
		tasks.some((other) => other.missed.includes(id) && isClosedByPerson(other, history)),
	);
}

function isClosedByPerson({ record, isOpen, isMarked }: Task, { closedByPerson }: History) {
	return !isOpen && !isMarked && closedByPerson.has(record.id);
}

function isOurs({ record, isRetired }: Task): boolean {
	return String(record.external_id ?? '').startsWith('missed-') && !isRetired;
}

function wrongOf(call: RungCall, history: History, tasks: Task[]): string[] {
	const holding = tasks.filter(({ isOpen, missed }) => isOpen && missed.includes(call.id));
	const own = holding.filter(({ isByPerson }) => !isByPerson);
	const ids = own.map(({ record }) => record.id).join();
	const wrong: string[] = [];
	if (own.length > 1) wrong.push(`twice: ${call.id} is in the open tasks ${ids}`);
	const is = fateOf(call, history, tasks);
	if (is === 'due' && holding.length === 0) wrong.push(`lost: ${call.id} is in no open task`);
	if (is === 'settled' && own.length > 0) wrong.push(`settled: ${call.id} is in open task ${ids}`);
	return wrong;
}

function fateOf(call: RungCall, history: History, tasks: Task[]): 'due' | 'settled' | 'either' {
	const isClosed = tasks.some(
		(task) => task.missed.includes(call.id) && isClosedByPerson(task, history),
	);
	const reaching = history.calls.filter((talk) => isReachedBy(call, talk));
	if (isInWindow(call, history)) {
		if (isClosed || reaching.some((talk) => isInWindow(talk, history))) return 'settled';
		return reaching.some(({ id }) => isTold(id, history)) ? 'either' : 'due';
	}
	const inTime = history.told.filter(
		({ id, at }) => id === call.id && at - call.startedAt <= LIMIT_MS,
	);
	if (inTime.length === 0) return 'settled';
	if (isClosed) return 'either';
	if (reaching.length === 0) return inTime.some(({ ok }) => ok) ? 'due' : 'either';
	// It was known when somebody talked to the client, so the talk has completed its task for good.
	const last = Math.max(...inTime.map(({ at }) => at));
	const isCompleted = reaching.some(
		(talk) =>
			isInWindow(talk, history) ||
			history.told.some(({ id, at, ok }) => id === talk.id && ok && at > last),
	);
	return isCompleted ? 'settled' : 'either';
}

/** Somebody of the shop talked to the client until after the missed call began. */
function isReachedBy(missed: RungCall, talk: RungCall): boolean {
	return (
		talk.isAnswered &&
		talk.phone !== null &&
		talk.caller === missed.caller &&
		missed.phone !== null &&
		talk.endedAt >= missed.startedAt
	);
}

/** The last backfill brings it. */
function isInWindow({ startedAt }: RungCall, { endsAt }: History): boolean {
	return endsAt - startedAt < LIMIT_MS;
}

function isTold(call: string, { told }: History): boolean {
	return told.some(({ id }) => id === call);
}

function wrongOfCaller(caller: number, history: History, ended: Ended, tasks: Task[]): string[] {
	const { phones } = history.callers[caller];
	if (phones.length === 0) return [];
	const theirs = history.calls.filter((call) => call.caller === caller);
	const open = tasks.filter(
		(task) =>
			task.isOpen &&
			!task.isByPerson &&
			task.missed.some((id) => theirs.some((call) => call.id === id)),
	);
	const wrong: string[] = [];
	const recent = theirs.filter((call) => isInWindow(call, history));
	if (recent.some(({ isMissed }) => isMissed) && open.length > 1) {
		wrong.push(`caller ${caller} has the open tasks ${open.map(({ record }) => record.id).join()}`);
	}
	const cards = ended.clients.filter(({ phone }) => phones.includes(digitsOf(phone)));
	if (cards.length > 1 && !history.mayLeaveCopies)
		wrong.push(`caller ${caller} has ${cards.length} clients`);
	for (const { id, phone, isMissed } of recent) {
		const logged = ended.calls.filter(({ external_id: logId }) => logId === id);
		if (logged.length === 0 || (logged.length > 1 && !history.mayLeaveCopies)) {
			wrong.push(`call ${id} of ${phone} is logged ${logged.length} times`);
		}
		if (logged.slice(0, 1).some(({ client_id: client }) => client !== cards[0]?.id)) {
			wrong.push(`call ${id} is not the client's in the log`);
		}
		const unbound = open.find((task) => isMissed && task.missed.includes(id));
		if (unbound && unbound.record.client_id !== cards[0]?.id) {
			wrong.push(`task ${unbound.record.id} with ${id} is not the client's`);
		}
	}
	return wrong;
}

function digitsOf(phone: unknown): string {
	const [first = ''] = String(phone ?? '').split(',');
	return first.replace(/\D/g, '').replace(/^0/, '380');
}

function wrongInTask({ record, missed, isOpen, isByPerson }: Task, history: History): string[] {
	const wrong: string[] = [];
	const calls = missed.map((id) => history.calls.find((call) => call.id === id));
	if (calls.some((call) => !call?.isMissed || call.caller !== calls[0]?.caller)) {
		wrong.push(`task ${record.id} holds what is no missed call of one client: ${missed.join()}`);
	}
	if (new Set(missed).size < missed.length) wrong.push(`task ${record.id} holds a call twice`);
	const [first] = calls;
	const isCertain = isOpen && !isByPerson && first && isInWindow(first, history);
	if (isCertain && !history.set.get(record.id)?.deadline) {
		const due = inKyiv(first.startedAt + DUE_MS);
		if (record.deadline !== due) {
			wrong.push(`task ${record.id} is due ${record.deadline} instead of ${due}`);
		}
	}
	return wrong;
}

/** In the week of the test Kyiv is two hours ahead all the time. */
export function inKyiv(moment: number): string {
	return new Date(moment + 2 * 60 * 60_000).toISOString().slice(0, 19).replace('T', ' ');
}

function wrongWords({ set, written }: History, { tasks }: Ended): string[] {
	return tasks.flatMap((record) => {
		const { isRetired } = readTask(record);
		const lost = (written.get(record.id) ?? []).filter(
			(line) => !String(record.description).includes(line),
		);
		const changed = Object.entries(set.get(record.id) ?? {}).filter(([field, value]) =>
			field === 'title'
				? !isRetired && !String(record.title).startsWith(String(value))
				: record[field] !== value,
		);
		return [
			...lost.map((line) => `task ${record.id} lost "${line}"`),
			...changed.map(([field, value]) => `task ${record.id} lost ${field} ${value}`),
		];
	});
}
