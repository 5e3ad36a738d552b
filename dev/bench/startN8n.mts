import { join } from 'node:path';
import { cacheFolder } from '../local-n8n/cacheFolder.mts';
import type { InstalledN8n } from '../local-n8n/installN8n.mts';
import { installPackage } from '../local-n8n/installPackage.mts';
import { endLeftOver } from '../local-n8n/leftOver.mts';
import { packPackage } from '../local-n8n/packPackage.mts';
import { projectRoot } from '../local-n8n/projectRoot.mts';
import { saveCredential, type StoredCredential } from '../local-n8n/rest/credentials.mts';
import { N8nSession } from '../local-n8n/rest/n8nSession.mts';
import { logIn } from '../local-n8n/rest/owner.mts';
import {
	nodeTypes,
	serveWorkflow,
	withCredentials,
	type NodeType,
	type Workflow,
} from '../local-n8n/rest/workflows.mts';
import { runN8n } from '../local-n8n/runN8n.mts';
import { lockFolder } from '../local-n8n/withLock.mts';
import { accessTo, saveCredentials } from '../scripts/access.mts';
import type { BenchSandbox } from './sandbox.mts';
import { listenToN8n, type N8nWatch } from './watchN8n.mts';

/** A setting that is measured: what it is called, and n8n's environment in it. */
export type Setting = [name: string, env: Record<string, string>];

export interface BenchN8n {
	setting: string;
	url: string;
	pid: number;
	watch: N8nWatch;
	/** What the triggers of ours want in `?token=`. */
	token: string;
	types: NodeType[];
	/** Saves a credential for n8n's own nodes. */
	save(type: string, data: Record<string, unknown>): Promise<StoredCredential>;
	/** Publishes a workflow under this name, with the package's credentials in it. */
	serve(name: string, workflow: Workflow, url: string): Promise<void>;
	close(): Promise<void>;
}

/** An n8n with the package in it that tells of its executions. */
export async function startBenchN8n(
	n8n: InstalledN8n,
	sandbox: BenchSandbox,
	[setting, env]: Setting,
	report: (line: string) => void,
): Promise<BenchN8n> {
	const tarball = (process.env.ASTERIL_TARBALL ??= await packPackage(report));
	const userFolder = cacheFolder('bench', `${n8n.version}-${setting}`);
	const lock = await lockFolder(userFolder);
	await endLeftOver(userFolder, n8n.script);
	const { login, token } = await accessTo(userFolder);
	await installPackage(userFolder, tarball, n8n.node);
	const listener = await listenToN8n(setting);
	const inside = join(projectRoot(), 'dev', 'bench', 'insideN8n.cjs');
	const NODE_OPTIONS = `--require ${JSON.stringify(inside)}`;
	const watched = { ...env, NODE_OPTIONS, BENCH_SOCKET: listener.path };
	const { url, pid, stop } = await runN8n({ n8n, userFolder, env: watched });
	const close = async () => {
		await stop();
		await listener.close();
		await lock.release();
	};
	try {
		const session = new N8nSession(url);
		await logIn(session, login);
		const { apiKey } = sandbox;
		const ours = Object.values(await saveCredentials(session, sandbox.url, { apiKey, token }));
		const types = await nodeTypes(session);
		return {
			...{ setting, url, pid, token, types, close, watch: listener.watch },
			save: async (type, data) =>
				await saveCredential(session, { name: `Bench: ${type}`, type, data }),
			serve: async (name, workflow, at) => {
				const named = { ...workflow, name: `Bench: ${name}` };
				await serveWorkflow(session, withCredentials(named, ours, types), at);
			},
		};
	} catch (error) {
		await close();
		throw error;
	}
}
