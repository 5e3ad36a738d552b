import { parseCalls } from '../../../../nodes/Ringostat/call';
import { one } from './support.mts';

const BODY = { uniqueid: 'a', type: 'in', E164: '380670000001', dst: '380440000010' };

test.each<[string, unknown, object]>([
	['clientPhone', '(050) 111-22-33', { clientPhone: '380501112233' }],
	['line', '050 111 22 33', { line: '380501112233' }],
	['id', 'my-id', { id: 'my-id' }],
	['event', 'end', { event: 'end' }],
	['direction', 'OUT', { direction: 'outgoing' }],
	['callback', '1', { callback: true }],
	['disposition', 'no-answer', { disposition: 'NO ANSWER', outcome: 'missed' }],
	['outcome', 'not_reached', { outcome: 'notReached', missed: false }],
	['missed', 'так', { outcome: 'missed', missed: true }],
	['startedAt', '2026-07-15 12:30:00', { startedAt: '2026-07-15T12:30:00+03:00' }],
	['talkSeconds', '0:15', { talkSeconds: 15, outcome: 'answered' }],
	['durationSeconds', 20, { durationSeconds: 20 }],
	['waitSeconds', 5, { waitSeconds: 5 }],
	['employee.name', 'Олена', { employee: { name: 'Олена' } }],
	['employee.id', 12, { employee: { id: '12' } }],
	['employee.email', 'o@example.com', { employee: { email: 'o@example.com' } }],
	['employee.extension', 104, { employee: { extension: '104' } }],
	['employee.sip', 'shop_olena', { employee: { sip: 'shop_olena' } }],
	['employee.phone', '050 111 22 33', { employee: { phone: '380501112233' } }],
	['employee.department', 'Опт', { employee: { department: 'Опт' } }],
	['recordingUrl', 'http://r.example/a', { recordingUrl: 'https://r.example/a' }],
	['callCardUrl', 'https://r.example/a', { callCardUrl: 'https://r.example/a' }],
	['utm.source', 'google', { utm: { source: 'google' } }],
	['additional.note', 'text', { additional: { note: 'text' } }],
])('%s', (field, value, expected) => {
	const call = one({ ...BODY, 'мій ключ': value }, { mapping: { [field]: 'Мій ключ' } });
	expect(call).toMatchObject(expected);
	expect(call.additional).not.toHaveProperty('мій ключ');
});

test('a mapped key wins over the aliases, which survive', () => {
	const mapping = { clientPhone: 'номер клієнта', 'utm.source': 'sales_cource' };
	const body = { ...BODY, 'номер клієнта': '0501112233', sales_cource: 'bing', utm_source: 'x' };
	expect(one(body, { mapping })).toMatchObject({
		clientPhone: '380501112233',
		utm: { source: 'bing' },
		additional: { E164: '380670000001', utm_source: 'x' },
	});
});

test('a mapped key loses the meaning it had by itself', () => {
	const call = one(
		{ uniqueid: 'a', type: 'in', dst: '380670000001' },
		{ mapping: { clientPhone: 'dst' } },
	);
	expect(call).toMatchObject({ clientPhone: '380670000001', line: null });
});

test('an empty mapped key leaves the aliases alone; nonsense is ignored', () => {
	const mapping = { clientPhone: 'x', nonsense: 'y', line: '', ['__proto__']: 'z' };
	expect(one({ ...BODY, x: '' }, { mapping })).toMatchObject({ clientPhone: '380670000001' });
});

test('our own number is never the client, not even mapped', () => {
	const options = { mapping: { clientPhone: 'x' }, ownNumbers: ['0440000010'] };
	expect(one({ ...BODY, x: '380440000010' }, options).clientPhone).toBe('380670000001');
});

