/** Point 2: the nodes in n8n's engine, in this process, against the bare requests, at a fixed latency. */
import { Agent, request } from 'node:http';
import type { IDataObject } from 'n8n-workflow';
import { callsOf, knownClients, type Body } from './calls.mts';
import { loadEngine, NODES } from './engine.mts';
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
			[`${ONE_BY_ONE} calls of known clients, one at a time`, ...single.cells],
			['the same, against bare requests that connect anew each time', ...single.fresh],
			[`batch, against bare requests, ${BATCH.parallel} at once`, ...batch.bare],
			[`batch, against requests × latency ÷ ${BATCH.parallel}`, ...batch.ideal],
		];
		return {
			title: `Against the wire, ${LATENCY_MS} ms latency`,
			text: `${table(head, rows)}\n\nThe batch: ${BATCH.calls} new calls of ${BATCH.numbers} new numbers from "Get Calls", ${batch.requests} requests.`,
			goals: [
				goal('one call at a time', single.ratio, 'most', 1.1),
				goal('batch, to requests × latency ÷ 5', batch.ratio, 'most', 1.25),
			],
		};
	} finally {
		sandbox.close();
	}
}

/** The ratio is that of each round, since the machine may be slower in one than in another. */
function ratioOf(ours: number[], wire: number[]): number {
	return median(ours.map((each, round) => each / wire[round]));
}

function cellsOf(ours: number[], wire: number[]): string[] {
	return [rounded(median(ours)), rounded(median(wire)), rounded(ratioOf(ours, wire))];
}

async function oneByOne(sandbox: BenchSandbox, rounds: number, report: (line: string) => void) {
	const { runWorkflow, step } = await loadEngine();
	const steps = [{ type: 'ringostat' }, ...NODES.map((name) => step(name))];
	const send = sender(sandbox);
	const connectAnew = sender(sandbox, false);
	const ours: number[] = [];
	const wire: number[] = [];
	const fresh: number[] = [];
	for (let round = 0; round <= rounds; round++) {
		await sandbox.ask({ clients: knownClients });
		// Answered calls of known clients: three requests each, the same for both.
		const calls = callsOf(round, ONE_BY_ONE * 2).filter((_, n) => n % 5 !== 0);
		const few = calls.filter(({ disposition }) => disposition === 'ANSWERED').slice(0, ONE_BY_ONE);
		const mine = await timed(few, async (body) => {
			const ran = await runWorkflow(steps, [{ json: body }], credentials(sandbox));
			if (ran.error) throw ran.error;
		});
		await sandbox.ask({ clients: knownClients });
		const bare = await timed(few, async (body) => await bareCall(send, body));
		await sandbox.ask({ clients: knownClients });
		const anew = await timed(few, async (body) => await bareCall(connectAnew, body));
		report(`${round}/${rounds} one at a time: ${[mine, bare, anew].map(rounded).join(', ')} ms`);
		if (round === 0) continue;
		ours.push(mine);
		wire.push(bare);
		fresh.push(anew);
	}
	return { ratio: ratioOf(ours, wire), cells: cellsOf(ours, wire), fresh: cellsOf(ours, fresh) };
}

/** The three requests of an answered call of a known client. */
async function bareCall(send: Send, body: Body): Promise<void> {
	const phone = body.userfield;
	const { clients } = (await send('GET', `clients?phone=${phone}&page=1&limit=100`)) as {
		clients: Array<{ id: number }>;
	};
	await send('GET', `calls?externalId=${body.uniqueid}&page=1&limit=100`);
	const fields = { external_id: body.uniqueid, client_id: clients[0].id, phone };
	await send('POST', 'call', { fields: { ...fields, comment: 'x'.repeat(200) } });
}

async function timed(calls: Body[], work: (call: Body) => Promise<void>): Promise<number> {
	const began = performance.now();
	for (const call of calls) await work(call);
	return performance.now() - began;
}

async function batches(sandbox: BenchSandbox, rounds: number, report: (line: string) => void) {
	const { runWorkflow, step } = await loadEngine();
	const getCalls = { type: 'ringostat', parameters: { operation: 'getCalls' } };
	const steps = [getCalls, ...NODES.map((name) => step(name))];
	const send = sender(sandbox);
	const taken: Array<{ mine: number; bare: number; ideal: number; requests: number }> = [];
	for (let round = 1; round <= rounds; round++) {
		await sandbox.ask({ clients: [], calls: accountCalls(round) });
		const before = await sandbox.requests();
		const began = performance.now();
		const ran = await runWorkflow(steps, [{ json: {} as IDataObject }], credentials(sandbox));
		const mine = performance.now() - began;
		if (ran.error) throw ran.error;
		const requests = (await sandbox.requests()) - before;
		const { counts } = await sandbox.ask();
		if (counts[0] !== BATCH.numbers || counts[1] !== BATCH.calls) throw new Error(`${counts}`);
		await sandbox.ask({ clients: [] });
		const bareBegan = performance.now();
		let left = requests;
		const workers = Array.from({ length: BATCH.parallel }, async () => {
			while (left-- > 0) await send('GET', 'clients?phone=380671234567&page=1&limit=100');
		});
		await Promise.all(workers);
		const bare = performance.now() - bareBegan;
		const ideal = (requests * LATENCY_MS) / BATCH.parallel;
		report(
			`${round}/${rounds} batch: ${rounded(mine)} ms, ${requests} requests, ideal ${ideal} ms`,
		);
		taken.push({ mine, bare, ideal, requests });
	}
	const of = (name: keyof (typeof taken)[0]) => taken.map((each) => each[name]);
	return {
		requests: median(of('requests')),
		ratio: ratioOf(of('mine'), of('ideal')),
		bare: cellsOf(of('mine'), of('bare')),
		ideal: cellsOf(of('mine'), of('ideal')),
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

type Send = (method: string, path: string, body?: object) => Promise<unknown>;

/** Nothing but the request, on connections that are kept; or, as n8n does it, on a new one each time. */
function sender({ url, apiKey }: BenchSandbox, keepAlive = true): Send {
	const agent = new Agent({ keepAlive });
	return async (method, path, body) => {
		const at = `${url}/api/v3.1/${path}${path.includes('?') ? '&' : '?'}api_key=${apiKey}`;
		const text = body && JSON.stringify(body);
		const headers = text ? { 'content-type': 'application/json' } : {};
		return await new Promise((resolve, reject) => {
			const sent = request(at, { method, agent, headers }, (answer) => {
				let received = '';
				answer.setEncoding('utf8').on('data', (part: string) => (received += part));
				answer.on('end', () => resolve(JSON.parse(received)));
			});
			sent.on('error', reject).end(text);
		});
	};
}
