/** The sandbox in a process of its own; `dev/bench/sandbox.mts` starts it and speaks to it over IPC. */
import { startSandbox } from '../sandbox/index.mts';

const { url, cabinet } = await startSandbox({
	seed: false,
	apiKey: process.env.BENCH_KEY,
	latencyMs: Number(process.env.BENCH_LATENCY),
});

/** When a call was last written about: a call, or a task made for it, bears its id. */
const lastWrites: Record<string, number> = {};
const create = cabinet.create.bind(cabinet);
cabinet.create = (entity, fields) => {
	const record = create(entity, fields);
	const id = record.external_id;
	if (typeof id === 'string') lastWrites[id] = performance.timeOrigin + performance.now();
	return record;
};

process.on('message', () => process.send?.(lastWrites));
process.on('disconnect', () => process.exit(0));
process.send?.(url);
