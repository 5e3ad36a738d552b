import { parseCalls } from '../../../../nodes/Ringostat/call';
import { keysIn, one } from './support.mts';

const BODY = {
	uniqueid: 'u1',
	type: 'in',
	E164: '380670000001',
	dst: '380440000010',
	billsec: '9',
};
const JSON_TEXT = JSON.stringify(BODY);
const FORM = new URLSearchParams(BODY).toString();
const { uniqueid, type, ...inner } = BODY;
const LINK = 'https://app.ringostat.com/recordings/a.wav?token=abc&x=1';
const WITH_LINK = JSON.stringify({ recording: LINK, ...BODY });

const SHAPES: Array<[string, unknown, object?]> = [
	['object', BODY],
	['query only', undefined, BODY],
	['query and an empty body', {}, BODY],
	['query and HTML', '<html lang="uk">a=b</html>', BODY],
	['query and body', { uniqueid, type }, inner],
	['the body is empty where the query is not', { ...BODY, type: '' }, { type: 'in' }],
	['JSON text', JSON_TEXT],
	['JSON in JSON', JSON.stringify(JSON_TEXT)],
	['JSON with a byte order mark', `\ufeff ${JSON_TEXT}\n`],
	['Buffer', Buffer.from(JSON_TEXT)],
	['Uint8Array', new Uint8Array(Buffer.from(JSON_TEXT))],
	['Buffer that went through JSON', JSON.parse(JSON.stringify(Buffer.from(JSON_TEXT)))],
	['form text', FORM],
	['percent-encoded JSON', encodeURIComponent(JSON_TEXT)],
	['JSON as the key of a form', { [JSON_TEXT]: '' }],
	['JSON as form text', `${encodeURIComponent(JSON_TEXT)}=`],
	['JSON cut at = and &', Object.fromEntries(new URLSearchParams(WITH_LINK))],
	['additional_call_data', { uniqueid, type, additional_call_data: inner }],
	['additional_call_data as text', { uniqueid, type, additional_call_data: JSON.stringify(inner) }],
	[
		'additional_call_data in the query',
		undefined,
		{ uniqueid, type, additional_call_data: JSON.stringify(inner) },
	],
	[
		'PHP brackets',
		{
			uniqueid,
			type,
			...Object.fromEntries(
				Object.entries(inner).map(([key, value]) => [`additional_call_data[${key}]`, value]),
			),
		},
	],
	['extraFields', { uniqueid, type, extraFields: inner }],
	['{ data: [] }', { data: [BODY] }],
	['{ data: { items: [] } }', { data: { items: [BODY] } }],
	['the same as text', { data: JSON.stringify({ total: 1, items: [BODY] }) }],
	['{ data: {} }', { data: BODY }],
	['{ data: "[…]" }', { data: `[${JSON_TEXT}]` }],
	['siblings of data', { type, data: [{ uniqueid, ...inner }] }],
	['array', [BODY, BODY]],
	['array in an array', [[BODY], JSON_TEXT]],
	['repeated form keys', { ...BODY, type: ['', 'in'], E164: [BODY.E164, BODY.E164] }],
	['other cases', { UniqueID: 'u1', Type: 'IN', e164: BODY.E164, DST: BODY.dst, billSec: '9' }],
];

// A row always has three values: jest takes a missing one for its `done`.
test.each(SHAPES.map(([name, body, query]) => [name, body, query] as const))(
	'%s',
	(_, body, query) => {
		expect(one(body, undefined, query)).toMatchObject({
			id: 'u1',
			direction: 'incoming',
			clientPhone: '380670000001',
			line: '380440000010',
			talkSeconds: 9,
		});
	},
);

test('a link survives being cut up by a form parser', () => {
	expect(one(Object.fromEntries(new URLSearchParams(WITH_LINK))).recordingUrl).toBe(LINK);
});

