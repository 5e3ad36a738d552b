import type { Call } from '../../../shared/Call';
import { cleanText } from '../../../shared/text';
import type { Contract } from '../../api/contractTypes';
import type { Draft, Id, TaskRecord } from '../../api/records';
import { dateToWire } from '../../api/wire';
import { timeInWords } from '../callFacts';
import type { Decision, MissedCall } from './decide';
import { RETIREMENTS } from '../createOnce';
import type { KnownClient } from '../clients/findClient';
import { deadlineOf, type TaskOptions } from './draftTask';
import type { OurTask, Owner } from './owner';
import { isoIn, markCompleted, type TaskFacts, writeTaskFacts } from './taskFacts';

/** One write that carries a decision out. */
export type TaskWrite =
	| { does: 'create'; missedCalls: MissedCall[]; options: TaskOptions }
	| {
			does: 'change' | 'complete' | 'note' | 'retire';
			task: TaskRecord;
			change: Draft<'task'>;
			/** The task that counts instead of one that is retired. */
			kept?: Id | null;
	  };

/** The call in hand, as far as it matters for what is written. */
export interface CallInHand {
	call: Call;
	client: KnownClient | null;
	owner: Owner;
	/** What it says of the client; `null` when the log knows better. */
	contact: 'missed' | 'reached' | 'tried' | null;
	/** `null` when no task is to be created, and deadlines stay as they are. */
	options: TaskOptions | null;
}

/** Returns what has to be written so that the tasks are as decided; nothing when they are. */
export function planWrites(
	contract: Contract,
	tasks: OurTask[],
	decision: Decision<OurTask>,
	inHand: CallInHand,
): TaskWrite[] {
	const { zone } = contract.dates;
	const { options } = inHand;
	return [
		...decision.open.flatMap(({ task, missedCalls }) => {
			if (task !== null) return changeOf(contract, task, missedCalls, inHand);
			return options === null ? [] : [{ does: 'create' as const, missedCalls, options }];
		}),
		...decision.complete.map(({ task: { record, facts }, reachedUntil }): TaskWrite => {
			const reached = isoIn(zone, reachedUntil);
			const note =
				inHand.contact === 'reached'
					? contactNote(inHand)
					: `З клієнтом уже поговорили: ${timeInWords(reached)}`;
			const change = {
				status: 'done',
				title: markCompleted(record.title, reachedUntil, zone),
				description: writeTaskFacts(record.description, { ...facts, reached }, [note]),
				...binding(record, inHand.owner),
			};
			return { does: 'complete', task: record, change };
		}),
		...decision.retire.map(({ task: { record }, kept }): TaskWrite => {
			const id = kept?.id ?? null;
			return { does: 'retire', task: record, change: RETIREMENTS.task(id), kept: id };
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
	inHand: CallInHand,
): TaskWrite[] {
	const { call, contact, options, owner } = inHand;
	const next: TaskFacts = { ...facts, missedCalls };
	const change: Draft<'task'> = binding(record, owner);
	const [first] = missedCalls;
	// Any other deadline than the one that we wrote was set by a person.
	const sameTime = (one: string, other: string) =>
		dateToWire(contract, one) === dateToWire(contract, other);
	const isOurs = facts.due !== null && sameTime(facts.due.at, record.deadline ?? '');
	const isSame = options === null || facts.due?.callId === first.id;
	const due = isSame ? undefined : deadlineOf(first.startedAt, options);
	if (isOurs && due !== undefined) {
		next.due = { at: due, callId: first.id };
		change.deadline = due;
	}
	const wasTried =
		contact === 'tried' &&
		!facts.tried.includes(call.id) &&
		missedCalls.every(({ startedAt }) => Date.parse(startedAt) <= Date.parse(call.startedAt ?? ''));
	const notes = wasTried ? [contactNote(inHand)] : [];
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
function contactNote({ call, contact }: CallInHand): string {
	const done = TALKED[call.direction ?? 'unknown'];
	const who = call.employee.name ?? call.employee.email ?? call.employee.extension;
	const facts = [call.startedAt && timeInWords(call.startedAt), who && cleanText(who, 100)];
	return [contact === 'tried' ? 'Не додзвонилися' : done, facts.filter(Boolean).join(', ')]
		.filter(Boolean)
		.join(': ');
}
