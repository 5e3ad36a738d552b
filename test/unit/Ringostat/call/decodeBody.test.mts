import { parseCalls } from '../../../../nodes/Ringostat/call';
import { one } from './support.mts';

const BODY = { uniqueid: 'u1', type: 'in', billsec: '9' };
const JSON_TEXT = JSON.stringify(BODY);
const FORM = 'uniqueid=u1&type=in&billsec=9';
const textIn = (layers: number) =>
	Array.from({ length: layers }).reduce<string>((text) => JSON.stringify(text), JSON_TEXT);
const idsOf = (body: unknown) => parseCalls({ body }).map(({ id }) => id);

describe('text that is read', () => {
	test.each<[string, unknown]>([
		['JSON in JSON in JSON', textIn(2)],
		['a form in JSON', JSON.stringify(FORM)],
		['a form with an empty end', `${FORM}&`],
		['a list with its brackets encoded', encodeURIComponent(`[${JSON_TEXT}]`)],
		['JSON with its marks encoded in small letters', encodeURIComponent(JSON_TEXT).toLowerCase()],
		['a list whose brackets a parser took', { [`${JSON_TEXT},${JSON_TEXT}`]: '' }],
		['JSON as a key with space in front', { [` ${JSON_TEXT}`]: '' }],
		['JSON as a key without a value', { [JSON_TEXT]: null }],
		['additional data with space in front', { uniqueid: 'u1', data: ` ${JSON_TEXT}` }],
		['additional data in a list of one', { uniqueid: 'u1', call_data: [BODY] }],
		['additional data within additional data', { uniqueid: 'u1', call_data: { payload: BODY } }],
	])('%s', (_, body) => {
		expect(one(body)).toMatchObject({ id: 'u1', direction: 'incoming', talkSeconds: 9 });
	});

	test.each<[string, unknown]>([
		['JSON in more JSON than anybody sends', textIn(4)],
		['a page', `<p>${FORM}</p>`],
		['broken JSON that has a =', `{"a":"${FORM}`],
		['text behind JSON', `${JSON_TEXT} and so on`],
		['bytes that are none', { type: 'Buffer', data: ['x'] }],
		['a text that only begins like one', `%7Buniqueid`],
	])('not: %s', (_, body) => expect(idsOf(body)).toEqual([]));
});

describe('a form', () => {
	const additionalOf = (form: string) => one(`${FORM}&${form}`).additional;

	test.each([
		['note=a+b', { note: 'a b' }],
		['note=a%20b%2Bc', { note: 'a b+c' }],
		['note=100%', { note: '100%' }],
		['note=100%+sure', { note: '100% sure' }],
		['my+note=a', { 'my note': 'a' }],
		['note=a=b', { note: 'a=b' }],
		['note', {}],
		['note=&note=a', { note: 'a' }],
		['note=a&note=', { note: 'a' }],
		['note=a&note=b', { note: 'a' }],
		['__proto__=a', { ['__proto___']: 'a' }],
	])('%s', (form, additional) => expect(additionalOf(form)).toEqual(additional));

	test('with more keys than anybody sends: the first thousand count', () => {
		const many = Array.from({ length: 1100 }, (_, at) => `k${at}=`).join('&');
		expect(one(`${FORM}&${many}`).talkSeconds).toBe(9);
		expect(idsOf(`${many}&${FORM}`)).toEqual([]);
	});
});

describe('lists', () => {
	const call = (id: string) => ({ ...BODY, uniqueid: id });

	test.each<[string, unknown]>([
		['in lists', { data: [{ items: [call('a')] }, { items: [call('b')] }] }],
		['of texts', [JSON.stringify(call('a')), JSON.stringify(call('b'))]],
		['among rubbish', [1, call('a'), null, 'x', call('b'), []]],
		['as text under a key', { rows: JSON.stringify([call('a'), call('b')]) }],
		['where another list has no calls', { items: ['x'], calls: [call('a'), call('b')] }],
	])('%s', (_, body) => expect(idsOf(body)).toEqual(['a', 'b']));

	test('what a call says of itself goes before what stands beside the list', () => {
		const body = { note: 'all', type: 'out', data: [{ ...call('a'), note: 'own' }, call('b')] };
		const calls = parseCalls({ body, query: { note: 'url', page: '1' } });
		expect(calls.map(({ direction }) => direction)).toEqual(['incoming', 'incoming']);
		expect(calls.map(({ additional }) => additional)).toEqual([
			{ note: 'own', page: '1' },
			{ note: 'all', page: '1' },
		]);
	});

	test('what stands nearer to a call goes first', () => {
		const body = { note: 'far', data: [{ note: 'near', calls: [call('a')] }] };
		expect(one(body).additional).toEqual({ note: 'near' });
	});

	test('of more than twenty calls: each has what stands beside them, the first thirty of it', () => {
		const beside = Object.fromEntries(
			Array.from({ length: 40 }, (_, at) => [`key${at}x`, String(at)]),
		);
		const calls = (count: number) =>
			parseCalls({
				body: { ...beside, calls: Array.from({ length: count }, (_, at) => call(`u${at}`)) },
			});
		expect(Object.keys(calls(20)[19].additional)).toHaveLength(40);
		expect(Object.keys(calls(21)[20].additional)).toHaveLength(30);
	});

	test('of more than twenty: a row that only has an id is no call', () => {
		const rows = Array.from({ length: 30 }, (_, at) =>
			at < 25 ? { uniqueid: `x${at}` } : call(`u${at}`),
		);
		expect(idsOf({ type: 'in', data: rows })).toEqual(['u25', 'u26', 'u27', 'u28', 'u29']);
		expect(idsOf({ type: 'in', data: [{ uniqueid: 'a' }] })).toEqual(['a']);
		const nested = rows.map(({ uniqueid }) => ({ call: call(uniqueid) }));
		expect(idsOf(nested)).toHaveLength(30);
	});
});

describe('values beside', () => {
	test('the outer value of a key goes before the inner one, which stays', () => {
		const body = { ...BODY, note: 'outer', data: { billsec: '5', note: 'inner', more: 'm' } };
		expect(one(body)).toMatchObject({
			talkSeconds: 9,
			additional: { note: 'outer', note_2: 'inner', more: 'm' },
		});
	});

	test('the body goes before the query, which does not come twice', () => {
		const call = one({ ...BODY, note: 'body' }, undefined, { note: 'url', billsec: '1' });
		expect(call).toMatchObject({ talkSeconds: 9, additional: { note: 'body' } });
	});

	test('what looks like a container and is none stays', () => {
		const call = one({ ...BODY, data: 'just text', payload: ['a', 'b'], call: '{broken' });
		expect(call.additional).toEqual({ data: 'just text', payload: '["a","b"]', call: '{broken' });
	});
});

test.each([
	[{ event: 'end' }, 'end'],
	[{ EVENT: ' end ' }, 'end'],
	[{ event: '' }, null],
	[{ event: '(none)' }, null],
	[{ a: 'b' }, null],
])('the event of the URL %j is %j', (query, event) => {
	expect(one(BODY, undefined, query).event).toBe(event);
});

test('the event of the URL goes before that of the body, which stays', () => {
	const body = { ...BODY, event: 'other' };
	expect(one(body, undefined, { event: 'end' })).toMatchObject({
		event: 'end',
		additional: { event: 'other' },
	});
	expect(one(body)).toMatchObject({ event: 'other', additional: {} });
});