test.each([
	['beside the list', { data: [BODY, { ...BODY, uniqueid: 'u2' }], project_id: 5 }],
	['in its wrapper', { data: { items: [BODY, { ...BODY, uniqueid: 'u2' }], project_id: 5 } }],
])('several calls are several, with what stands %s', (_name, body) => {
	const calls = parseCalls({ body, query: { event: 'list' } });
	expect(calls.map(({ id, event }) => [id, event])).toEqual([
		['u1', 'list'],
		['u2', 'list'],
	]);
	expect(calls[1].additional).toEqual({ project_id: '5' });
});

test.each([
	['nothing', undefined],
	['null', null],
	['empty text', ''],
	['rubbish', 'hello world'],
	['a number', 7],
	['{}', {}],
	['[]', []],
	['a list of rubbish', [1, 'x', null, [[]]]],
	['HTML', '<!doctype html><a href="?id=1&type=in">'],
	['broken JSON', '{"uniqueid":"a","type":'],
	[
		'a deal',
		{ id: 5, title: 'Вікна', status: 'won', date: '2026-01-01 10:00:00', phone: '0671234567' },
	],
	['a deal in progress', { id: 5, status: 'in progress', date: '2026-01-01 10:00:00' }],
	[
		'a form',
		{
			form_name: 'Контакт',
			name: 'Іван',
			phone: '0671234567',
			date: '2026-01-01 10:00:00',
			utm_source: 'google',
		},
	],
	['an id alone', { uniqueid: 'a' }],
	['a direction alone', { call_type: 'in' }],
])('no call: %s', (_, body) => {
	expect(parseCalls({ body, query: { event: 'x', source: 'y' } })).toEqual([]);
});

test('the token never gets out, the other static parameters do', () => {
	const query = { event: 'end', Token: 'hush-1', source: 's' };
	const body = { ...BODY, token: 'hush-2', more: { token: 'hush-3', a: [1, { b: 2 }] } };
	const call = one(body, undefined, query);
	expect(call).toMatchObject({ event: 'end' });
	expect(call.additional).toEqual({ source: 's', more: '{"a":[1,{"b":2}]}' });
	expect(JSON.stringify(call)).not.toContain('hush');
});

test('placeholders are empty', () => {
	const body = {
		...BODY,
		utm_source: '(direct)',
		utm_medium: '(none)',
		utm_campaign: '(not set)',
		utm_term: 'none)',
		x: '(Not Set)',
	};
	const call = one(body);
	expect(Object.values(call.utm)).toEqual([null, null, null, null, null]);
	expect(call.additional).toEqual({});
});

test('the last click serves only where there is no first click, and survives', () => {
	const last = { last_utm_source: 'bing', last_utm_medium: 'cpc' };
	expect(one({ ...BODY, ...last })).toMatchObject({ utm: { source: 'bing' }, additional: last });
	expect(one({ ...BODY, ...last, utm_source: 'google' })).toMatchObject({
		utm: { source: 'google', medium: null },
		additional: last,
	});
});

test('forbidden keys get a suffix, with nothing lost', () => {
	const body = JSON.parse(
		`{"uniqueid":"a","type":"in","arguments":"1","binding":"2","constructor":"3","__proto__":"4","prototype":"5","caller":"anonymous","caller_":"6","toString":"7"}`,
	) as object;
	const call = one(body);
	expect(call.additional).toEqual({
		arguments_: '1',
		binding_: '2',
		constructor_: '3',
		['__proto___']: '4',
		prototype_: '5',
		caller_: 'anonymous',
		caller__2: '6',
		toString_: '7',
	});
	expect(keysIn(call)).not.toContain('caller');
	expect(Object.getPrototypeOf(call.additional)).toBe(Object.prototype);
});

