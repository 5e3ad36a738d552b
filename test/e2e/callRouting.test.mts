/** While the phone rings, in a real n8n: how fast it answers, and that it always does. */
import { cacheFolder } from '../../dev/local-n8n/cacheFolder.mts';
import { executionText, listExecutions } from '../../dev/local-n8n/rest/executions.mts';
import { nodeTypes, serveWorkflow, withCredentials } from '../../dev/local-n8n/rest/workflows.mts';
import { chosenN8n } from '../../dev/local-n8n/versions.mts';
import { waitFor } from '../../dev/local-n8n/waitFor.mts';
import { setStage, STAGE_STEPS, type Stage } from '../../dev/scripts/stage.mts';
import { Steps } from '../../dev/scripts/steps.mts';
import { routingTemplate, routingUrl } from '../../dev/scripts/template.mts';
import { Phones, report, slowest } from '../support/Phones.mts';

const MINUTE = 60_000;
const WEBHOOK_ID = 'route-to-manager-e2e';
const OLHA = 'shopexample_olha';
const FALLBACK = '380441112233';
/** What "Answer Within" is, and what the network and n8n may add. */
const DEADLINE_MS = 2000;
const AFTER_DEADLINE_MS = 100;

/** Times depend on what else the machine does, so they are shown; only a call that is held up fails. */
const HELD_UP_MS = DEADLINE_MS + 8_000;

let stage: Stage;
let workflowId: string;
let url: string;
let phones: Phones;

beforeAll(async () => {
	const version = chosenN8n();
	const steps = new Steps(STAGE_STEPS, process.stderr);
	stage = await setStage({ version, userFolder: cacheFolder('e2e', version), steps });
	const types = await nodeTypes(stage.session);
	const credentials = Object.values(stage.credentials);
	const workflow = withCredentials(routingTemplate(WEBHOOK_ID, FALLBACK), credentials, types);
	url = routingUrl(stage.n8n.url, WEBHOOK_ID);
	workflowId = await serveWorkflow(stage.session, workflow, url);
	phones = new Phones(stage.sandbox.ringostat, { url, token: stage.access.token });
}, 15 * MINUTE);

afterAll(async () => await stage?.close(), MINUTE);

test('a call goes to the manager, and its execution says why', async () => {
	expect(await phones.ring()).toMatchObject({
		status: 200,
		destination: OLHA,
		rings: 'Ольга Менеджер',
	});
	const [execution] = await waitFor('the execution', MINUTE, async () => {
		const list = await listExecutions(stage.session, workflowId);
		return list[0]?.status === 'success' ? list : undefined;
	});
	expect(await executionText(stage.session, execution.id)).toContain('is online and not in a talk');
});

test('a wrong token gets 401, and reads nothing', async () => {
	const before = stage.sandbox.log.count;
	expect(await phones.ring({ token: 'wrong' })).toMatchObject({ status: 401, destination: null });
	expect(stage.sandbox.log.count).toBe(before);
});

test(
	'one call at a time goes to its manager, with one request to Asteril',
	async () => {
		await phones.ringMany(5, 1);
		const before = stage.sandbox.log.count;
		const routed = await phones.ringMany(20, 1);
		report('one at a time', routed);
		expect(new Set(routed.map(({ destination }) => destination))).toEqual(new Set([OLHA]));
		// SIP states are five seconds old at most.
		expect(stage.sandbox.log.count - before).toBeLessThanOrEqual(20 + 10);
		expect(slowest(routed, 0.95)).toBeLessThan(DEADLINE_MS);
	},
	MINUTE,
);

test(
	'ten calls at once are all answered',
	async () => {
		const routed = await phones.ringMany(100, 10);
		report('ten at once', routed);
		expect(routed.filter(({ status }) => status !== 200)).toEqual([]);
		expect(routed.map(({ destination }) => destination)).toContain(OLHA);
		const elsewhere = routed.filter(({ destination }) => destination !== OLHA);
		expect(elsewhere.filter(({ destination }) => destination !== FALLBACK)).toEqual([]);
		expect(slowest(routed, 0.95)).toBeLessThan(HELD_UP_MS);
	},
	2 * MINUTE,
);

test(
	'with a cabinet that hangs, 500 of 500 are answered with the fallback',
	async () => {
		stage.sandbox.faults.set({ latencyMs: [30_000, 30_000], routes: ['GET clients'] });
		try {
			const routed = await phones.ringMany(500, 5);
			report('a cabinet that hangs', routed);
			const answers = new Set(routed.map(({ status, destination }) => `${status} ${destination}`));
			expect(answers).toEqual(new Set([`200 ${FALLBACK}`]));
			const late = routed.filter((one) => one.milliseconds > DEADLINE_MS + AFTER_DEADLINE_MS);
			console.log(
				`  ${late.length} of ${routed.length} later than the deadline and ${AFTER_DEADLINE_MS} ms`,
			);
			expect(slowest(routed, 1)).toBeLessThan(HELD_UP_MS);
		} finally {
			stage.sandbox.faults.reset();
		}
	},
	5 * MINUTE,
);
