/** The story of `npm start` in a real n8n, and what must never happen along the way. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import axios from 'axios';
import { cacheFolder } from '../../dev/local-n8n/cacheFolder.mts';
import { isAlive } from '../../dev/local-n8n/processes.mts';
import { saveCredential, testCredential } from '../../dev/local-n8n/rest/credentials.mts';
import {
	errorOf,
	executionText,
	listExecutions,
	waitForExecutions,
	type Execution,
} from '../../dev/local-n8n/rest/executions.mts';
import type { Workflow } from '../../dev/local-n8n/rest/workflows.mts';
import { chosenN8n } from '../../dev/local-n8n/versions.mts';
import type { RingRequest } from '../../dev/sandbox/index.mts';
import { setStage, STAGE_STEPS, type Stage } from '../../dev/scripts/stage.mts';
import { Steps } from '../../dev/scripts/steps.mts';
import { storyChecks, type Check } from '../../dev/scripts/storyChecks.mts';
import { playStory } from '../../dev/scripts/playStory.mts';

const MINUTE = 60_000;
const version = chosenN8n();
const userFolder = cacheFolder('e2e', version);

let stage: Stage;
let checks: Check[];

beforeAll(async () => {
	// Without its access n8n begins anew: what an earlier run left must not make this one pass.
	await rm(join(userFolder, 'access.json'), { force: true });
	const steps = new Steps(STAGE_STEPS + 1, process.stderr);
	stage = await setStage({ version, userFolder, steps });
	const tell = async (report: (line: string) => void) => await playStory(stage, report);
	({ checks } = await steps.run('Ringing', 'see the checks', tell));
}, 15 * MINUTE);

afterAll(async () => await stage?.close(), MINUTE);

/** Rings and gives the one execution that this started, ended. */
async function ringOnce(request: RingRequest): Promise<Execution> {
	const { session, workflowId, webhookUrl, access } = stage;
	const before = (await listExecutions(session, workflowId)).length;
	const target = { webhookUrl, token: access.token };
	const { deliveries } = await stage.sandbox.ringostat.ring({ ...target, ...request });
	expect(deliveries).toEqual([expect.objectContaining({ status: 200 })]);
	return (await waitForExecutions(session, workflowId, before + 1, MINUTE))[0];
}

function asterilCredential(apiKey: string) {
	const data = {
		customAddress: true,
		address: stage.sandbox.url,
		apiKey,
		defaultResponsible: '',
	};
	return { ...stage.credentials.asteril, data };
}

describe('the story', () => {
	test.each(storyChecks)('%s', (name) => {
		expect(checks.find((check) => check.name === name)).toMatchObject({ ok: true });
	});

	test('nothing else went wrong', () => {
		expect(checks.filter(({ ok }) => !ok)).toEqual([]);
		expect(checks.length).toBeGreaterThan(storyChecks.length);
	});
});

