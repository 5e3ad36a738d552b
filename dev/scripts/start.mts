/**
 * `npm start`: a real n8n with this package, a sandbox cabinet, and calls that ring.
 * `npm start -- --once`: the same, checks what became of them, stops all, and exits 0 or 1.
 */
import { parseArgs } from 'node:util';
import { cacheFolder } from '../local-n8n/cacheFolder.mts';
import { lockFolder } from '../local-n8n/lockFolder.mts';
import { newestN8n } from '../local-n8n/versions.mts';
import { cabinetTable } from './cabinetTable.mts';
import { closeWith } from './counts.mts';
import { exitCodeOf, toldToEnd } from './signals.mts';
import { setStage, STAGE_STEPS, type Stage } from './stage.mts';
import { messageOf, Steps } from './steps.mts';
import { playStory, type StoryResult } from './playStory.mts';

const PORTS = { n8n: 5690, broker: 5691, sandbox: 4010 };

const { values } = parseArgs({ options: { once: { type: 'boolean', default: false } } });
const started = Date.now();
let stage: Stage | undefined;
/** From then on Ctrl-C is the ordinary end. */
let standing = false;

// What runs at the moment is ended along with this process (see runCommand and runN8n).
const interrupted = toldToEnd.then(async (signal) => {
	console.log('\nStopping …');
	await stage?.close();
	process.exit(standing ? 0 : exitCodeOf(signal));
});

try {
	const steps = new Steps(STAGE_STEPS + 1);
	const userFolder = cacheFolder('trial', newestN8n);
	await lockFolder(userFolder);
	stage = await setStage({ version: newestN8n, userFolder, steps, ports: PORTS });
	const told = await steps.run(
		'Ringing',
		`Look at the executions in the editor, or at n8n's log ${stage.n8n.logFile}.`,
		async (report) => await playStory(stage as Stage, report),
	);
	const seconds = Math.round((Date.now() - started) / 1000);
	console.log(`\n${cabinetTable(told.state)}\n`);
	const failed = printChecks(told, values.once);
	if (values.once) {
		await stage.close();
		console.log(
			`\n${failed === 0 ? 'All as it should be' : 'Not all as it should be'}, ${seconds}s.`,
		);
		closeWith('start', { passed: told.checks.length - failed, failed });
	}
	printAddresses(stage);
	standing = true;
	await interrupted;
} catch (error) {
	console.error(`\n${messageOf(error)}`);
	await stage?.close();
	process.exit(1);
}

/** Prints the checks, only the failed ones unless `all`; returns how many failed. */
function printChecks({ checks }: StoryResult, all: boolean): number {
	for (const { name, ok, detail } of checks) {
		if (ok && all) console.log(`✓ ${name}`);
		if (!ok) console.log(`✗ ${name}: ${detail}`);
	}
	return checks.filter(({ ok }) => !ok).length;
}

function printAddresses({ n8n, sandbox, access, workflowId, webhookUrl }: Stage): void {
	console.log(`n8n editor        ${n8n.url}/workflow/${workflowId}
  log in with     ${access.login.email}   ${access.login.password}
Simulation        ${sandbox.url}/   (its "ring" form calls this n8n)
Webhook           ${webhookUrl}?token=${access.token}
n8n's log         ${n8n.logFile}

The next "npm start" begins with an empty cabinet and replaces the workflow: save a changed one under another name.
Ctrl-C stops all of it.`);
}