describe('a dot leads into an object', () => {
	const mapping = { clientPhone: 'Client.phone', 'employee.name': 'client.manager.full name' };
	const client = { phone: '0501112233', manager: { 'Full Name': 'Олена' } };
	const said = { clientPhone: '380501112233', employee: { name: 'Олена' } };

	test.each<[string, object]>([
		['of the body', { ...BODY, client }],
		['that is JSON text', { ...BODY, client: JSON.stringify(client) }],
		['in a container', { ...BODY, additional_call_data: { client } }],
		['beside a list', { client, calls: [BODY] }],
	])('%s', (_name, body) => expect(one(body, { mapping })).toMatchObject(said));

	test('and a key that has a dot itself is still found', () => {
		const body = { ...BODY, 'client.phone': '0501112233' };
		expect(one(body, { mapping }).clientPhone).toBe('380501112233');
	});

	test.each([[{}], [{ client: '' }], [{ client: { phone: {} } }], [{ client: [client] }]])(
		'nothing is at its end: %j',
		(more) => {
			expect(one({ ...BODY, ...more }, { mapping }).clientPhone).toBe('380670000001');
		},
	);

	test.each([
		[{ a: 1 }, '{"a":1}'],
		[['a', 'b'], '["a","b"]'],
	])('to an object for a parameter that goes on: %j', (more, text) => {
		const call = one({ ...BODY, more }, { mapping: { 'additional.note': 'more' } });
		expect(call.additional.note).toBe(text);
	});

	test('into a parameter that goes on', () => {
		const options = { mapping: { 'additional.note': 'deal.note' } };
		const call = one({ ...BODY, deal: { note: 'text' } }, options);
		expect(call.additional.note).toBe('text');
	});
});

test('mapped keys alone make a call', () => {
	const mapping = { id: 'nr', clientPhone: 'tel', startedAt: 'when' };
	expect(one({ nr: 7, tel: '0501112233', when: '2026-07-15 12:30' }, { mapping })).toMatchObject({
		id: '7',
		clientPhone: '380501112233',
	});
});

test('a mapped line is never the client', () => {
	const body = {
		uniqueid: 'a',
		type: 'in',
		E164: '380440000010',
		phone: '380670000001',
		x: '0440000010',
	};
	expect(one(body, { mapping: { line: 'x' } })).toMatchObject({
		clientPhone: '380670000001',
		line: '380440000010',
	});
});

test.each<[string, string, object, object]>([
	['missed', 'ні', { disposition: 'BUSY' }, { outcome: 'unknown', missed: false }],
	['missed', 'ні', { disposition: 'ANSWERED' }, { outcome: 'answered', missed: false }],
	['missed', 'так', { disposition: 'ANSWERED' }, { outcome: 'missed', missed: true }],
	['outcome', 'Not-Reached', { disposition: 'BUSY' }, { outcome: 'notReached', missed: false }],
	['outcome', 'in progress', { disposition: 'BUSY' }, { outcome: 'inProgress', missed: false }],
	[
		'outcome',
		'some word',
		{ disposition: 'BUSY' },
		{ outcome: 'missed', missed: true, additional: { x: 'some word' } },
	],
])('the user says what became of a call: %s is "%s"', (field, x, fields, expected) => {
	expect(one({ ...BODY, ...fields, x }, { mapping: { [field]: 'x' } })).toMatchObject(expected);
});

test.each(['out', 'transitout', ''])(
	'"Missed" mapped makes no missed call of type "%s"',
	(type) => {
		const body = { ...BODY, type, disposition: 'BUSY', x: 'так' };
		const call = one(body, { mapping: { missed: 'x' } });
		expect(call).toMatchObject({ missed: false, outcome: type === '' ? 'unknown' : 'notReached' });
		expect(one(body, { mapping: { outcome: 'x' } }).missed).toBe(false);
		expect(one({ ...body, x: 'missed' }, { mapping: { outcome: 'x' } })).toMatchObject({
			missed: false,
			outcome: type === '' ? 'unknown' : 'notReached',
		});
	},
);

