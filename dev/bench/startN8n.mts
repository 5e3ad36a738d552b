import { join } from 'node:path';
import axios from 'axios';
import { cacheFolder } from '../local-n8n/cacheFolder.mts';
import type { InstalledN8n } from '../local-n8n/installN8n.mts';
import { installPackage } from '../local-n8n/installPackage.mts';
import { endLeftOver } from '../local-n8n/leftOver.mts';
import { projectRoot } from '../local-n8n/projectRoot.mts';
import { saveCredential } from '../local-n8n/rest/credentials.mts';
import { N8nSession } from '../local-n8n/rest/n8nSession.mts';
import { logIn } from '../local-n8n/rest/owner.mts';
import {
	nodeTypes,
	publishWorkflow,
	replaceWorkflow,
	withCredentials,
} from '../local-n8n/rest/workflows.mts';
import { runN8n } from '../local-n8n/runN8n.mts';
import { waitFor } from '../local-n8n/waitFor.mts';
import { lockFolder } from '../local-n8n/withLock.mts';
import { accessTo } from '../scripts/access.mts';
import { saveCredentials } from '../scripts/stage.mts';
import { triggerUrl } from '../scripts/template.mts';
import type { BenchSandbox } from './sandbox.mts';
import { listenToN8n, type N8nWatch } from './watchN8n.mts';
import { contestants, workflowOf, type Contestant } from './workflows.mts';

export interface BenchN8n<Published extends string = Contestant> {
	setting: string;
	pid: number;
	watch: N8nWatch;
	urls: Record<Published, string>;
	close(): Promise<void>;
}

/** Publishes workflows in an n8n, and gives their addresses. */
export type Publish<Published extends string> = (
	session: N8nSession,
	n8nUrl: string,
	sandbox: BenchSandbox,
	token: string,
) => Promise<Record<Published, string>>;

/** An n8n with workflows published. @param env the setting that is measured */
export async function startBenchN8n<Published extends string>(
	n8n: InstalledN8n,
	tarball: string,
	sandbox: BenchSandbox,
	[setting, env]: [name: string, env: Record<string, string>],
	publish: Publish<Published>,
): Promise<BenchN8n<Published>> {
	const userFolder = cacheFolder('bench', `${n8n.version}-${setting}`);
	const lock = await lockFolder(userFolder);
	await endLeftOver(userFolder, n8n.script);
	const { login, token } = await accessTo(userFolder);
	await installPackage(userFolder, tarball, n8n.node);
	const listener = await listenToN8n(setting);
	const inside = join(projectRoot(), 'dev', 'bench', 'insideN8n.cjs');
	const NODE_OPTIONS = `--require ${JSON.stringify(inside)}`;
	const running = await runN8n({
		n8n,
		userFolder,
		env: { ...env, NODE_OPTIONS, BENCH_SOCKET: listener.path },
	});
	const close = async () => {
		await running.stop();
		await listener.close();
		await lock.release();
	};
	try {
		const session = new N8nSession(running.url);
		await logIn(session, login);
		const urls = await publish(session, running.url, sandbox, token);
		return { setting, pid: running.pid, watch: listener.watch, urls, close };
	} catch (error) {
		await close();
		throw error;
	}
}

/** Publishes all contestants. */
export const publishAll: Publish<Contestant> = async (session, n8nUrl, sandbox, token) => {
	const { apiKey } = sandbox;
	const saved = await saveCredentials(session, sandbox.url, { apiKey, token });
	const credentials = Object.values(saved);
	const data = { name: 'api_key', value: apiKey };
	const queryAuth = await saveCredential(session, { name: 'Key', type: 'httpQueryAuth', data });
	const user = { user: 'ringostat', password: token };
	const basicAuth = await saveCredential(session, {
		...{ name: 'Basic', type: 'httpBasicAuth', data: user },
	});
	const types = await nodeTypes(session);
	const entries: Array<[Contestant, string]> = [];
	for (const contestant of contestants) {
		const workflow = workflowOf(contestant, { sandbox, queryAuth, basicAuth });
		const id = await replaceWorkflow(session, withCredentials(workflow, credentials, types));
		await publishWorkflow(session, id);
		const own = contestant === 'trigger' || contestant === 'template';
		const url = own
			? `${triggerUrl(n8nUrl, `bench-${contestant}`, types)}?token=${token}`
			: `${n8nUrl}/webhook/bench-${contestant}`;
		await waitFor(`n8n to serve ${contestant}`, 30_000, async () => {
			const options = { proxy: false, validateStatus: () => true } as const;
			// Not the method of the calls: it is known, and nothing runs.
			const { status, data: said } = await axios.get<{ message?: string }>(url, options);
			const registered = status !== 404 || /not registered for GET/.test(said.message ?? '');
			return registered ? true : undefined;
		});
		entries.push([contestant, contestant === 'guarded' ? withPassword(url, user) : url]);
	}
	return Object.fromEntries(entries) as Record<Contestant, string>;
};

function withPassword(url: string, { user, password }: { user: string; password: string }): string {
	return Object.assign(new URL(url), { username: user, password }).href;
}
