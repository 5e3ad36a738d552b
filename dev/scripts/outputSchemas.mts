/**
 * Part of `npm run build`: runs the nodes against the sandbox, in n8n's own engine, and writes into `dist` the
 * schemas of what they put out. The editor shows the fields from there before a node's first run.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { provideJestGlobals } from '../bench/engine.mts';

provideJestGlobals();
const { realOutputs } = await import('../schemas/realOutputs.mts');
const { schemaFiles } = await import('../schemas/schemaFiles.mts');

const files = schemaFiles(await realOutputs());
for (const { path, schema } of files) {
	mkdirSync(dirname(path), { recursive: true });
	writeFileSync(path, JSON.stringify(schema));
}
console.log(`${files.length} output schemas written`);
process.exit(0);
