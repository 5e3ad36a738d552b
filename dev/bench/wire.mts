/** Point 2: the nodes in n8n's engine, in this process, against the bare requests, at a fixed latency. */
import { inParallel } from '../../nodes/shared/inParallel.ts';
import { PIPELINE } from '../../test/support/pipeline.mts';
import { runWorkflow } from '../../test/support/runWorkflow.mts';
import { bareCall, sender } from './bareRequests.mts';
import { callsOf, knownClients, type Body } from './calls.mts';
import { goal, median, rounded, table, type Part } from './figures.mts';
import { startBenchSandbox, type BenchSandbox } from './sandbox.mts';

const LATENCY_MS = 20;
const ONE_BY_ONE = 40;
const BATCH = { calls: 1000, numbers: 400, parallel: 5 };

export async function benchWire(rounds: number, report: (line: string) => void): Promise<Part> {
	const sandbox = await startBenchSandbox(LATENCY_MS);
	try {
		const single = await oneByOne(sandbox, rounds, report);
		const batch = await batches(sandbox, Math.min(rounds, 3), report);
		const head = ['what', 'ours ms', 'the wire ms', 'ratio'];
		const rows = [
			[`${ONE_BY_ONE} calls of known clients, one at a time`, ...single.known.cells],
			['the same, against bare requests that connect anew each time', ...single.fresh.cells],
			[`batch, against bare requests, ${BATCH.parallel} at once`, ...batch.bare.cells],
			[`batch, against requests × latency ÷ ${BATCH.parallel}`, ...batch.ideal.cells],
		];
		return {
			title: `Against the wire, ${LATENCY_MS} ms latency`,
			text: `${table(head, rows)}\n\nThe batch: ${BATCH.calls} new calls of ${BATCH.numbers} new numbers from "Get Calls", ${batch.requests} requests.`,
			goals: [
				goal('one call at a time', single.known.ratio, 'most', 1.1),
				goal('batch, to requests × latency ÷ 5', batch.ideal.ratio, 'most', 1.25),
			],
		};
	} finally {
		sandbox.close();
	}
}

/** Our time and the wire's, and the ratio of each round, since the machine may be slower in one than in another. */
function compared(ours: number[], wire: number[]): { ratio: number; cells: string[] } {
	const ratio = median(ours.map((each, round) => each / wire[round]));
	return { ratio, cells: [median(ours), median(wire), ratio].map(rounded) };
}

async function oneByOne(sandbox: BenchSandbox, rounds: number, report: (line: string) => void) {
	const keep = sender(sandbox);
	const connectAnew = sender(sandbox, false);
	const ways: Array<(body: Body) => Promise<void>> = [
		async (body) => {
			const ran = await runWorkflow(PIPELINE, [{ json: body }], credentials(sandbox));
			if (ran.error) throw ran.error;
		},
		async (body) => await bareCall(keep, body),
		async (body) => await bareCall(connectAnew, body),
	];
	const taken: number[][] = [];
	for (let round = 0; round <= rounds; round++) {
		// Answered calls of known clients: three requests each, the same for all.
		const calls = callsOf(round, ONE_BY_ONE * 2).filter((_, n) => n % 5 !== 0);
		const few = calls.filter(({ disposition }) => disposition === 'ANSWERED').slice(0, ONE_BY_ONE);
		const times: number[] = [];
		for (const way of ways) {
			await sandbox.fill({ clients: knownClients });
			times.push(
				await timed(async () => {
					for (const call of few) await way(call);
				}),
			);
		}
		report(`${round}/${rounds} one at a time: ${times.map(rounded).join(', ')} ms`);
		if (round > 0) taken.push(times);
	}
	const [ours, wire, fresh] = ways.map((_, way) => taken.map((times) => times[way]));
	return { known: compared(ours, wire), fresh: compared(ours, fresh) };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
	const began = performance.now();
	await work();
	return performance.now() - began;
}

async function batches(sandbox: BenchSandbox, rounds: number, report: (line: string) => void) {
	const getCalls = { type: 'ringostat', parameters: { operation: 'getCalls' } };
	const steps = [getCalls, ...PIPELINE.slice(1)];
	const send = sender(sandbox);
	const taken: Array<{ mine: number; bare: number; ideal: number; requests: number }> = [];
	for (let round = 1; round <= rounds; round++) {
		await sandbox.fill({ ringostatCalls: accountCalls(round) });
		const mine = await timed(async () => {
			const ran = await runWorkflow(steps, [{ json: {} }], credentials(sandbox));
			if (ran.error) throw ran.error;
		});
		const { clients, calls, requests: made } = await sandbox.state();
		if (clients.length !== BATCH.numbers || calls.length !== BATCH.calls) {
			throw new Error(`${clients.length} clients, ${calls.length} calls`);
		}
		const requests = made.count;
		await sandbox.fill({});
		const asked = Array<string>(requests).fill('clients?phone=380671234567&page=1&limit=100');
		const bare = await timed(async () => {
			await inParallel(asked, BATCH.parallel, async (path) => await send('GET', path));
		});
		const ideal = (requests * LATENCY_MS) / BATCH.parallel;
		report(
			`${round}/${rounds} batch: ${rounded(mine)} ms, ${requests} requests, ideal ${ideal} ms`,
		);
		taken.push({ mine, bare, ideal, requests });
	}
	const of = (name: keyof (typeof taken)[0]) => taken.map((each) => each[name]);
	return {
		requests: median(of('requests')),
		bare: compared(of('mine'), of('bare')),
		ideal: compared(of('mine'), of('ideal')),
	};
}

/** Calls of the last 100 minutes; one in twenty was missed. */
function accountCalls(round: number) {
	return Array.from({ length: BATCH.calls }, (_, n) => ({
		id: `w${round}.${n}`,
		client: `380672${String(n % BATCH.numbers).padStart(6, '0')}`,
		startedAt: new Date(Date.now() - (100 - n * 0.09) * 60_000).toISOString(),
		...(n % 20 === 0 && { status: 'NO ANSWER', talkSeconds: 0, waitSeconds: 20 }),
	}));
}

function credentials({ url, apiKey }: BenchSandbox) {
	const asterilApi = { address: url, customAddress: true, apiKey, defaultResponsible: '' };
	const authKey = 'sandbox-auth-key';
	return { asterilApi, ringostatApi: { token: 't', authKey, apiAddress: `${url}/ringostat` } };
}
