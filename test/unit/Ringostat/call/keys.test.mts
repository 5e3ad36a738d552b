/** Every key of the table is understood. */
import { KEY_TABLE, NUMBER_KEYS, type NumberKeyRow } from '../../../../nodes/Ringostat/call/keys';
import { KEYS, type Meaning } from '../../../../nodes/Ringostat/call/meanings';
import { normalizeKey } from '../../../../nodes/Ringostat/call/text';
import { one } from './support.mts';

const CLIENT = '380670000001';
const LINK = 'https://app.ringostat.com/recordings/a.wav?token=b';

/** What stands under a key of that meaning, and what the call then is. */
const FACTS: Partial<Record<Meaning, [value: unknown, call: object]>> = {
	id: ['ua1_-17.1', { id: 'ua1_-17.1' }],
	event: ['after_call', { event: 'after_call' }],
	direction: ['out', { direction: 'outgoing' }],
	callback: ['1', { callback: true, direction: 'incoming' }],
	substitution: ['callback', { callback: true, direction: 'incoming' }],
	disposition: ['NOANSWER', { disposition: 'NO ANSWER' }],
	startedAt: ['2026-11-22 10:15:00', { startedAt: '2026-11-22T10:15:00+02:00' }],
	talkSeconds: ['9', { talkSeconds: 9 }],
	durationSeconds: ['20', { durationSeconds: 20 }],
	durationMilliseconds: ['20000', { durationSeconds: 20 }],
	waitSeconds: ['5', { waitSeconds: 5 }],
	recordingUrl: [LINK, { recordingUrl: LINK }],
	recordingFlag: ['1', { recordingUrl: null }],
	callCardUrl: [LINK, { callCardUrl: LINK }],
	'employee.name': ['Олена', { employee: { name: 'Олена' } }],
	'employee.id': ['12', { employee: { id: '12' } }],
	'employee.email': ['o@example.com', { employee: { email: 'o@example.com' } }],
	'employee.extension': ['104', { employee: { extension: '104' } }],
	'employee.sip': ['shop_olena', { employee: { sip: 'shop_olena' } }],
	'employee.phone': ['0501112233', { employee: { phone: '380501112233' } }],
	'employee.department': ['Опт', { employee: { department: 'Опт' } }],
	'utm.source': ['google', { utm: { source: 'google' } }],
	'utm.medium': ['cpc', { utm: { medium: 'cpc' } }],
	'utm.campaign': ['brand', { utm: { campaign: 'brand' } }],
	'utm.content': ['a', { utm: { content: 'a' } }],
	'utm.term': ['b', { utm: { term: 'b' } }],
	'lastUtm.source': ['google', { utm: { source: 'google' } }],
	'lastUtm.medium': ['cpc', { utm: { medium: 'cpc' } }],
	'lastUtm.campaign': ['brand', { utm: { campaign: 'brand' } }],
	'lastUtm.content': ['a', { utm: { content: 'a' } }],
	'lastUtm.term': ['b', { utm: { term: 'b' } }],
};
const FACT_ROWS = KEY_TABLE.flatMap((row) =>
	'meaning' in row ? row.keys.map((key) => ({ key, meaning: row.meaning as Meaning })) : [],
);

describe('a key of the table', () => {
	test.each(FACT_ROWS)('$key means $meaning', ({ key, meaning }) => {
		const [value, expected] = FACTS[meaning] ?? [];
		const body = {
			...(meaning !== 'id' && { uniqueid: 'a' }),
			...(meaning !== 'startedAt' && { calldate: '2026-11-22 10:15:00' }),
			E164: CLIENT,
			[key]: value,
		};
		const call = one(body);
		expect(call).toMatchObject(expected ?? {});
		// The last click is kept: it is another one than the first, which `utm` is for.
		const isKept = meaning.startsWith('lastUtm');
		expect(call.additional).toEqual(isKept ? { [key]: value } : {});
	});

	const inDirection = (direction: 'incoming' | 'outgoing') =>
		NUMBER_KEYS.filter((row) => row[direction] ?? row.end).flatMap((row: NumberKeyRow) =>
			row.keys.map((key) => ({ key, type: direction, role: row[direction] })),
		);

	test.each([...inDirection('incoming'), ...inDirection('outgoing')])(
		'$key of an $type call is the number of the $role',
		({ key, type, role }) => {
			const call = one({ uniqueid: 'a', type, [key]: CLIENT, billsec: 0 });
			if (role === 'client') expect(call.clientPhone).toBe(CLIENT);
			if (role === 'line') expect(call.line).toBe(CLIENT);
			expect(call.additional).toEqual({});
		},
	);

	test('stands there once', () => {
		const names = KEY_TABLE.flatMap(({ keys }): readonly string[] => keys).map(normalizeKey);
		expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
	});
});

test('the best key of a direction goes first', () => {
	expect(KEYS.get('client.incoming')?.slice(0, 3)).toEqual(['E164', 'number_e164', 'userfield']);
	expect(KEYS.get('client.outgoing')?.slice(0, 4)).toEqual([
		'callee',
		'full_num',
		'userfield',
		'E164',
	]);
	expect(KEYS.get('line.outgoing')).toEqual(['caller_number', 'caller']);
});
