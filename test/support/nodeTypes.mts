import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import {
	type ICredentialType,
	type INodeExecutionData,
	type INodeType,
	type INodeTypes,
	NodeConnectionTypes,
} from 'n8n-workflow';
import { projectRoot } from '../../dev/local-n8n/projectRoot.mts';

/** What n8n puts before the name of a node of this package. */
export const PREFIX = 'n8n-nodes-asteril.';

const MANIFEST = join(projectRoot(), 'package.json');
/** jest and tsx each load TypeScript with it. */
const load = createRequire(MANIFEST);

/** The classes that `package.json` names, from their sources. */
function fromSources<Kind>(kind: 'nodes' | 'credentials'): Kind[] {
	const { n8n } = JSON.parse(readFileSync(MANIFEST, 'utf8')) as {
		n8n: Record<typeof kind, string[]>;
	};
	return n8n[kind].map((built) => {
		const source = built.replace(/^dist\//, './').replace(/\.js$/, '.ts');
		const [Class] = Object.values(load(source) as Record<string, new () => Kind>);
		return new Class();
	});
}

/** The nodes of the package. */
export const packageNodes = fromSources<INodeType>('nodes');

export const credentialTypes = fromSources<ICredentialType>('credentials');

/** Hands its items on: stands before, or behind, the nodes under test. */
class Start implements INodeType {
	description = {
		displayName: 'Start',
		name: 'start',
		group: ['transform' as const],
		version: 1,
		description: '',
		defaults: {},
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		properties: [],
	};

	async execute(this: { getInputData(): INodeExecutionData[] }) {
		return [this.getInputData()];
	}
}

const NODES = [...packageNodes, new Start() as unknown as INodeType];

/** @throws when there is no such node */
export function nodeOf(type: string): INodeType {
	const found = NODES.find(({ description }) => `${PREFIX}${description.name}` === type);
	if (!found) throw new Error(`no node ${type}`);
	return found;
}

export const nodeTypes: INodeTypes = {
	getByName: (type) => nodeOf(type),
	getByNameAndVersion: (type) => nodeOf(type),
	getKnownTypes: () => ({}),
};
