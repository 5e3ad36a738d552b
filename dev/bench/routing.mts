/** Point 5: while the phone rings, in a real n8n with its default engine: our node, and the same from n8n's own nodes. */
import { inParallel } from '../../nodes/shared/inParallel.ts';
import { http } from '../local-n8n/http.mts';
import { installN8n } from '../local-n8n/installN8n.mts';
import { newestN8n } from '../local-n8n/versions.mts';
import { setFaults } from '../scripts/sandboxControl.mts';
import { routingTemplate, routingUrl } from '../scripts/template.mts';
import { goal, percentile, rounded, table, type Goal, type Part } from './figures.mts';
import { startBenchSandbox, type BenchSandbox } from './sandbox.mts';
import { startBenchN8n, type BenchN8n } from './startN8n.mts';
import { readBench, withKey } from './workflows.mts';

/** How long the cabinet itself takes for an answer; it is subtracted from the times. */
const CABINET_MS = 50;
const DEADLINE_MS = 2000;
const AFTER_DEADLINE_MS = 100;
const LONGEST_MS = DEADLINE_MS + AFTER_DEADLINE_MS;
const WARM_UP = 20;

const CLIENT = '380501112233';
const MANAGER = 'shopexample_olha';
const FALLBACK = '380441112233';

/** Who answers a request. `alone` is n8n without the routing: the node refuses the request at once. */
const titles = {
	ours: 'Ringostat Call Routing (`templates/route-to-manager.json`)',
	own: "n8n's own nodes (`dev/bench/diy-routing.json`)",
	alone: 'n8n alone (a wrong token)',
};
type Answerer = keyof typeof titles;
const answerers = Object.keys(titles) as Answerer[];

const SITUATIONS = [
	{ name: 'one at a time', calls: { ours: 100, own: 100, alone: 100 }, atOnce: 1, hangs: false },
	{ name: 'ten at once', calls: { ours: 300, own: 100, alone: 300 }, atOnce: 10, hangs: false },
	// Of the other a few show it: none is answered in time.
	{ name: 'a cabinet that hangs', calls: { ours: 500, own: 50, alone: 0 }, atOnce: 5, hangs: true },
];

type Situation = (typeof SITUATIONS)[number];

interface Answer {
	/** Nothing when the request was refused. */
	destination?: string;
	milliseconds: number;
}

interface Measured {
	situation: Situation;
	router: Answerer;
	/** Within so many milliseconds that share of the answers came, the cabinet's own time left out. */
	within(share: number): number;
	answered: number;
	/** How many answers were in time, and went to the manager when the cabinet answers. */
	asWanted: number;
	/** Requests to the cabinet and to Ringostat, for one call. */
	requests: number;
}

export async function benchRouting(report: (line: string) => void): Promise<Part> {
	const installed = await installN8n(newestN8n, report);
	const sandbox = await startBenchSandbox(CABINET_MS);
	// A client with a manager; Ringostat's employees are there already.
	const users = ['owner', 'olha', 'ivan'].map((name) => ({ name, email: `${name}@shop.example` }));
	await sandbox.fill({ users, clients: [{ name: 'Client', phone: CLIENT, responsible: 2 }] });
	const n8n = await startBenchN8n(installed, sandbox, ['routing', {}], report);
	const found: Measured[] = [];
	try {
		const urls = await publishRouters(n8n, sandbox);
		for (const router of ['ours', 'own'] as const) await ask(urls[router], WARM_UP, 2);
		for (const situation of SITUATIONS) {
			for (const router of answerers.filter((one) => situation.calls[one] > 0)) {
				const before = await sandbox.state();
				const hanging = { latencyMs: [30_000, 30_000], routes: ['GET clients'] };
				await setFaults(sandbox.url, situation.hangs ? hanging : {});
				const answers = await ask(urls[router], situation.calls[router], situation.atOnce);
				await setFaults(sandbox.url, {});
				const requests = (await sandbox.state()).requests.count - before.requests.count;
				const measured = judged(situation, router, answers, requests);
				report(`${situation.name}, ${router}: 95 % within ${rounded(measured.within(0.95))} ms`);
				found.push(measured);
			}
		}
	} finally {
		await n8n.close();
		sandbox.close();
	}
	const text = `Milliseconds from Ringostat's request to the answer, without the ${CABINET_MS} ms that the cabinet takes; with a cabinet that hangs, all of them. As wanted: to the manager, or to the fallback when the cabinet hangs, within ${LONGEST_MS} ms.`;
	const head = ['what', 'router', 'calls', '50 % ms', '95 % ms', 'slowest ms'];
	const rows = found.map(({ situation, router, within, answered, asWanted, requests }) => [
		...[router === 'ours' ? situation.name : '', titles[router], String(answered)],
		...[within(0.5), within(0.95), within(1)].map(rounded),
		...[`${asWanted} of ${answered}`, rounded(requests)],
	]);
	return {
		title: `While the phone rings: n8n ${newestN8n}, default engine`,
		text: `${text}\n\n${table([...head, 'as wanted', 'requests'], rows)}`,
		goals: goalsOf(found),
	};
}