describe('the template', () => {
	test('holds no expression that a good call passes', async () => {
		const path = `/rest/workflows/${stage.workflowId}`;
		const { nodes } = await stage.session.request<Workflow>('GET', path);
		expect(nodes.length).toBeGreaterThanOrEqual(4);
		const passed = nodes.filter(({ name }) => name !== 'Stop: Not Written');
		expect(JSON.stringify(passed.map(({ parameters }) => parameters))).not.toMatch(/"=|\{\{/);
	});
});

describe('the webhook', () => {
	const refused: Execution[] = [];

	test.each([
		['a wrong token', '?token=wrong'],
		['an empty token', '?token='],
		['no token', ''],
	])('answers 401 to %s; that is seen once, as an execution that failed', async (_, query) => {
		const { session, workflowId, webhookUrl } = stage;
		const before = await listExecutions(session, workflowId);
		for (const method of ['GET', 'POST']) {
			const { status } = await axios.request({
				url: `${webhookUrl}${query}`,
				method,
				data: { uniqueid: 'stranger-1', call_type: 'in', disposition: 'ANSWERED' },
				proxy: false,
				validateStatus: () => true,
			});
			expect(status).toBe(401);
		}
		await new Promise((later) => setTimeout(later, 1000));
		const known = new Set(before.map(({ id }) => id));
		const started = (await listExecutions(session, workflowId)).filter(({ id }) => !known.has(id));
		refused.push(...started);
		expect(refused.map(({ status: ended }) => ended)).toEqual(['error']);
		const [{ id }] = refused;
		expect(await errorOf(session, id)).toMatch(/^The webhook token is missing or wrong/);
	});

	test.each(['json', 'form', 'query', 'nested', 'array', 'wrapped', 'textJson'] as const)(
		'takes a call in the shape "%s"',
		async (shape) => {
			const call = { id: `shape-${shape}`, client: '380671234567', talkSeconds: 21 };
			const { status } = await ringOnce({ shape, call });
			expect(status).toBe('success');
			const { calls } = stage.sandbox.cabinet.state;
			const logged = calls.filter((each) => each.external_id === call.id);
			expect(logged).toEqual([expect.objectContaining({ direction: 'in', talk_duration: 21 })]);
		},
		MINUTE,
	);

	test(
		'takes the token as the password of HTTP Basic',
		async () => {
			const { session, workflowId, webhookUrl, access, sandbox } = stage;
			const before = (await listExecutions(session, workflowId)).length;
			const call = { uniqueid: 'basic-1', call_type: 'in', disposition: 'ANSWERED', billsec: '9' };
			const auth = { username: 'ringostat', password: access.token };
			await axios.post(webhookUrl, call, { auth, proxy: false });
			await waitForExecutions(session, workflowId, before + 1, MINUTE);
			const { calls } = sandbox.cabinet.state;
			expect(calls.filter((each) => each.external_id === call.uniqueid)).toHaveLength(1);
		},
		MINUTE,
	);

	test('ten deliveries of one new call at once make one client, one call and one task', async () => {
		const { session, workflowId, webhookUrl, access, sandbox } = stage;
		const before = sandbox.cabinet.state;
		const known = (await listExecutions(session, workflowId)).length;
		const call = { id: 'crowd-1', client: '380631234500', status: 'NO ANSWER' };
		const request = { webhookUrl, token: access.token, call, repeat: 10, parallel: true };
		const { deliveries } = await sandbox.ringostat.ring(request);
		expect(deliveries.map(({ status }) => status)).toEqual(Array<number>(10).fill(200));
		await waitForExecutions(session, workflowId, known + 10, MINUTE);
		const after = sandbox.cabinet.state;
		const grown = (kind: keyof typeof after) => after[kind].length - before[kind].length;
		expect([grown('clients'), grown('calls'), grown('tasks')]).toEqual([1, 1, 1]);
	}, 90_000);
});

describe('the Asteril credential', () => {
	const wrongKey = 'wrong-key-5f0c1d2e3b4a';

	test('its test is green with the right key', async () => {
		const result = await testCredential(stage.session, asterilCredential(stage.access.apiKey));
		expect(result).toMatchObject({ ok: true });
	});

	test('its test is red with a wrong key, and does not repeat it', async () => {
		const result = await testCredential(stage.session, asterilCredential(wrongKey));
		expect(result.ok).toBe(false);
		expect(result.message).not.toContain(wrongKey);
	});

	test(
		'a wrong key fails the execution with a message that does not repeat it',
		async () => {
			await saveCredential(stage.session, asterilCredential(wrongKey));
			try {
				const { id, status } = await ringOnce({ call: { id: 'wrong-key-1' } });
				expect(status).toBe('error');
				expect(await errorOf(stage.session, id)).toMatch(/key/i);
				expect(await executionText(stage.session, id)).not.toContain(wrongKey);
				expect(stage.n8n.log()).not.toContain(wrongKey);
			} finally {
				await saveCredential(stage.session, asterilCredential(stage.access.apiKey));
			}
		},
		MINUTE,
	);
});

// These look at everything that happened above.
describe('in the end', () => {
	test(
		'neither the key nor the token stands in any execution',
		async () => {
			const { session, workflowId, access } = stage;
			const executions = await listExecutions(session, workflowId);
			expect(executions.length).toBeGreaterThan(20);
			for (const { id } of executions) {
				const text = await executionText(session, id);
				expect(text.includes(access.apiKey)).toBe(false);
				expect(text.includes(access.token)).toBe(false);
			}
		},
		MINUTE,
	);

	test("neither the key nor the token stands in n8n's log", () => {
		expect(stage.n8n.log()).toContain('n8n ready');
		expect(stage.n8n.log().includes(stage.access.apiKey)).toBe(false);
		expect(stage.n8n.log().includes(stage.access.token)).toBe(false);
	});

	test(
		'n8n stops when told to',
		async () => {
			await stage.close();
			expect(isAlive(stage.n8n.pid)).toBe(false);
		},
		MINUTE,
	);
});
