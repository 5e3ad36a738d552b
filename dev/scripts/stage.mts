import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { freePort } from '../local-n8n/freePort.mts';
import { installN8n } from '../local-n8n/installN8n.mts';
import { installPackage } from '../local-n8n/installPackage.mts';
import { endLeftOver } from '../local-n8n/leftOver.mts';
import { packPackage } from '../local-n8n/packPackage.mts';
import { N8nError, N8nSession } from '../local-n8n/rest/n8nSession.mts';
import { logIn } from '../local-n8n/rest/owner.mts';
import { nodeTypes, serveWorkflow, withCredentials } from '../local-n8n/rest/workflows.mts';
import { runN8n, type RunningN8n } from '../local-n8n/runN8n.mts';
import { startSandbox, type Sandbox } from '../sandbox/index.mts';
import { accessTo, saveCredentials, type Access } from './access.mts';
import type { Steps } from './steps.mts';
import {
	readTemplate,
	triggerUrl,
	withoutSchedule,
	withUtmTags,
	withWebhookId,
} from './template.mts';

/** How many steps `setStage` takes. */
export const STAGE_STEPS = 7;

/** A sandbox and an n8n with the package and the template in it, ready for calls. */
export interface Stage {
	access: Access;
	sandbox: Sandbox;
	n8n: RunningN8n;
	session: N8nSession;
	credentials: Awaited<ReturnType<typeof saveCredentials>>;
	workflowId: string;
	/** Without the token. */
	webhookUrl: string;
	/** Stops all of it. */
	close(): Promise<void>;
}

interface StageOptions {
	version: string;
	/** n8n's user folder, which the caller has locked; what is in it is used again. */
	userFolder: string;
	steps: Steps;
	/** Preferred ones; any free ones when taken or not given. */
	ports?: { n8n?: number; broker?: number; sandbox?: number };
	/** Of n8n, beyond what every n8n here gets. */
	env?: NodeJS.ProcessEnv;
}

/**
 * Installs what is missing and starts everything.
 * @throws after stopping what had been started
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
	{ version, userFolder, steps, ports = {}, env }: StageOptions,
	open: Array<() => Promise<void>>,
): Promise<Omit<Stage, 'close'>> {
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
	const putPackage = async () => await installPackage(userFolder, tarball, installed.node);
	const access = await steps.run(
		"Putting the package into n8n's folder",
		`Delete ${userFolder} and start again.`,
		async () => {
			await endLeftOver(userFolder, installed.script);
			const kept = await accessTo(userFolder);
			await putPackage();
			return kept;
		},
	);
	const sandbox = await steps.run(
		'Starting the sandbox cabinet',
		'"npm run sandbox" starts it alone and shows more.',
		async () => {
			const port = await freePort(ports.sandbox);
			return await startSandbox({ port, apiKey: access.apiKey });
		},
	);
	open.push(async () => await sandbox.close());

	const advice = `Read n8n's log in ${userFolder}. To begin anew delete that folder; it holds only this trial's data.`;
	const start = async (): Promise<RunningN8n> => {
		const { n8n: port, broker: brokerPort } = ports;
		const running = await runN8n({ n8n: installed, userFolder, port, brokerPort, env });
		open.push(running.stop);
		return running;
	};
	let n8n = await steps.run('Starting n8n', advice, start);
	const session = await steps.run('Logging in', advice, async (report) => {
		const kept = new N8nSession(n8n.url);
		try {
			await logIn(kept, access.login);
			return kept;
		} catch (error) {
			if (!(error instanceof N8nError && error.status === 401)) throw error;
		}
		// Somebody has changed the owner's password in the editor. This trial's data goes, the access stays.
		report('The kept login no longer works: beginning with a fresh n8n');
		await n8n.stop();
		await rm(join(userFolder, '.n8n'), { recursive: true, force: true });
		await putPackage();
		n8n = await start();
		const fresh = new N8nSession(n8n.url);
		await logIn(fresh, access.login);
		return fresh;
	});
	const published = await steps.run(
		'Saving the credentials, publishing the workflow',
		advice,
		async () => await publish(session, sandbox, access),
	);
	return { access, sandbox, n8n, session, ...published };
}

async function publish(session: N8nSession, { url, ringostat }: Sandbox, access: Access) {
	const types = await nodeTypes(session);
	const webhookUrl = triggerUrl(session.url, access.webhookId, types);
	const credentials = await saveCredentials(session, url, access);
	const template = withoutSchedule(withUtmTags(withWebhookId(readTemplate(), access.webhookId)));
	const workflow = withCredentials(template, Object.values(credentials), types);
	const workflowId = await serveWorkflow(session, workflow, `${webhookUrl}?token=${access.token}`);
	// For the form of the sandbox's page that rings.
	Object.assign(ringostat.webhook, { webhookUrl, token: access.token });
	return { credentials, workflowId, webhookUrl };
}
