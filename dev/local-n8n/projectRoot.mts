import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The project's folder, found upwards from the working folder. Not from this file's own place: jest loads
 * these modules as CommonJS and tsx as ES modules, and the two share no way of asking.
 */
export function projectRoot(): string {
	for (let folder = process.cwd(); ; folder = dirname(folder)) {
		const manifest = join(folder, 'package.json');
		if (existsSync(manifest)) {
			const { name } = JSON.parse(readFileSync(manifest, 'utf8')) as { name?: string };
			if (name === 'n8n-nodes-asteril') return folder;
		}
		if (dirname(folder) === folder) {
			throw new Error(
				`${process.cwd()} is not inside the n8n-nodes-asteril project. Run this from its folder.`,
			);
		}
	}
}
