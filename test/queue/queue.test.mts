/** Queue mode: two workers share the calls, one dies in the middle; nothing is lost, nobody is there twice. */
import { newestN8n } from '../../dev/local-n8n/versions.mts';
import { installN8n, type InstalledN8n } from '../../dev/local-n8n/installN8n.mts';
import { packPackage } from '../../dev/local-n8n/packPackage.mts';
import { duration } from '../../dev/local-n8n/progress.mts';
import { backfillUntilClean, type BackfillRun } from '../chaos/backfill.mts';
import { settled } from '../chaos/executions.mts';
import type { Finding } from '../chaos/findings.mts';
import { asRung, type Plan } from '../chaos/plan.mts';
import { recordingsOf, truth, truths } from '../chaos/truth.mts';
import { endings, executedBy, reported, withoutEmptied } from './figures.mts';
import { CALLS, queuePlan } from './plan.mts';
import { setQueueStage, type QueueStage } from './queueStage.mts';
import { rush, TWICE_EVERY, type Rush } from './rush.mts';

const MINUTE = 60_000;
const seed = Number(process.env.SEED || 20261122);

let installed: InstalledN8n;
let stage: QueueStage | undefined;
let plan: Plan;
let done: Rush;
let byWorker: Record<string, number>;
let backfills: BackfillRun[];
let findings: Finding[];

const print = (text: string) => void process.stderr.write(`${text}\n`);

beforeAll(async () => {
	const began = Date.now();
	const so = () => duration(Date.now() - began);
	installed = await installN8n(newestN8n, print);
	stage = await setQueueStage(installed, await packPackage(print));
	const { sandbox, session, workflowId, backfillId, stack } = stage;
	print(`main, webhook and two workers are up, ${so()}`);

	plan = queuePlan(seed, Date.now());
	// The account knows its calls whether or not a webhook of theirs arrives.
	for (const call of plan.calls) sandbox.ringostat.add(asRung(call));
	const clientsBefore = sandbox.cabinet.count('client');
	done = await rush(plan, stage);
	print(`SEED=${seed}: rung in ${duration(done.ms)}, answered ${JSON.stringify(done.answers)}`);
	await settled(session, workflowId, 5 * MINUTE);
	byWorker = executedBy(stack);
	print(`settled, ${so()}: ${await endings(installed, stack.database)}`);
	print(`executions begun: ${JSON.stringify(byWorker)}`);
	const before = sandbox.cabinet.state;
	print(`${before.calls.length} of ${CALLS} calls are there before the backfill`);
	backfills = await backfillUntilClean(session, backfillId, print);
	const { state, emptied } = withoutEmptied(sandbox.cabinet.state);
	const told = await reported(installed, stack.database);
	print(`duplicates, retired: ${emptied}; executions that reported one: ${told}`);
	const recordingOf = recordingsOf(sandbox.ringostat);
	findings = truth({ plan, clientsBefore, state, recordingOf });
	print(`all done, ${so()}`);
}, 15 * MINUTE);

afterAll(async () => await stage?.close(), 2 * MINUTE);

test('every delivery was taken', () => {
	expect(done.answers).toEqual({ 200: CALLS + CALLS / TWICE_EVERY });
});

test('both workers executed calls', () => {
	// One is killed half-way; on a slow machine it has executed few until then.
	for (const count of Object.values(byWorker)) expect(count).toBeGreaterThan(CALLS / 100);
});

test('the backfill went through twice in a row', () => {
	expect(backfills.slice(-2)).toEqual([
		expect.objectContaining({ status: 'success' }),
		expect.objectContaining({ status: 'success' }),
	]);
});

test.each(truths)('%s', (name) => {
	expect(findings.find((finding) => finding.name === name)).toEqual({ name, wrong: [] });
});