test.each([
	['http://app.ringostat.com/a.wav?token=1', 'https://app.ringostat.com/a.wav?token=1'],
	['HTTPS://app.ringostat.com/a.wav', 'https://app.ringostat.com/a.wav'],
	['https://a.example/a.wav?x=1&amp;y=2', 'https://a.example/a.wav?x=1&y=2'],
	['http://127.0.0.1:5000/a.wav', 'http://127.0.0.1:5000/a.wav'],
	['http://localhost/a.wav', 'http://localhost/a.wav'],
	['http://127.0.0.1.evil.example/a.wav', 'https://127.0.0.1.evil.example/a.wav'],
	['javascript:alert(1)', null],
	['ftp://a.example/a.wav', null],
	['https://a.example/<script>', null],
	[`https://a.example/${'a'.repeat(3000)}`, null],
	['3333333333.3333333', null],
	['http://[::1]:5000/a.wav', 'http://[::1]:5000/a.wav'],
	['http://n8n.localhost/a.wav', 'http://n8n.localhost/a.wav'],
	['https://localhost/a.wav', 'https://localhost/a.wav'],
	['http://localhost.evil.example/a.wav', 'https://localhost.evil.example/a.wav'],
	['https://a.example', 'https://a.example'],
	['see https://a.example/a.wav', null],
	['https://a.example/a b.wav', null],
])('recording %s', (recording, recordingUrl) => {
	const call = one({ ...BODY, recording, call_card: recording });
	expect(call).toMatchObject({ recordingUrl, callCardUrl: recordingUrl, additional: {} });
});

test.each([
	['0', null],
	[false, null],
	['1', LINK],
	['', LINK],
])('flag %j', (has_recording, recordingUrl) => {
	const call = one({ ...BODY, has_recording, recording: LINK, recording_wav: '' });
	expect(call).toMatchObject({ recordingUrl, additional: {} });
});

test.each<[string, object, string | null]>([
	['NO ANSWER without a flag', { disposition: 'NO ANSWER', billsec: 0 }, null],
	['NO ANSWER, flag 1', { disposition: 'NO ANSWER', billsec: 0, has_recording: '1' }, LINK],
	['an outgoing BUSY without a flag', { type: 'out', disposition: 'BUSY', billsec: 0 }, null],
	['a voicemail without a flag', { disposition: 'VOICEMAIL', billsec: 0 }, LINK],
	['a voicemail, flag 0', { disposition: 'VOICEMAIL', billsec: 5, has_recording: '0' }, null],
	['a talk without a flag', { disposition: 'ANSWERED' }, LINK],
	['a call whose status is not known', { disposition: 'NEW WORD', billsec: '' }, LINK],
])('the recording of %s', (_name, fields, recordingUrl) => {
	const call = one({ ...BODY, recording_wav: LINK, ...fields });
	expect(call).toMatchObject({ recordingUrl, additional: {} });
});

test('of several links the first one that is no transcript', () => {
	const links = { recording_wav: 'https://a.example/a.vtt?x=1', recording: LINK };
	expect(one({ ...BODY, ...links })).toMatchObject({ recordingUrl: LINK, additional: {} });
	expect(one({ ...BODY, recording: links.recording_wav }).recordingUrl).toBe(links.recording_wav);
	const named = 'https://a.vtt.example/a.wav';
	expect(one({ ...BODY, recording_wav: named, recording: LINK }).recordingUrl).toBe(named);
});

