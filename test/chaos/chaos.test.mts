/** Nothing is lost and nothing is written twice, whatever fails: the proof, in a real n8n. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheFolder } from '../../dev/local-n8n/cacheFolder.mts';
import { newestN8n } from '../../dev/local-n8n/versions.mts';
import { setStage, STAGE_STEPS, type Stage } from '../../dev/scripts/stage.mts';
import { Steps } from '../../dev/scripts/steps.mts';
import { addBackfill } from './backfill.mts';
import { chaosRun, type ChaosRun } from './chaosRun.mts';
import { figures } from './figures.mts';
import type { Size } from './plan.mts';
import { truths } from './truth.mts';
import { UnrulyN8n } from './UnrulyN8n.mts';

const MINUTE = 60_000;
const userFolder = cacheFolder('chaos', newestN8n);

/** Always the same day. */
const WHOLE: Size = { calls: 300, clients: 120, kills: 3 };
const FIXED_SEED = 20261122;
/** Another day each time, a smaller one; `SEED=…` brings a day back. */
const SMALL: Size = { calls: 60, clients: 24, kills: 1 };
const otherSeed = Number(process.env.SEED || Date.now() % 1_000_000_000);

let stage: Stage | undefined;
let n8n: UnrulyN8n | undefined;
let backfillId: string;

const print = (text: string) => void process.stderr.write(`${text}\n`);

beforeAll(async () => {
	// Without its access n8n begins anew: what an earlier run left must not make this one pass.
	await rm(join(userFolder, 'access.json'), { force: true });
	const steps = new Steps(STAGE_STEPS, process.stderr);
	stage = await setStage({ version: newestN8n, userFolder, steps });
	const webhookUrl = `${stage.webhookUrl}?token=${stage.access.token}`;
	n8n = await UnrulyN8n.of(stage.n8n, { version: newestN8n, userFolder, webhookUrl });
	backfillId = await addBackfill(stage);
}, 15 * MINUTE);

afterAll(async () => {
	await n8n?.stop();
	await stage?.close();
}, MINUTE);

describe.each([
	['the fixed seed', FIXED_SEED, WHOLE],
	['a seed from the clock', otherSeed, SMALL],
] as const)('with %s, %i', (_, seed, size) => {
	let run: ChaosRun;

	beforeAll(async () => {
		print(`\nSEED=${seed}`);
		if (!stage || !n8n) throw new Error('the stage is not set');
		run = await chaosRun({ stage, n8n, backfillId }, seed, size, print);
		print(`\n${figures(run)}\n`);
	}, 12 * MINUTE);

	test('it was a bad day: deliveries and executions were lost, everything failed at times', () => {
		expect(run.kills).toBe(size.kills);
		expect(run.rung.lost).toBeGreaterThan(0);
		expect(run.byWebhook).toBeGreaterThan(0);
		expect(run.byWebhook).toBeLessThan(size.calls);
		expect(Object.keys(run.requests.faults).sort()).toEqual(
			['cutAfter', 'cutBefore', 'rate429', 'rate503'].sort(),
		);
	});

	test('n8n refused no delivery that it could take', () => {
		expect(run.rung.refused).toEqual([]);
	});

	test('the backfill went through twice in a row', () => {
		expect(run.backfills.slice(-2)).toEqual([
			expect.objectContaining({ status: 'success' }),
			expect.objectContaining({ status: 'success' }),
		]);
	});

	test.each(truths)('%s', (name) => {
		expect(run.findings.find((finding) => finding.name === name)).toEqual({ name, wrong: [] });
	});
});
