import type { Call } from '../../../shared/Call';
import { cleanText } from '../../../shared/text';
import type { Contract } from '../../api/contractTypes';
import { type Draft, type Id, sameId, type TaskRecord } from '../../api/records';
import { dateToWire } from '../../api/wire';
import { timeInWords } from '../callFacts';
import type { Decision, MissedCall } from './decide';
import { RETIREMENTS } from '../retirement';
import type { OurTask, Owner } from './readFacts';
import { isoIn, markCompleted, type TaskFacts, writeTaskFacts } from './taskFacts';

/** One write that carries a decision out. */
export type TaskWrite =
	| { does: 'create'; missedCalls: MissedCall[] }
	| {
			does: 'change' | 'complete' | 'note' | 'retire';
			task: TaskRecord;
			change: Draft<'task'>;
			/** The task that counts instead of one that is retired. */
			kept?: Id | null;
	  };

export interface Wording {
	owner: Owner;
	/** The call in hand, and whether it reached the client or tried to. */
	call: Call;
	contact: 'reached' | 'tried' | null;
	/** The deadline that a missed call gives; `null` leaves deadlines as they are. */
	dueAt: ((startedAt: string) => string | undefined) | null;
}

/** Returns what has to be written so that the tasks are as decided; nothing when they are. */
export function planWrites(
	contract: Contract,
	tasks: OurTask[],
	decision: Decision,
	wording: Wording,
): TaskWrite[] {
	const taskWith = (id: Id) => tasks.find(({ record }) => sameId(record.id, id)) as OurTask;
	const { zone } = contract.dates;
	return [
		...decision.open.flatMap(({ task, missedCalls }) =>
			task === null
				? [{ does: 'create' as const, missedCalls }]
				: changeOf(contract, taskWith(task), missedCalls, wording),
		),
		...decision.complete.map(({ task, reachedUntil }): TaskWrite => {
			const { record, facts } = taskWith(task);
			const reached = isoIn(zone, reachedUntil);
			const note =
				wording.contact === 'reached'
					? contactNote(wording)
					: `З клієнтом уже поговорили: ${timeInWords(reached)}`;
			const change = {
				status: 'done',
				title: markCompleted(record.title, reachedUntil, zone),
				description: writeTaskFacts(record.description, { ...facts, reached }, [note]),
				...binding(record, wording.owner),
			};
			return { does: 'complete', task: record, change };
		}),
		...decision.retire.map(({ task, kept }): TaskWrite => {
			const { record } = taskWith(task);
			return { does: 'retire', task: record, change: RETIREMENTS.task(kept), kept };
		}),
		...tasks.flatMap((task) => restoredMark(task, zone)),
	];
}

/**
 * A worker that added a call to a task just being completed has overwritten its text. The mark in the
 * title is written into the text again: a person may rename the task.
 */
function restoredMark({ record, facts, isOpen, reachedUntil }: OurTask, zone: string): TaskWrite[] {
	if (isOpen || reachedUntil === null || facts.reached !== null) return [];
	const marked = { ...facts, reached: isoIn(zone, reachedUntil) };
	const description = writeTaskFacts(record.description, marked);
	return [{ does: 'change', task: record, change: { description } }];
}

/** The change of an open task: its missed calls, its deadline, a note of a try, its client. */
function changeOf(
	contract: Contract,
	{ record, facts }: OurTask,
	missedCalls: MissedCall[],
	wording: Wording,
): TaskWrite[] {
	const { call, contact, dueAt, owner } = wording;
	const next: TaskFacts = { ...facts, missedCalls };
	const change: Draft<'task'> = binding(record, owner);
	const [first] = missedCalls;
	// Any other deadline than the one that we wrote was set by a person.
	const sameTime = (one: string, other: string) =>
		dateToWire(contract, one) === dateToWire(contract, other);
	const isOurs = facts.due !== null && sameTime(facts.due.at, record.deadline ?? '');
	const due = facts.due?.callId === first.id ? undefined : dueAt?.(first.startedAt);
	if (isOurs && due !== undefined) {
		next.due = { at: due, callId: first.id };
		change.deadline = due;
	}
	const wasTried =
		contact === 'tried' &&
		!facts.tried.includes(call.id) &&
		missedCalls.every(({ startedAt }) => Date.parse(startedAt) <= Date.parse(call.startedAt ?? ''));
	const notes = wasTried ? [contactNote(wording)] : [];
	if (wasTried) next.tried = [...facts.tried, call.id];
	if (JSON.stringify(next) !== JSON.stringify(facts)) {
		change.description = writeTaskFacts(record.description, next, notes);
	}
	if (Object.keys(change).length === 0) return [];
	return [{ does: wasTried ? 'note' : 'change', task: record, change }];
}

/** A number's task is bound to the client as soon as there is one. */
function binding(task: TaskRecord, { clientId }: Owner): Draft<'task'> {
	return task.clientId === null && clientId !== null ? { clientId } : {};
}

const TALKED = {
	incoming: 'Клієнт додзвонився',
	outgoing: 'Клієнту передзвонили',
	unknown: 'З клієнтом поговорили',
};

/** The line about the call in hand for people, when it reached the client or tried to. */
function contactNote({ call, contact }: Wording): string {
	const done = TALKED[call.direction ?? 'unknown'];
	const who = call.employee.name ?? call.employee.email ?? call.employee.extension;
	const facts = [call.startedAt && timeInWords(call.startedAt), who && cleanText(who, 100)];
	return [contact === 'tried' ? 'Не додзвонилися' : done, facts.filter(Boolean).join(', ')]
		.filter(Boolean)
		.join(': ');
}
