import type { Call } from '../../shared/Call';
import { fillText } from '../../shared/text';
import type { ClientRecord, Id, TaskRecord } from '../api/records';
import type { Batch } from './Batch';
import type { Cabinet } from './cabinet';
import { callFacts } from './callFacts';
import { createOnce } from './createOnce';
import { findByExternalId } from './search';

export interface TaskOptions {
	/** `never`: no task is wanted. */
	createFor: 'missed' | 'never';
	/** A user's id; `null` leaves it to the cabinet, which takes the key's owner. */
	responsible: Id | null;
	/** May name `{phone}`, `{client}`, `{time}`, `{line}`, `{employee}`. */
	title: string;
	text: string;
}

export interface TaskOutcome {
	task: TaskRecord | null;
	taskCreated: boolean;
	skipped?: string;
	surplus?: { id: Id; duplicateOf: Id };
}

/** Makes sure that a missed call has its task: one for each call id. */
export async function createMissedCallTask(
	cabinet: Cabinet,
	call: Call,
	client: Pick<ClientRecord, 'id' | 'name'> | null,
	options: TaskOptions,
	batch: Batch,
): Promise<TaskOutcome> {
	const reason = reasonForNone(call, options);
	if (reason !== null) return { task: null, taskCreated: false, skipped: reason };

	const known = await batch.openTask((task) => task.externalId === call.id);
	if (known) return { task: known, taskCreated: false };

	const facts = callFacts(call, client);
	const { record, created, surplus } = await createOnce(
		cabinet,
		`task ${call.id}`,
		async () => await findByExternalId(cabinet.api, 'task', call.id),
		async () =>
			await cabinet.api.create('task', {
				externalId: call.id,
				clientId: client?.id,
				title: fillText(options.title, facts),
				description: fillText(options.text, facts),
				status: 'open',
				responsible: options.responsible ?? undefined,
				type: 'missedCall',
			}),
	);
	return { task: record, taskCreated: created, ...(surplus && { surplus }) };
}

function reasonForNone(call: Call, { createFor }: TaskOptions): string | null {
	if (createFor === 'never') return '"Create For" is "Never"';
	if (call.missed) return null;
	if (call.outcome === 'inProgress') return 'the call is still in progress';
	if (call.direction === null)
		return 'the call has no direction, so whether it was missed is not known';
	return call.direction === 'outgoing' ? 'an outgoing call' : 'the call was not missed';
}
