/** Point 5: while the phone rings, in a real n8n with its default engine: our node, and the same from n8n's own nodes. */
import { installN8n } from '../local-n8n/installN8n.mts';
import { packPackage } from '../local-n8n/packPackage.mts';
import { newestN8n } from '../local-n8n/versions.mts';
import { setFaults } from '../scripts/sandboxControl.mts';
import { goal, rounded, table, type Goal, type Part } from './figures.mts';
import {
	publishRouting,
	routers,
	titles as routerTitles,
	type Router,
} from './routingWorkflows.mts';
import { startBenchSandbox } from './sandbox.mts';
import { startBenchN8n } from './startN8n.mts';

/** How long the cabinet itself takes for an answer; it is subtracted from the times. */
const CABINET_MS = 50;
const DEADLINE_MS = 2000;
const AFTER_DEADLINE_MS = 100;
const WARM_UP = 20;

const CLIENT = '380501112233';
const MANAGER = 'shopexample_olha';
const FALLBACK = '380441112233';

/** Who answers a request. `alone` is n8n without the routing: the node refuses the request at once. */
type Answerer = Router | 'alone';
const answerers: Answerer[] = [...routers, 'alone'];
const titles: Record<Answerer, string> = { ...routerTitles, alone: 'n8n alone (a wrong token)' };

interface Situation {
	name: string;
	calls: Record<Answerer, number>;
	atOnce: number;
	hangs: boolean;
}

const SITUATIONS: Situation[] = [
	{ name: 'one at a time', calls: { ours: 100, own: 100, alone: 100 }, atOnce: 1, hangs: false },
	{ name: 'ten at once', calls: { ours: 300, own: 100, alone: 300 }, atOnce: 10, hangs: false },
	// Of the other a few show it: none is answered in time.
	{ name: 'a cabinet that hangs', calls: { ours: 500, own: 50, alone: 0 }, atOnce: 5, hangs: true },
];

interface Answer {
	/** Nothing when the request was refused. */
	destination?: string;
	milliseconds: number;
}

interface Measured {
	situation: Situation;
	router: Answerer;
	answers: Answer[];
	/** Requests to the cabinet and to Ringostat, for one call. */
	requests: number;
}

export async function benchRouting(report: (line: string) => void): Promise<Part> {
	const installed = await installN8n(newestN8n, report);
	const tarball = await packPackage(report);
	const sandbox = await startBenchSandbox(CABINET_MS);
	await fill(sandbox.url);
	const n8n = await startBenchN8n(installed, tarball, sandbox, ['routing', {}], publishRouting);
	const found: Measured[] = [];
	try {
		for (const router of routers) await ask(n8n.urls[router], WARM_UP, 2);
		for (const situation of SITUATIONS) {
			for (const router of answerers) {
				if (situation.calls[router] === 0) continue;
				if (situation.hangs) await hang(sandbox.url);
				const before = await sandbox.requests();
				const url = router === 'alone' ? `${n8n.urls.ours}wrong` : n8n.urls[router];
				const answers = await ask(url, situation.calls[router], situation.atOnce);
				const requests = ((await sandbox.requests()) - before) / answers.length;
				await setFaults(sandbox.url, {});
				const measured = { situation, router, answers, requests };
				check(measured);
				report(`${situation.name}, ${router}: 95 % within ${rounded(within(measured, 0.95))} ms`);
				found.push(measured);
			}
		}
	} finally {
		await n8n.close();
		sandbox.close();
	}
	const text = `Milliseconds from Ringostat's request to the answer, without the ${CABINET_MS} ms that the cabinet takes; with a cabinet that hangs, all of them. As wanted: to the manager, or to the fallback when the cabinet hangs, within ${DEADLINE_MS + AFTER_DEADLINE_MS} ms.`;
	return {
		title: `While the phone rings: n8n ${newestN8n}, default engine`,
		text: `${text}\n\n${table(HEAD, found.map(rowOf))}`,
		goals: goalsOf(found),
	};
}

