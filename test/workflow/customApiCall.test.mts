/**
 * *Custom API Call*: n8n adds it to the lists "Resource" and "Operation" of a node whose credential has
 * `authenticate`, and leads from there to its HTTP Request node, which sends with that credential.
 */
import 'reflect-metadata';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { LoadOptionsContext } from 'n8n-core';
import { additionalDataFor } from '../support/additionalData.mts';
import { credentialTypes, nodeOf, PREFIX } from '../support/nodeTypes.mts';
import { type OpenCabinet, openCabinet } from '../support/openCabinet.mts';
import { straightLine } from '../support/straightLine.mts';

let cabinet: OpenCabinet;

beforeEach(async () => {
	cabinet = await openCabinet();
});
afterEach(async () => await cabinet.close());

test('the node is one that n8n adds it to', () => {
	const { description } = nodeOf(`${PREFIX}asteril`);
	// What LoadNodesAndCredentials of n8n 2.41 asks for, in injectCustomApiCallOptions.
	expect(description.defaultVersion).toBeUndefined();
	const [used] = description.credentials ?? [];
	expect(credentialTypes.find(({ name }) => name === used.name)?.authenticate).toBeDefined();
	const lists = description.properties.filter(({ name }) => /^(resource|operation)$/.test(name));
	expect(lists.length).toBeGreaterThan(2);
	for (const { options } of lists) expect(options?.length).toBeGreaterThan(0);
});

/** Sends as the HTTP Request node does: it names the whole URL "uri". */
async function send(uri: string): Promise<unknown> {
	const { nodes, base, workflow } = straightLine([{ type: 'asteril' }]);
	const data = additionalDataFor(base, { asterilApi: cabinet.credential });
	const context = new LoadOptionsContext(workflow, nodes[0], data, '');
	const options = { method: 'GET' as const, uri, qs: { limit: 1 }, json: true };
	return (await context.helpers.requestWithAuthentication.call(
		context,
		'asterilApi',
		options,
	)) as unknown;
}

test('the key goes along to the cabinet', async () => {
	expect(await send(`${cabinet.sandbox.url}/api/v3.1/orders`)).toMatchObject({
		pages: 3,
		orders: [{ id: 1, number: 'A-1001' }],
	});
});

test('and nowhere else', async () => {
	const asked: Array<string | undefined> = [];
	const other = createServer(({ url }, response) => {
		asked.push(url);
		response.end('{}');
	});
	await new Promise<void>((resolve) => void other.listen(0, '127.0.0.1', resolve));
	try {
		const { port } = other.address() as AddressInfo;
		await expect(send(`http://127.0.0.1:${port}/orders`)).rejects.toThrow();
		expect(asked).toEqual([]);
	} finally {
		other.close();
	}
});