/** Publishes both workflows, and gives the addresses that Ringostat would ask. */
async function publishRouters(
	n8n: BenchN8n,
	sandbox: BenchSandbox,
): Promise<Record<Answerer, string>> {
	const ours = `${routingUrl(n8n.url, 'bench-routing')}?token=${n8n.token}`;
	await n8n.serve('routing', routingTemplate('bench-routing', FALLBACK), ours);
	const own = `${n8n.url}/webhook/bench-diyRouting`;
	const key = await n8n.save('httpQueryAuth', { name: 'api_key', value: sandbox.apiKey });
	await n8n.serve('diyRouting', withKey(readBench('diy-routing.json', sandbox), key), own);
	return { ours, own, alone: `${ours}wrong` };
}

/** Asks so often where a call goes, so many at once. */
async function ask(url: string, count: number, atOnce: number): Promise<Answer[]> {
	const calls = Array.from({ length: count }, (_, n) => `b${n}`);
	return await inParallel(calls, atOnce, async (id) => {
		const began = performance.now();
		const call = { call_id: id, caller_number: CLIENT, dst: FALLBACK };
		const { data } = await http.post<{ destination?: string }>(url, call);
		return { destination: data.destination, milliseconds: performance.now() - began };
	});
}

/** @throws when a call went where it does not belong; one that had to wait may go to the fallback */
function judged(
	situation: Situation,
	router: Answerer,
	answers: Answer[],
	requests: number,
): Measured {
	const alone = router === 'alone';
	const wanted = alone ? undefined : situation.hangs ? FALLBACK : MANAGER;
	for (const { destination } of answers) {
		if (destination === wanted || (!alone && destination === FALLBACK)) continue;
		throw new Error(`${situation.name}, ${router}: a call went to ${destination}`);
	}
	const cabinetMs = situation.hangs || alone ? 0 : CABINET_MS;
	const times = answers.map(({ milliseconds }) => milliseconds);
	return {
		...{ situation, router, answered: answers.length, requests: requests / answers.length },
		within: (share) => percentile(times, share) - cabinetMs,
		asWanted: answers.filter((one) => one.destination === wanted && one.milliseconds <= LONGEST_MS)
			.length,
	};
}

function goalsOf(found: readonly Measured[]): Goal[] {
	const [one, ten, hanging] = found.filter(({ router }) => router === 'ours');
	const most = ({ situation, within }: Measured, wanted: number) =>
		goal(`${situation.name}, 95 % of answers, ms`, within(0.95), 'most', wanted);
	return [
		most(one, 150),
		most(ten, 600),
		goal('a cabinet that hangs, answers in time', hanging.asWanted, 'least', hanging.answered),
		// SIP states are five seconds old at most.
		goal('one at a time, requests for a call', one.requests, 'most', 1.5),
	];
}
