import 'reflect-metadata';
import { LoadOptionsContext } from 'n8n-core';
import type { INodeListSearchResult } from 'n8n-workflow';
import { additionalDataFor, type Credentials } from './additionalData.mts';
import { nodeOf, PREFIX } from './nodeTypes.mts';
import { straightLine } from './straightLine.mts';

/** What the editor shows in the list of a node's parameter, by the name of its method. */
export async function searchList(
	type: string,
	method: string,
	credentials: Credentials,
	filter?: string,
): Promise<INodeListSearchResult> {
	const { nodes, base, workflow } = straightLine([{ type }]);
	const data = additionalDataFor(base, credentials);
	const context = new LoadOptionsContext(workflow, nodes[0], data, '');
	const search = nodeOf(PREFIX + type).methods?.listSearch?.[method];
	if (!search) throw new Error(`${type} has no list ${method}`);
	return await search.call(context, filter);
}
