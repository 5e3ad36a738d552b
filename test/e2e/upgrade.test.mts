/**
 * Workflows saved with earlier versions of the package still run, and their settings still count. The files under
 * `test/upgrade/` are what people have in their n8n: never edit one, make the nodes understand it.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheFolder } from '../../local-n8n/cacheFolder.mts';
import { installN8n } from '../../local-n8n/installN8n.mts';
import { projectRoot } from '../../local-n8n/projectRoot.mts';
import { waitForExecutions } from '../../local-n8n/rest/executions.mts';
import { waitForWebhook } from '../../local-n8n/rest/waitForWebhook.mts';
import {
	nodeTypes,
	publishWorkflow,
	replaceWorkflow,
	withCredentials,
	type Workflow,
} from '../../local-n8n/rest/workflows.mts';
import { chosenN8n } from '../../local-n8n/versions.mts';
import { cabinetState, resetSandbox } from '../../scripts/sandboxControl.mts';
import { setStage, STAGE_STEPS, type Stage } from '../../scripts/stage.mts';
import { Steps } from '../../scripts/steps.mts';
import { triggerUrl } from '../../scripts/template.mts';

const MINUTE = 60_000;
const version = chosenN8n();
const userFolder = cacheFolder('e2e', version);
const saved = join(projectRoot(), 'test', 'upgrade');
const releases = readdirSync(saved).filter((name) => /^\d/.test(name));

type Json = Record<string, unknown>;
type RunData = Record<string, Array<{ data?: { main: Array<Array<{ json: Json }>> } }>>;

let stage: Stage;

beforeAll(async () => {
	await rm(join(userFolder, 'access.json'), { force: true });
	const steps = new Steps(STAGE_STEPS, process.stderr);
	stage = await setStage({ version, userFolder, steps });
}, 15 * MINUTE);

afterAll(async () => await stage?.close(), MINUTE);

/** Stores and publishes a saved workflow and gives its webhook's address. */
async function publish(release: string, name: string): Promise<{ id: string; url: string }> {
	const { session, credentials, n8n } = stage;
	const text = readFileSync(join(saved, release, `${name}.json`), 'utf8');
	const workflow = JSON.parse(text) as Workflow;
	const types = await nodeTypes(session);
	const given = withCredentials(workflow, Object.values(credentials), types);
	const id = await replaceWorkflow(session, given);
	await publishWorkflow(session, id);
	const { webhookId = '', parameters } = workflow.nodes[0];
	const url = parameters.path
		? `${n8n.url}/webhook/${String(parameters.path)}`
		: triggerUrl(n8n.url, webhookId, types);
	return { id, url };
}

/** Posts and gives what every node put out, by its name, once as many executions have ended. */
async function run(
	{ id, url }: { id: string; url: string },
	body: object,
	executions: number,
): Promise<Record<string, Json[]>> {
	expect(await waitForWebhook(url, body)).toBe(200);
	const [{ id: execution, status }] = await waitForExecutions(
		stage.session,
		id,
		executions,
		MINUTE,
	);
	const path = `/rest/executions/${execution}`;
	const { data } = await stage.session.request<{ data: string }>('GET', path);
	const { script } = await installN8n(version, () => undefined);
	const { parse } = createRequire(script)('flatted') as { parse(text: string): unknown };
	const { resultData } = parse(data) as { resultData: { runData: RunData; error?: Json } };
	expect({ status, error: resultData.error?.message }).toEqual({ status: 'success' });
	return Object.fromEntries(
		Object.entries(resultData.runData).map(([node, [{ data: output }]]) => [
			node,
			(output?.main ?? []).flat().map(({ json }) => json),
		]),
	);
}

const call = {
	call_type: 'in',
	calldate: '2026-11-01 12:00:00',
	client_number: '380671234567',
	our_line: '380443334455',
	promo: 'autumn',
	utm_campaign: 'boots',
};

describe.each(releases)('saved with %s', (release) => {
	beforeEach(async () => await resetSandbox(stage.sandbox.url));

	test('the road runs, with its settings', async () => {
		const { sandbox, access } = stage;
		const road = await publish(release, 'road');
		const url = `${road.url}?event=finished&token=${access.token}`;
		const answered = { ...call, uniqueid: 'answered-1', disposition: 'ANSWERED', billsec: '9' };
		await run({ ...road, url }, answered, 1);
		const missed = { ...call, uniqueid: 'missed-1', disposition: 'NO ANSWER', billsec: '0' };
		const out = await run({ ...road, url }, missed, 2);
		const { clients, calls, tasks } = await cabinetState(sandbox.url);
		expect(clients.slice(1)).toEqual([
			expect.objectContaining({
				name: 'Caller +380671234567',
				custom_field_1: 'boots',
				custom_field_2: 'autumn',
			}),
		]);
		expect(calls.map(({ external_id: id }) => id)).toEqual(['answered-1', 'missed-1']);
		expect(calls[0].comment).toContain('Promotion: autumn');
		expect(calls[0].line).toBe('380443334455');
		expect(tasks).toEqual([
			expect.objectContaining({
				title: 'Ring +380671234567',
				responsible: 3,
				deadline: '2026-11-01 13:30:00',
				external_id: 'missed-1',
			}),
		]);
		expect(sandbox.ringostat.callbacks).toHaveLength(1);
		expect(out['Complete Missed-Call Task']).toHaveLength(1);
	}, 90_000);

	test('the other nodes run, with their settings', async () => {
		const { sandbox } = stage;
		for (const direction of ['in', 'out'] as const) {
			const startedAt = '2026-11-01T12:00:00+02:00';
			sandbox.ringostat.add({ id: `listed-${direction}`, direction, startedAt });
		}
		const others = await publish(release, 'others');
		const body = { ...call, uniqueid: 'parsed-1', disposition: 'ANSWERED' };
		const out = await run(others, body, 1);
		expect(out['Get Calls'].map(({ id }) => id)).toEqual(['listed-in']);
		expect(out['Parse Call']).toEqual([
			expect.objectContaining({ id: 'parsed-1', line: '380443334455' }),
		]);
		expect(out['Report Missed Calls']).toHaveLength(1);
		expect(out['Check Cabinet'].length).toBeGreaterThan(0);
		const { calls } = await cabinetState(sandbox.url);
		expect(calls).toEqual([
			expect.objectContaining({
				external_id: 'defined-1',
				direction: 'out',
				status: 'not_reached',
				phone: '380671234567',
			}),
		]);
	}, 90_000);
});
