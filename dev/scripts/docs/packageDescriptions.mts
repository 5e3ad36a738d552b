import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ICredentialType, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { projectRoot } from '../../local-n8n/projectRoot.mts';

interface Manifest {
	n8n: { nodes: string[]; credentials: string[] };
}

/** The descriptions of all nodes that package.json names, in its order. */
export async function nodeDescriptions(): Promise<INodeTypeDescription[]> {
	const nodes = await Promise.all(manifest().n8n.nodes.map(async (file) => await made(file)));
	return nodes.map((node) => (node as INodeType).description);
}

/** The credential types that package.json names, in its order. */
export async function credentialTypes(): Promise<ICredentialType[]> {
	const types = await Promise.all(manifest().n8n.credentials.map(async (file) => await made(file)));
	return types as ICredentialType[];
}

function manifest(): Manifest {
	return JSON.parse(readFileSync(join(projectRoot(), 'package.json'), 'utf8')) as Manifest;
}

/** An object of the one class in a file of `dist`, made from its source so that nothing need be built. */
async function made(built: string): Promise<unknown> {
	const source = join(projectRoot(), built.replace(/^dist\//, '').replace(/\.js$/, '.ts'));
	const name = built.replace(/^.*\//, '').replace(/\.(node|credentials)\.js$/, '');
	const module = (await import(source)) as Record<string, new () => unknown>;
	return new module[name]();
}
