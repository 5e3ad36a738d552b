import { isSafeObjectProperty } from 'n8n-workflow';
import { FORBIDDEN_KEYS } from '../../nodes/shared/forbiddenKeys';
import { deliver } from '../support/deliver.mts';
import { openCabinet } from '../support/openCabinet.mts';
import { closeAfterTest } from '../support/closeAfterTest.mts';
import { bodies, type BodyName } from '../support/ringostatBodies.mts';
import { PIPELINE } from '../support/pipeline.mts';
import { runWorkflow } from '../support/runWorkflow.mts';

/** Every key of a thing, nested ones included. */
function keysOf(thing: unknown): string[] {
	if (typeof thing !== 'object' || thing === null) return [];
	return Object.entries(thing).flatMap(([key, value]) => [
		...(Array.isArray(thing) ? [] : [key]),
		...keysOf(value),
	]);
}

const refused = (thing: unknown) => keysOf(thing).filter((key) => !isSafeObjectProperty(key));

/** As many as there are, n8n's own first. */
const NAMES = [...FORBIDDEN_KEYS];

test('n8n refuses what we think it does', () => {
	expect(refused({ a: [{ caller: 1, callee: { constructor: 1 } }] })).toEqual([
		'caller',
		'callee',
		'constructor',
	]);
	expect(NAMES.filter((name) => !isSafeObjectProperty(name)).length).toBeGreaterThan(20);
});

test('a delivery of nothing but refused names comes out without one', async () => {
	const named = NAMES.map((name) => `${JSON.stringify(name)}: "x"`).join(', ');
	const nested = `"additional_call_data": {${named}, "deep": {${named}}}`;
	const [, ...rest] = JSON.stringify(bodies.answeredNew);
	const { items = [] } = await deliver({
		query: '?token=token-0123456789&caller=380671234567&constructor=x&__proto__=x',
		headers: { 'content-type': 'application/json' },
		body: `{${named}, ${nested}, ${rest.join('')}`,
	});
	expect(items).toHaveLength(1);
	expect(refused(items)).toEqual([]);
	expect(keysOf(items[0].json.additional).length).toBeGreaterThan(20);
	expect(({} as { x?: string }).x).toBeUndefined();
});

test('what the whole pipeline puts out has none', async () => {
	const cabinet = closeAfterTest(await openCabinet());
	const items = (Object.keys(bodies) as BodyName[]).map((told) => ({
		json: { ...bodies[told], caller: 'x', callee_: 'y', arguments: 'z' },
	}));
	const ran = await runWorkflow(PIPELINE, items, { asterilApi: cabinet.credential });
	expect(ran.items).toHaveLength(items.length);
	expect(refused(ran.items)).toEqual([]);
});
