import type { Call } from '../../nodes/shared/Call';
import { Batch } from '../../nodes/Asteril/crm/Batch';
import { completeMissedCallTasks } from '../../nodes/Asteril/crm/missedCalls/completeMissedCallTasks';
import { createMissedCallTask } from '../../nodes/Asteril/crm/missedCalls/createMissedCallTask';
import type { TaskOptions } from '../../nodes/Asteril/crm/missedCalls/draftTask';
import { aCall, aMissedCall } from './aCall.mts';
import type { OpenCabinet } from './openCabinet.mts';

const OPTIONS: TaskOptions = {
	createFor: 'missed',
	oneOpenTask: true,
	maxAgeDays: 3,
	responsible: { assignTo: 'chosen', chosen: null, fallback: null, employees: [] },
	dueMinutes: null,
	calendar: null,
	title: 'Пропущений дзвінок: {phone}',
	text: 'Передзвоніть.',
};
export const OLENA = { id: 1, name: 'Олена Наявна' };

/** A moment of the day on which the calls are. */
export const on = (clock: string) => `2026-11-22T${clock}+02:00`;
export const NOT_REACHED = {
	direction: 'outgoing',
	outcome: 'notReached',
	recordingUrl: null,
} as const;

/** A missed call, a call after it, and what then stands in the cabinet. */
export function missedCallLife(cabinet: () => OpenCabinet) {
	const miss = async (
		call: Partial<Call> = {},
		client: typeof OLENA | null = OLENA,
		options: Partial<TaskOptions> = {},
	) => {
		const missed = aMissedCall({ startedAt: on('10:00:00'), ...call });
		const all = { ...OPTIONS, ...options };
		return await createMissedCallTask(new Batch(cabinet(), [missed]), missed, client, all);
	};
	const after = async (call: Partial<Call>, clientId: number | string | null = 1) => {
		const later = aCall({ id: 'r1', startedAt: on('11:00:00'), ...call });
		const batch = new Batch(cabinet(), [later]);
		const client = clientId === null ? null : { id: clientId, name: null };
		return await completeMissedCallTasks(batch, later, client);
	};
	const tasks = () => cabinet().sandbox.cabinet.tasks;
	const statuses = () => tasks().map(({ status }) => status);
	const writes = () => cabinet().sent.filter((sent) => sent.startsWith('POST'));
	return { miss, after, tasks, statuses, writes };
}
