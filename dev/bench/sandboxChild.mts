/** The sandbox in a process of its own; `dev/bench/sandbox.mts` starts it and speaks to it over IPC. */
import { startSandbox } from '../sandbox/index.mts';
import type { Question, SandboxFacts } from './sandbox.mts';

const sandbox = await startSandbox({
	seed: false,
	apiKey: process.env.BENCH_KEY,
	latencyMs: Number(process.env.BENCH_LATENCY),
});

/** When a call was last written about: a call, or a task made for it, bears its id. */
const lastWrites = new Map<string, number>();
const { cabinet, ringostat } = sandbox;
const create = cabinet.create.bind(cabinet);
cabinet.create = (entity, fields) => {
	const record = create(entity, fields);
	const id = record.external_id;
	if (typeof id === 'string') lastWrites.set(id, performance.timeOrigin + performance.now());
	return record;
};

process.on('message', ({ id, clients, calls }: Question) => {
	if (clients) {
		cabinet.reset();
		ringostat.reset();
		for (const fields of clients) create('client', fields);
		lastWrites.clear();
	}
	for (const call of calls ?? []) ringostat.add(call);
	const facts: SandboxFacts = {
		lastWrites: Object.fromEntries(lastWrites),
		counts: [cabinet.count('client'), cabinet.count('call'), cabinet.count('task')],
	};
	process.send?.({ id, facts });
});
process.on('disconnect', () => process.exit(0));
process.send?.({ url: sandbox.url });