/** A client with a manager; Ringostat's employees are there already. */
async function fill(sandboxUrl: string): Promise<void> {
	const users = ['owner', 'olha', 'ivan'].map((login) => ({
		name: login,
		email: `${login}@shop.example`,
	}));
	const clients = [{ name: 'Client', phone: CLIENT, responsible: 2 }];
	await fetch(`${sandboxUrl}/_sandbox/seed`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ users, clients }),
	});
}

async function hang(sandboxUrl: string): Promise<void> {
	await setFaults(sandboxUrl, { latencyMs: [30_000, 30_000], routes: ['GET clients'] });
}

/** Asks so often where a call goes, so many at once. */
async function ask(url: string, count: number, atOnce: number): Promise<Answer[]> {
	const answers: Answer[] = [];
	let left = count;
	const caller = async () => {
		while (left-- > 0) {
			const began = performance.now();
			const answer = await fetch(url, {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify({ call_id: `b${left}`, caller_number: CLIENT, dst: FALLBACK }),
			});
			const { destination } = (await answer.json()) as { destination?: string };
			answers.push({ destination, milliseconds: performance.now() - began });
		}
	};
	await Promise.all(Array.from({ length: atOnce }, caller));
	return answers;
}

/** Speed counts only when the calls went where they belong; one that had to wait may go to the fallback. */
function check({ situation, router, answers }: Measured): void {
	const fine = situation.hangs ? [FALLBACK] : [MANAGER, FALLBACK];
	const allowed: Array<string | undefined> = router === 'alone' ? [undefined] : fine;
	const wrong = answers.filter(({ destination }) => !allowed.includes(destination));
	if (wrong.length === 0) return;
	throw new Error(`${situation.name}, ${router}: ${wrong.length} went to ${wrong[0].destination}`);
}

/** Within so many milliseconds that share of the answers came, the cabinet's own time left out. */
function within({ situation, router, answers }: Measured, share: number): number {
	const times = answers.map(({ milliseconds }) => milliseconds).sort((one, other) => one - other);
	const time = times[Math.min(times.length - 1, Math.ceil(times.length * share) - 1)];
	return situation.hangs || router === 'alone' ? time : time - CABINET_MS;
}

/** How many answers were in time, and went to the manager when the cabinet answers. */
function asWanted({ situation, router, answers }: Measured): number {
	const wanted = router === 'alone' ? undefined : situation.hangs ? FALLBACK : MANAGER;
	const longest = DEADLINE_MS + AFTER_DEADLINE_MS;
	return answers.filter(
		({ destination, milliseconds }) => destination === wanted && milliseconds <= longest,
	).length;
}

const HEAD = [
	'what',
	'router',
	'calls',
	'50 % ms',
	'95 % ms',
	'slowest ms',
	'as wanted',
	'requests',
];

function rowOf(measured: Measured): string[] {
	const { situation, router, answers, requests } = measured;
	return [
		router === 'ours' ? situation.name : '',
		titles[router],
		String(answers.length),
		...[0.5, 0.95, 1].map((share) => rounded(within(measured, share))),
		`${asWanted(measured)} of ${answers.length}`,
		rounded(requests),
	];
}

function goalsOf(found: readonly Measured[]): Goal[] {
	const [one, ten, hanging] = found.filter(({ router }) => router === 'ours');
	const most = (measured: Measured, wanted: number) =>
		goal(`${measured.situation.name}, 95 % of answers, ms`, within(measured, 0.95), 'most', wanted);
	const { length } = hanging.answers;
	return [
		most(one, 150),
		most(ten, 600),
		goal('a cabinet that hangs, answers in time', asWanted(hanging), 'least', length),
		// SIP states are five seconds old at most.
		goal('one at a time, requests for a call', one.requests, 'most', 1.5),
	];
}
