import { rm } from 'node:fs/promises';
import axios from 'axios';
import { installN8n, type InstalledN8n } from '../local-n8n/installN8n.mts';
import { installPackage } from '../local-n8n/installPackage.mts';
import { endLeftOver } from '../local-n8n/leftOver.mts';
import { packPackage } from '../local-n8n/packPackage.mts';
import type { Report } from '../local-n8n/progress.mts';
import { saveCredential, type StoredCredential } from '../local-n8n/rest/credentials.mts';
import { N8nError, N8nSession } from '../local-n8n/rest/n8nSession.mts';
import { logIn } from '../local-n8n/rest/owner.mts';
import {
	nodeTypes,
	publishWorkflow,
	replaceWorkflow,
	withCredentials,
} from '../local-n8n/rest/workflows.mts';
import { freePort } from '../local-n8n/freePort.mts';
import { runN8n, type RunningN8n } from '../local-n8n/runN8n.mts';
import { waitFor } from '../local-n8n/waitFor.mts';
import { takeLock, type Lock } from '../local-n8n/withLock.mts';
import { startSandbox, type Sandbox } from '../sandbox/index.mts';
import { accessTo, type Access } from './access.mts';
import { pointWebhookAt } from './sandboxControl.mts';
import type { Steps } from './steps.mts';
import { readTemplate, triggerUrl, withUtmTags, withWebhookId } from './template.mts';

const WEBHOOK_LIMIT_MS = 30_000;

/** How many steps `setStage` takes. */
export const STAGE_STEPS = 7;

/** A sandbox and an n8n with the package and the template in it, ready for calls. */
export interface Stage {
	access: Access;
	sandbox: Sandbox;
	n8n: RunningN8n;
	session: N8nSession;
	credentials: { asteril: StoredCredential; ringostat: StoredCredential };
	workflowId: string;
	/** Without the token. */
	webhookUrl: string;
	/** Stops all of it. */
	close(): Promise<void>;
}

export interface StageOptions {
	version: string;
	/** n8n's user folder; what is in it is used again. */
	userFolder: string;
	steps: Steps;
	/** Preferred ones; any free ones when taken or not given. */
	ports?: { n8n?: number; broker?: number; sandbox?: number };
}

/**
 * Installs what is missing and starts everything.
 * @throws {StepError} after stopping what had been started; another error when this user folder is in use
 */
export async function setStage(options: StageOptions): Promise<Stage> {
	const open: Array<() => Promise<void>> = [];
	const close = async () => {
		for (const each of open.splice(0).reverse()) await each();
	};
	try {
		return { ...(await build(options, open)), close };
	} catch (error) {
		await close();
		throw error;
	}
}

async function build(
	{ version, userFolder, steps, ports = {} }: StageOptions,
	open: Array<() => Promise<void>>,
): Promise<Omit<Stage, 'close'>> {
	open.push((await lockFolder(userFolder)).release);
	const installed = await steps.run(
		`Installing n8n ${version}`,
		'See that npm reaches its registry and that a few GB are free in the cache folder, then start again: what is complete is kept.',
		async (report) => await installN8n(version, report),
	);
	const tarball = await steps.run(
		'Building and packing the package',
		'Mend what the lines above name; "npm run build" shows it alone.',
		packPackage,
	);
	const access = await steps.run(
		"Putting the package into n8n's folder",
		`Delete ${userFolder} and start again.`,
		async () => {
			await endLeftOver(userFolder, installed.script);
			const made = await accessTo(userFolder);
			await installPackage(userFolder, tarball, installed.node);
			return made;
		},
	);
	const sandbox = await steps.run(
		'Starting the sandbox cabinet',
		'"npm run sandbox" starts it alone and shows more.',
		async () => {
			const port = await freePort(ports.sandbox);
			const started = await startSandbox({ port, apiKey: access.apiKey });
			open.push(async () => await started.close());
			return started;
		},
	);
	const start = async (): Promise<RunningN8n> => {
		const options = { n8n: installed, userFolder, port: ports.n8n, brokerPort: ports.broker };
		const running = await runN8n(options);
		open.push(async () => await running.stop());
		return running;
	};
	const advice = `Read n8n's log in ${userFolder}. To begin anew delete that folder; it holds only this trial's data.`;
	let n8n = await steps.run('Starting n8n', advice, start);

	const session = await steps.run('Logging in', advice, async (report) => {
		const first = new N8nSession(n8n.url);
		try {
			await logIn(first, access.login);
			return first;
		} catch (error) {
			if (!(error instanceof N8nError) || error.status !== 401) throw error;
			n8n = await startAnew({ n8n, installed, tarball, userFolder, report, start });
			const second = new N8nSession(n8n.url);
			await logIn(second, access.login);
			return second;
		}
	});
	return await steps.run('Saving the credentials, publishing the workflow', advice, async () => {
		const types = await nodeTypes(session);
		const webhookUrl = triggerUrl(n8n.url, access.webhookId, types);
		const credentials = await saveCredentials(session, sandbox.url, access);
		const template = withUtmTags(withWebhookId(readTemplate(), access.webhookId));
		const workflow = withCredentials(template, Object.values(credentials), types);
		const workflowId = await replaceWorkflow(session, workflow);
		await publishWorkflow(session, workflowId);
		await waitForWebhook(webhookUrl);
		await pointWebhookAt(sandbox.url, webhookUrl, access.token);
		return { access, sandbox, n8n, session, credentials, workflowId, webhookUrl };
	});
}

/** Somebody changed the owner's password in the editor: this trial's data goes, the access stays. */
async function startAnew(options: {
	n8n: RunningN8n;
	installed: InstalledN8n;
	tarball: string;
	userFolder: string;
	report: Report;
	start: () => Promise<RunningN8n>;
}): Promise<RunningN8n> {
	const { n8n, installed, tarball, userFolder, report, start } = options;
	report('The kept login no longer works: beginning with a fresh n8n');
	await n8n.stop();
	await rm(`${userFolder}/.n8n`, { recursive: true, force: true });
	await installPackage(userFolder, tarball, installed.node);
	return await start();
}

async function saveCredentials(
	session: N8nSession,
	sandboxUrl: string,
	{ apiKey, token }: Access,
): Promise<Stage['credentials']> {
	const asteril = await saveCredential(session, {
		name: 'Asteril sandbox',
		type: 'asterilApi',
		data: { customAddress: true, address: sandboxUrl, apiKey, defaultResponsible: '' },
	});
	const ringostat = await saveCredential(session, {
		name: 'Ringostat sandbox',
		type: 'ringostatApi',
		data: { token },
	});
	return { asteril, ringostat };
}

async function lockFolder(userFolder: string): Promise<Lock> {
	const taken = await takeLock(`${userFolder}.lock`);
	if ('release' in taken) return taken;
	throw new Error(
		`Process ${taken.heldBy} uses ${userFolder} already: this was started twice. Use the one that runs, or end it first (Ctrl-C where it was started).`,
	);
}

/** Production webhooks are registered a moment after publishing. Without a token nothing runs. */
async function waitForWebhook(url: string): Promise<void> {
	await waitFor(`n8n to serve ${url}`, WEBHOOK_LIMIT_MS, async () => {
		const options = { proxy: false, timeout: 5000, validateStatus: () => true } as const;
		const { status } = await axios.post(url, {}, options);
		return status === 404 ? undefined : true;
	});
}
