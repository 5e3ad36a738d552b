/** The fields that the editor shows before a node's first run, which the build makes from the nodes' real output. */
import 'reflect-metadata';
import { startSandbox } from '../../dev/sandbox/index.mts';
import { type OutputSchema, schemaOf } from '../../dev/schemas/outputSchema.mts';
import { realOutputs } from '../../dev/schemas/realOutputs.mts';
import type { Outputs } from '../../dev/schemas/runNodes.mts';
import { resources } from '../../nodes/Asteril/Asteril/resources';
import { schemaFiles } from '../../dev/schemas/schemaFiles.mts';
import { aCall } from '../support/aCall.mts';
import { closeAfterTest } from '../support/closeAfterTest.mts';
import { AUTH_KEY, getCallsOf, rang } from '../support/getCalls.mts';
import { clockAt } from '../support/clockAt.mts';

clockAt('2026-11-22T14:00:00+02:00');

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

let outputs: Outputs;
beforeAll(async () => {
	outputs = await realOutputs();
}, 2 * MINUTE);

test('each operation that a schema is made for belongs to a node, and its every field has a type', () => {
	expect(schemaFiles(outputs).map(({ key }) => key)).toEqual(Object.keys(outputs));
	for (const items of Object.values(outputs)) expect(untyped(schemaOf(items))).toEqual([]);
});

test('each operation of the node "Asteril" has a schema', () => {
	const all = resources.flatMap(({ value, operations }) =>
		operations.map((one) => `Asteril/Asteril/${value}/${one.value}`),
	);
	expect(Object.keys(outputs)).toEqual(expect.arrayContaining(all));
});

test('the schemas are the same on another day', async () => {
	const now = jest.spyOn(Date, 'now');
	const began = Date.now();
	now.mockImplementation(() => began + 40 * DAY);
	const later = await realOutputs();
	now.mockRestore();
	const schemas = (of: Outputs) =>
		Object.fromEntries(Object.entries(of).map(([key, items]) => [key, schemaOf(items)]));
	expect(schemas(later)).toEqual(schemas(outputs));
});

test('a field whose type no item shows is found', () => {
	expect(untyped(schemaOf([{ call: { id: 'a', seconds: null }, tags: ['x'] }]))).toEqual([
		'item.call.seconds',
	]);
});

test('a call that the trigger puts out has the fields of a Call, and no others', () => {
	const { properties = {} } = schemaOf(outputs['Ringostat/RingostatTrigger']);
	expect(Object.keys(properties).sort()).toEqual(Object.keys(aCall()).sort());
});

test('the schema of Get Calls, made from parsed calls, is the same with what Get Calls puts out', async () => {
	const sandbox = closeAfterTest(await startSandbox({ ringostatAuthKey: AUTH_KEY }));
	rang(sandbox, 'a', 30, { direction: 'in', status: 'ANSWERED', talkSeconds: 5 });
	rang(sandbox, 'b', 20, { direction: 'out', client: '380671112233' });
	rang(sandbox, 'c', 10, { client: null, status: 'NO ANSWER', employee: null });
	const { calls } = await getCallsOf(sandbox);
	expect(calls).toHaveLength(3);
	const parsed = outputs['Ringostat/Ringostat/call/getCalls'];
	expect(schemaOf([...parsed, ...calls])).toEqual(schemaOf(parsed));
});

/** Paths of fields whose type is not known, because no item ever filled them. */
function untyped({ type, properties = {}, items }: OutputSchema, path = 'item'): string[] {
	const inside = Object.entries(properties).flatMap(([key, one]) => untyped(one, `${path}.${key}`));
	const open = (type === 'array' && !items) || type === 'null';
	return [...(open ? [path] : []), ...inside, ...(items ? untyped(items, `${path}[]`) : [])];
}
