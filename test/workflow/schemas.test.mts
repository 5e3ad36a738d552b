/**
 * The fields that the editor shows before a node's first run are those it really puts out. When they have
 * changed: `UPDATE_SCHEMAS=1 npm test -- workflow/schemas`.
 */
import 'reflect-metadata';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { resolveOutputSchemaPath } from 'n8n-core';
import { startSandbox } from '../../dev/sandbox/index.mts';
import { aCall } from '../support/aCall.mts';
import { closeAfterTest } from '../support/closeAfterTest.mts';
import { AUTH_KEY, getCallsOf, rang } from '../support/getCalls.mts';
import { packageNodes } from '../support/nodeTypes.mts';
import { complaints, type OutputSchema, schemaOf } from './schemas.infer.mts';
import { type Outputs, realOutputs } from './schemas.outputs.mts';

const ROOT = join(__dirname, '../..');
const MINUTE = 60_000;

interface Asked {
	/** As in {@link Outputs}. */
	key: string;
	file: string;
}

/** Every file that the editor asks for, found as n8n itself finds it. */
const asked: Asked[] = folders().flatMap(({ folder, node: { description } }) => {
	const operations = description.properties.find(({ name }) => name === 'operation')?.options;
	const named = operations?.map((one) => ('value' in one ? String(one.value) : '')) ?? [undefined];
	const version = Math.max(...[description.version].flat());
	return named.map((operation) => ({
		key: [folder, operation].filter(Boolean).join('/'),
		file: String(
			resolveOutputSchemaPath({ nodeDir: join(ROOT, 'nodes', folder), version, operation }),
		),
	}));
});

let outputs: Outputs;

beforeAll(async () => {
	outputs = await realOutputs();
	if (process.env.UPDATE_SCHEMAS !== '1') return;
	for (const { key, file } of asked) {
		mkdirSync(dirname(file), { recursive: true });
		writeFileSync(file, textOf(schemaOf(outputs[key])));
	}
}, 2 * MINUTE);

test('there is one for each node and each operation, and no other', () => {
	const there = readdirSync(join(ROOT, 'nodes'), { recursive: true, encoding: 'utf8' })
		.filter((name) => name.includes('__schema__') && name.endsWith('.json'))
		.map((name) => join(ROOT, 'nodes', name));
	expect(there.sort()).toEqual(asked.map(({ file }) => file).sort());
	expect(Object.keys(outputs).sort()).toEqual(asked.map(({ key }) => key).sort());
});

describe.each(asked)('$key', ({ key, file }) => {
	test('is what the node puts out', () => {
		expect(existsSync(file)).toBe(true);
		expect(readFileSync(file, 'utf8')).toBe(textOf(schemaOf(outputs[key])));
	});

	test('allows every item, and says what each field is', () => {
		const schema = read(file);
		expect(outputs[key].flatMap((item) => complaints(schema, item))).toEqual([]);
		expect(unsaid(schema)).toEqual([]);
	});
});

test('a field that is not in it, or of another type, is found', () => {
	const schema = schemaOf([{ call: { id: 'a', seconds: null }, tags: ['x'] }]);
	expect(complaints(schema, { call: { id: 1, seconds: null, more: 1 }, tags: [1] })).toEqual([
		'item.call.id is of type number',
		'item.call.more is not in it',
		'item.tags[0] is of type number',
	]);
	expect(complaints(schema, { call: null, tags: null })).toEqual([]);
	expect(unsaid(schema)).toEqual(['item.call.seconds']);
});

test('a call of the road has the fields of a Call, and no others', () => {
	const { properties = {} } = read(asked[0].file);
	expect(Object.keys(properties).sort()).toEqual(Object.keys(aCall()).sort());
});

test('what Get Calls puts out is allowed', async () => {
	const sandbox = closeAfterTest(await startSandbox({ ringostatAuthKey: AUTH_KEY }));
	rang(sandbox, 'a', 30, { direction: 'in', status: 'ANSWERED', talkSeconds: 5 });
	rang(sandbox, 'b', 20, { direction: 'out', client: '380671112233' });
	rang(sandbox, 'c', 10, { client: null, status: 'NO ANSWER', employee: null });
	const { calls } = await getCallsOf(sandbox);
	expect(calls).toHaveLength(3);
	const schema = read(join(ROOT, 'nodes/Ringostat/Ringostat/__schema__/v1.0.0/getCalls.json'));
	expect(calls.flatMap((call) => complaints(schema, call))).toEqual([]);
});

function folders() {
	const { n8n } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
		n8n: { nodes: string[] };
	};
	return n8n.nodes.map((file, index) => ({
		folder: dirname(file).replace('dist/nodes/', ''),
		node: packageNodes[index],
	}));
}

function read(file: string): OutputSchema {
	return JSON.parse(readFileSync(file, 'utf8')) as OutputSchema;
}

function textOf(schema: OutputSchema): string {
	return `${JSON.stringify(schema, null, '\t')}\n`;
}

/** Fields of which nothing is known: no run has ever filled them. */
function unsaid({ type, properties = {}, items }: OutputSchema, path = 'item'): string[] {
	const inside = Object.entries(properties).flatMap(([key, one]) => unsaid(one, `${path}.${key}`));
	const open = (type === 'array' && !items) || type === 'null';
	return [...(open ? [path] : []), ...inside, ...(items ? unsaid(items, `${path}[]`) : [])];
}
