/** What Ringostat's routing webhook asks while the client hears the ringing tone. */
import { readRoutingRequest } from '../../../../nodes/Ringostat/call';
import { sampleNames, sampleRequest } from './support.mts';

const CLIENT = '380670000001';
const LINE = '380440000010';
const NOTHING = { callId: null, clientPhone: null, line: null };
const ASKED = { callId: 'ua1_-17.1', clientPhone: CLIENT, line: LINE };
const PARAMS = { uniqueid: 'ua1_-17.1', caller: '+380 67 000-00-01', dst: LINE };
const form = new URLSearchParams(PARAMS).toString();

test.each<[string, { query?: object; body?: unknown }]>([
	['a query', { query: PARAMS, body: {} }],
	['a form', { body: { ...PARAMS } }],
	['the text of a form', { body: form }],
	['JSON', { body: JSON.stringify(PARAMS) }],
	[
		'query and body together',
		{ query: { call_id: 'ua1_-17.1' }, body: { E164: CLIENT, dst: LINE } },
	],
	[
		'JSON-RPC, whose own id is no call',
		{ body: { jsonrpc: '2.0', id: 7, method: 'route', params: PARAMS } },
	],
	[
		'JSON-RPC as bytes, with a list of one',
		{ body: Buffer.from(JSON.stringify({ jsonrpc: '2.0', id: 7, params: [PARAMS] })) },
	],
	[
		'keys in another case',
		{ body: { 'Call-ID': 'ua1_-17.1', CALLER_ID: CLIENT, called_id: LINE } },
	],
	['the classic pair', { body: { call_id: 'ua1_-17.1', caller: CLIENT, callee: LINE } }],
	['nested data', { body: { call_id: 'ua1_-17.1', data: { caller: CLIENT, destination: LINE } } }],
	['a direction that says otherwise', { body: { ...PARAMS, type: 'out' } }],
])('is read from %s', (_name, request) => {
	expect(readRoutingRequest(request)).toEqual(ASKED);
});

test.each<[string, unknown, object]>([
	[
		'a published request',
		{ call_id: 'pkv', step_forward: 'webhookNumber%3A120', uuid: '842d921d-1c1b' },
		{ callId: 'pkv' },
	],
	['a hidden caller', { ...PARAMS, caller: 'anonymous' }, { ...ASKED, clientPhone: null }],
	['a placeholder for an id', { ...PARAMS, uniqueid: '{{uniqueid}}' }, { ...ASKED, callId: null }],
	['our own number as the caller', { caller: LINE, dst: LINE }, { line: LINE }],
	["an employee's login", { caller: 'examplecom_ivanenko', dst: LINE }, { line: LINE }],
	['nothing', undefined, {}],
	['rubbish', '<html>', {}],
	['an empty list', [], {}],
])('%s', (_name, body, expected) => {
	expect(readRoutingRequest({ body })).toEqual({ ...NOTHING, ...expected });
});

test('is read with the names and the numbers of the user', () => {
	const body = { ...PARAMS, caller: '', dst: '', номер: '0440000010', клієнт: '501112233' };
	const mapping = { clientPhone: 'клієнт', line: 'номер' };
	const ownNumbers = ['0440000010'];
	expect(readRoutingRequest({ body }, { mapping, ownNumbers })).toEqual({
		...ASKED,
		clientPhone: '380501112233',
	});
	expect(readRoutingRequest({ body: { caller: LINE } }, { ownNumbers })).toEqual({
		...NOTHING,
		line: null,
	});
});

test.each(sampleNames())('%s: an answer, and nothing is thrown', (name) => {
	expect(Object.keys(readRoutingRequest(sampleRequest(name)))).toEqual(Object.keys(NOTHING));
});