describe('ids', () => {
	const { uniqueid: _, ...noId } = { ...BODY, calldate: '2026-04-02 10:00:00' };
	const idOf = (fields: object) => one({ ...noId, ...fields }).id;
	test('the same content has the same id, by any pipeline', () => {
		const { id } = one(noId);
		expect(id).toMatch(/^derived-[0-9a-f]{16}$/);
		expect(one(undefined, undefined, noId).id).toBe(id);
		expect(idOf({ calldate: '2026-04-02T07:00:00+0000', E164: '+38 (067) 000-00-01' })).toBe(id);
		expect(idOf({ recording: LINK, more: 'x' })).toBe(id);
	});
	test.each([
		{ billsec: 10 },
		{ type: 'out' },
		{ calldate: '2026-04-02 10:00:01' },
		{ E164: '380670000002' },
		{ dst: '380440000011' },
		{ disposition: 'BUSY' },
	])('%j is another call', (fields) => expect(idOf(fields)).not.toBe(one(noId).id));
	test('the first filled id counts, a second survives', () => {
		expect(idOf({ uniqueid: '', call_id: 'b', cdr_id: 'c' })).toBe('b');
		expect(one({ ...noId, call_id: 'b', cdr_id: 'c' }).additional).toEqual({ cdr_id: 'c' });
		expect(idOf({ call_id: 0, id: -1 })).toMatch(/^derived-/);
	});
	test('long ids stay apart', () => {
		const long = 'x'.repeat(500);
		expect(idOf({ uniqueid: `${long}1` })).not.toBe(idOf({ uniqueid: `${long}2` }));
		expect(idOf({ uniqueid: 'x'.repeat(200) })).toBe('x'.repeat(200));
		expect(idOf({ uniqueid: 'x'.repeat(201) })).toMatch(/^x{180}~[0-9a-f]{16}$/);
	});
	// They stand in cabinets: another version that derives others would log every call again.
	test.each([
		[{}, 'derived-06aa5855a328a9b5'],
		[{ disposition: 'BUSY', billsec: 0 }, 'derived-8523ac28d01701f8'],
		[{ E164: '', calldate: '', duration: 20, waittime: 5 }, 'derived-cabe366cd0dfe51f'],
		[{ billsec: 14 }, 'derived-651f7b56dfe63a4c'],
		[{ type: '', billsec: '', recording: LINK }, 'derived-a10f73eb951e421c'],
	])('a derived id stays what it is: %j', (fields, id) => {
		expect(idOf(fields)).toBe(id);
	});
	test.each([{ duration: 21 }, { waittime: 6 }, { dst: '380440000011' }])(
		'without client and time, %j makes another call',
		(fields) => {
			const unknown = { E164: '', calldate: '', duration: 20, waittime: 5 };
			expect(idOf({ ...unknown, ...fields })).not.toBe(idOf(unknown));
		},
	);
	test.each(['{{uniqueid}}', 'N/A', 'none', 'null', '-', 'undefined', '0', '(not set)'])(
		'three clients whose calls have the id %s are three calls',
		(uniqueid) => {
			const body = ['1', '2', '3'].map((end) => ({ ...noId, uniqueid, E164: `38067000000${end}` }));
			const ids = parseCalls({ body }).map(({ id }) => id);
			expect(new Set(ids).size).toBe(3);
			expect(ids.join()).toMatch(/^(derived-[0-9a-f]{16},?){3}$/);
		},
	);
	test('a placeholder does not hide a filled id behind it', () => {
		expect(idOf({ uniqueid: '{{uniqueid}}', call_id: 'b' })).toBe('b');
	});
	describe('without an id and without a time', () => {
		const idAt = (now: string, fields: object = {}) =>
			one({ ...noId, calldate: '', ...fields }, { now: Date.parse(now) }).id;

		test('the same client who rings tomorrow as today is another call', () => {
			expect(idAt('2026-11-22T10:00:00Z')).not.toBe(idAt('2026-11-23T10:00:00Z'));
		});
		test('the same delivery twice on one day, by the clock of the project, is one call', () => {
			expect(idAt('2026-11-21T22:00:00Z')).toBe(idAt('2026-11-22T21:59:59Z'));
			expect(idAt('2026-11-21T21:59:59Z')).not.toBe(idAt('2026-11-21T22:00:00Z'));
		});
		test('a call that has a time has the same id whenever it arrives', () => {
			const calldate = '2026-11-20 10:00:00';
			expect(idAt('2026-11-22T10:00:00Z', { calldate })).toBe(
				idAt('2026-11-23T10:00:00Z', { calldate }),
			);
		});
	});
	test.each(['0', '0.0', '-', '---', '-1', '0.0.0'])('%s is no id', (uniqueid) => {
		expect(idOf({ uniqueid })).toMatch(/^derived-/);
	});
	test.each(['10', '-10', '-11', 'a-1', '1.0'])('%s is an id', (uniqueid) => {
		expect(idOf({ uniqueid })).toBe(uniqueid);
	});
});

test('texts are cut and lose their control characters', () => {
	const call = one({ ...BODY, note: 'a\nb\u0000c', long: 'я'.repeat(5000), manager: 'x\ty' });
	expect(call.additional.note).toBe('a b c');
	expect(call.additional.long).toHaveLength(1000);
	expect(call.employee.name).toBe('x y');
});
