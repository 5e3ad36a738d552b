import { AsterilApi, type Filters } from '../../nodes/Asteril/api/AsterilApi';
import { resolveContract } from '../../nodes/Asteril/api/contract';
import type { CallRecord, TaskRecord } from '../../nodes/Asteril/api/records';
import type { Cabinet } from '../../nodes/Asteril/crm/cabinet';
import { ProcessState } from '../../nodes/Asteril/crm/ProcessState';
import { markFindable } from '../../nodes/Asteril/crm/verifyFindable';
import { ApiError } from '../../nodes/shared/http/ApiError';
import { ms } from './missedCallTable.mts';

/** What becomes of a write: it is refused, or its answer is lost before or after it is carried out. */
export type Fate =
	| 'refused'
	| 'cut before'
	| 'cut after'
	| 'no id, not created'
	| 'no id, created'
	| 'ok';

const failureOf = (fate: Fate) =>
	new ApiError(fate.startsWith('no id') ? 'contract' : 'unreachable', fate, {
		description: 'Look.',
		outcomeUnknown: fate !== 'refused',
	});

/** A cabinet whose tasks are held in memory, in our words: nothing is sent. */
export interface MemoryCabinet extends Cabinet {
	tasks: TaskRecord[];
	sent: string[];
	pauses: number[];
	/** Of the lists that were asked for. */
	filters: Array<Filters<'call'>>;
}

export interface MemoryOptions extends Partial<Cabinet> {
	/** Logged calls. */
	calls?: Array<Partial<CallRecord>>;
	overrides?: object;
}

/** @param fates what becomes of the writes, one after another; of further ones `ok` */
export function memoryCabinet(
	fates: Fate[] = [],
	{ calls = [], overrides = {}, ...more }: MemoryOptions = {},
): MemoryCabinet {
	const tasks: TaskRecord[] = [];
	const sent: string[] = [];
	const pauses: number[] = [];
	const asked: Array<Filters<'call'>> = [];
	const write = async (what: string, carryOut: () => void) => {
		sent.push(what);
		const fate = fates.shift() ?? 'ok';
		if (fate === 'ok' || fate === 'cut after' || fate === 'no id, created') carryOut();
		await Promise.resolve();
		if (fate !== 'ok') throw failureOf(fate);
	};
	const page = async (name: string, filters: Filters<'call'> = {}) => {
		sent.push(`list ${name}s`);
		asked.push(filters);
		await Promise.resolve();
		const records = structuredClone({ task: tasks, call: calls }[name] ?? []);
		return { records, rows: records.length, more: false, last: 0 };
	};
	const api = new AsterilApi(
		async () => await Promise.reject(new Error('no server')),
		resolveContract(JSON.stringify(overrides)),
	);
	Object.assign(api, {
		page,
		async *pages(...list: Parameters<typeof page>) {
			yield await page(...list);
		},
		async create(name: 'task', draft: Partial<TaskRecord>) {
			const unset = { clientId: null, deadline: null, responsible: null };
			const record = {
				...unset,
				...(JSON.parse(JSON.stringify(draft)) as object),
				id: tasks.length + 1,
			} as TaskRecord;
			await write(`create ${name}`, () => void tasks.push(record));
			return structuredClone(record);
		},
		async update(name: 'task', id: number, change: Partial<TaskRecord>) {
			await write(`change ${name} ${id}`, () => Object.assign(tasks[id - 1], change));
		},
	});
	const cabinet = {
		...{ api, name: 'memory', severalWorkers: false, state: new ProcessState() },
		...{ sleep: async (pause: number) => void pauses.push(pause), now: () => ms('10:01') },
		...{ tasks, sent, pauses, filters: asked },
		...more,
	};
	markFindable(cabinet, 'task');
	return cabinet;
}