describe('what the user says of a call holds when its rows are merged', () => {
	const mapped = (rows: object[], mapping: Record<string, string>) => {
		const body = rows.map((row) => ({ ...BODY, ...row }));
		const [first, second] = [body, [...body].reverse()].map((list) => one(list, { mapping }));
		expect([second.outcome, second.missed]).toEqual([first.outcome, first.missed]);
		return { outcome: first.outcome, missed: first.missed };
	};
	const NOT_MISSED = { disposition: 'BUSY', x: 'ні' };

	test.each<[string, object, object]>([
		['a row that only has the status', { disposition: 'BUSY' }, { outcome: 'unknown' }],
		['one of taking the call', { disposition: '' }, { outcome: 'unknown' }],
		['one that says missed', { disposition: 'BUSY', x: 'так' }, { outcome: 'unknown' }],
		['an answered one', { disposition: 'ANSWERED', billsec: 9 }, { outcome: 'answered' }],
	])('"not missed" and %s', (_name, row, expected) => {
		expect(mapped([NOT_MISSED, row], { missed: 'x' })).toMatchObject({
			...expected,
			missed: false,
		});
	});

	test('"not missed" in a row without a direction, which another row has', () => {
		const rows = [{ ...NOT_MISSED, type: '' }, { disposition: '' }];
		expect(mapped(rows, { missed: 'x' })).toEqual({ outcome: 'unknown', missed: false });
	});

	test('"missed" in a row without a direction, which another row has', () => {
		const rows = [{ type: '', disposition: 'NEW', x: 'так' }, { disposition: '' }];
		expect(mapped(rows, { missed: 'x' })).toEqual({ outcome: 'missed', missed: true });
	});

	test('the outcome "notReached" and a row that only has the status', () => {
		const rows = [{ disposition: 'BUSY', x: 'notReached' }, { disposition: 'BUSY' }];
		expect(mapped(rows, { outcome: 'x' })).toEqual({ outcome: 'notReached', missed: false });
	});
});

test.each([
	['a known status', { disposition: 'BUSY' }],
	['a word of the user', { disposition: 'ЗАЙНЯТО', outcome: 'unknown' }],
])('a mapped number and status alone make a call: %s', (_name, expected) => {
	const mapping = { clientPhone: 'номер', disposition: 'стан' };
	const body = { номер: '0501112233', стан: expected.disposition };
	expect(one(body, { mapping })).toMatchObject({ clientPhone: '380501112233', ...expected });
});

test('a mapped number and outcome alone make a call', () => {
	const mapping = { clientPhone: 'номер', outcome: 'стан' };
	const body = { номер: '0501112233', стан: 'answered' };
	expect(one(body, { mapping })).toMatchObject({
		clientPhone: '380501112233',
		outcome: 'answered',
	});
});

test('the mapping of one user is not that of another', () => {
	const body = { ...BODY, x: '0501112233', y: '0931112233' };
	const clientIn = (key: string) => one(body, { mapping: { clientPhone: key } }).clientPhone;
	expect([clientIn('x'), clientIn('y'), clientIn('x')]).toEqual([
		'380501112233',
		'380931112233',
		'380501112233',
	]);
});

describe('what is a call, in the words of a user', () => {
	const DEAL = { id: 5, date: '2026-01-01 10:00:00', phone: '0671234567', manager: 'Олена' };
	const isCall = (body: object, mapping: Record<string, string>) =>
		parseCalls({ body }, { mapping }).length === 1;

	test('a deal is none, with whom and whence it came', () => {
		const deal = { ...DEAL, utm_source: 'google', event: 'won', employee_id: 7, stage: 'new' };
		expect(isCall(deal, { 'additional.stage': 'stage' })).toBe(false);
		expect(isCall(deal, { event: 'stage' })).toBe(false);
		expect(isCall(deal, { 'employee.name': 'stage', 'utm.source': 'source' })).toBe(false);
	});

	test.each(['startedAt', 'line', 'talkSeconds'])('with its own key as %s it is one', (field) => {
		const body = { ...DEAL, mine: field === 'startedAt' ? DEAL.date : '380440000010' };
		expect(isCall(body, { [field]: 'mine' })).toBe(true);
	});

	test('a key that others have as well is of calls when the user says so', () => {
		expect(isCall(DEAL, { startedAt: 'date' })).toBe(true);
	});

	test('a key with a meaning of its own has but the one that the user gives it', () => {
		const body = { uniqueid: 'a', type: 'in', billsec: '9' };
		expect(one(body, { mapping: { durationSeconds: 'billsec' } })).toMatchObject({
			durationSeconds: 9,
			talkSeconds: null,
		});
	});

	test('what is no text is no key', () => {
		const mapping = { clientPhone: null, line: 7, id: {} } as unknown as Record<string, string>;
		expect(one(BODY, { mapping })).toMatchObject({ id: 'a', clientPhone: '380670000001' });
	});
});
