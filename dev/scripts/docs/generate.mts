/**
 * `npx tsx dev/scripts/docs/generate.mts`: writes what is generated in `docs/`, from the descriptions of the nodes
 * and from the contract. The tests in `test/docs` fail when that was forgotten.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../local-n8n/projectRoot.mts';
import { generatedDocs } from './generatedDocs.mts';

for (const [path, text] of generatedDocs()) {
	writeFileSync(join(projectRoot(), path), text);
	console.log(path);
}
