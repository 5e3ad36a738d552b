/**
 * `node --import tsx test/upgrade/export.mts`, before a release: stores the workflows of `workflows.mts` in a real
 * n8n and saves its exports under `test/upgrade/<this version>/`. Those of older versions are never touched.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheFolder } from '../../local-n8n/cacheFolder.mts';
import { projectRoot } from '../../local-n8n/projectRoot.mts';
import { replaceWorkflow, type Workflow } from '../../local-n8n/rest/workflows.mts';
import { newestN8n } from '../../local-n8n/versions.mts';
import { setStage, STAGE_STEPS } from '../../scripts/stage.mts';
import { Steps } from '../../scripts/steps.mts';
import { workflows } from './workflows.mts';

const manifest = await readFile(join(projectRoot(), 'package.json'), 'utf8');
const { version } = JSON.parse(manifest) as { version: string };
const folder = join(projectRoot(), 'test', 'upgrade', version);
await mkdir(folder, { recursive: true });

const userFolder = cacheFolder('upgrade', newestN8n);
const steps = new Steps(STAGE_STEPS);
const stage = await setStage({ version: newestN8n, userFolder, steps });
try {
	for (const [name, workflow] of Object.entries(workflows)) {
		const id = await replaceWorkflow(stage.session, workflow);
		const saved = await stage.session.request<Workflow>('GET', `/rest/workflows/${id}`);
		const exported = {
			name: saved.name,
			nodes: saved.nodes,
			connections: saved.connections,
			settings: saved.settings,
			meta: { n8n: newestN8n },
		};
		await writeFile(join(folder, `${name}.json`), `${JSON.stringify(exported, null, '\t')}\n`);
		console.log(`saved ${join(folder, `${name}.json`)}`);
	}
} finally {
	await stage.close();
}
process.exit(0);
