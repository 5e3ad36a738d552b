/**
 * Part of `npm run build`: runs the nodes against the sandbox, in n8n's own engine, and writes into `dist` the
 * schemas of what they put out. The editor shows the fields from there before a node's first run.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { realOutputs } from '../schemas/realOutputs.mts';
import { schemaFiles } from '../schemas/schemaFiles.mts';

const files = schemaFiles(await realOutputs());
for (const { path, schema } of files) {
	mkdirSync(dirname(path), { recursive: true });
	writeFileSync(path, JSON.stringify(schema));
}
console.log(`${files.length} output schemas written`);
process.exit(0);
