import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { resolveOutputSchemaPath } from 'n8n-core';
import { packageNodes } from '../../test/support/nodeTypes.mts';
import { projectRoot } from '../local-n8n/projectRoot.mts';
import { type OutputSchema, schemaOf } from './outputSchema.mts';
import type { Outputs } from './runNodes.mts';

export interface SchemaFile {
	/** As in {@link Outputs}. */
	key: string;
	/** Its place in the built package, where n8n looks for it. */
	path: string;
	schema: OutputSchema;
}

/**
 * The schema files of the package, made from what its nodes really put out.
 * @throws when an output belongs to no node
 */
export function schemaFiles(outputs: Outputs): SchemaFile[] {
	const nodes = new Map(nodeFolders().map((folder, index) => [folder, packageNodes[index]]));
	return Object.entries(outputs).map(([key, items]) => {
		const parts = key.split('/');
		const folder = parts.slice(0, 2).join('/');
		const node = nodes.get(folder);
		if (node === undefined) throw new Error(`There is no node ${folder}`);
		const path = resolveOutputSchemaPath({
			nodeDir: join(projectRoot(), 'dist', 'nodes', folder),
			version: Math.max(...[node.description.version].flat()),
			...(parts.length > 3 && { resource: parts[2] }),
			operation: parts.at(2) === undefined ? undefined : parts.at(-1),
		});
		return { key, path: String(path), schema: schemaOf(items) };
	});
}

function nodeFolders(): string[] {
	const { n8n } = JSON.parse(readFileSync(join(projectRoot(), 'package.json'), 'utf8')) as {
		n8n: { nodes: string[] };
	};
	return n8n.nodes.map((file) => dirname(file).replace('dist/nodes/', ''));
}
