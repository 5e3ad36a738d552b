import { join } from 'node:path';
import { cacheFolder } from '../local-n8n/cacheFolder.mts';
import { lockFolder } from '../local-n8n/lockFolder.mts';
import { projectRoot } from '../local-n8n/projectRoot.mts';
import { saveCredential } from '../local-n8n/rest/credentials.mts';
import { nodeTypes, serveWorkflow, withCredentials } from '../local-n8n/rest/workflows.mts';
import { setStage, STAGE_STEPS, type Stage } from '../scripts/stage.mts';
import { Steps } from '../scripts/steps.mts';
import { triggerUrl } from '../scripts/template.mts';
import { contestants, names } from './contestants.mts';
import { N8nWatch } from './n8nWatch.mts';

/** n8n's environment, by what it is called. */
export const SETTINGS: Record<string, Record<string, string>> = {
	default: {},
	lazy: { N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true' },
};
/** An n8n with all contestants in it, and where they answer. */
export interface Server {
	stage: Stage;
	watch: N8nWatch;
	urls: Record<string, string>;
}

export async function startServer(version: string, setting: string): Promise<Server> {
	const userFolder = cacheFolder('bench', `${version}-${setting}`);
	await lockFolder(userFolder);
	const watch = new N8nWatch(setting, join(projectRoot(), 'dev', 'bench', 'insideN8n.cjs'));
	const env = { ...SETTINGS[setting], ...watch.env };
	const stage = await setStage({ version, userFolder, steps: new Steps(STAGE_STEPS), env });
	const { session, n8n, access, sandbox, credentials } = stage;
	const save = async (type: string, data: Record<string, string>) =>
		await saveCredential(session, { name: `Bench: ${type}`, type, data });
	const user = { user: 'ringostat', password: access.token };
	const surroundings = {
		sandboxUrl: sandbox.url,
		queryAuth: await save('httpQueryAuth', { name: 'api_key', value: access.apiKey }),
		basicAuth: await save('httpBasicAuth', user),
	};
	const types = await nodeTypes(session);
	const urls: Server['urls'] = {};
	for (const contestant of names) {
		const { build, trigger } = contestants[contestant];
		const name = `bench-${contestant}`;
		const workflow = { ...build(surroundings), name };
		const ours = `${triggerUrl(n8n.url, name, types)}?token=${access.token}`;
		const url = new URL(trigger === 'ours' ? ours : `${n8n.url}/webhook/${name}`);
		const known = withCredentials(workflow, Object.values(credentials), types);
		await serveWorkflow(session, known, url.href);
		if (trigger === 'guarded') Object.assign(url, { username: user.user, password: user.password });
		urls[contestant] = url.href;
	}
	return { stage, watch, urls };
}
