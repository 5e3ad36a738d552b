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

test('mapped keys alone make a call', () => {
	const mapping = { id: 'nr', clientPhone: 'tel', startedAt: 'when' };
	expect(one({ nr: 7, tel: '0501112233', when: '2026-07-15 12:30' }, { mapping })).toMatchObject({
		id: '7',
		clientPhone: '380501112233',
	});
});
