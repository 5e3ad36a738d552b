import { parseCalls } from '../../../../nodes/Ringostat/call';
import { one } from './support.mts';

const TALKED = ['ANSWERED', 'PROPER', 'REPEATED', 'CONNECTED'];
const NOT_TALKED = [
	'NO ANSWER',
	'BUSY',
	'FAILED',
	'NO FORWARD',
	'NO EXTENSION',
	'WRONG EXTENSION',
	'DECLINE',
	'FAILED FORBIDDEN DESTINATION',
];
const rows = (statuses: string[], incoming: string, outgoing: string, none: string) =>
	statuses.map((status) => [status, incoming, outgoing, none] as const);

test.each([
	...rows(TALKED, 'answered', 'answered', 'answered'),
	...rows(NOT_TALKED, 'missed', 'notReached', 'unknown'),
	...rows(['VOICEMAIL'], 'missed', 'notReached', 'unknown'),
	...rows(['CLIENT NO ANSWER'], 'notReached', 'notReached', 'notReached'),
	...rows(['IN PROGRESS', 'CALLING'], 'inProgress', 'inProgress', 'inProgress'),
])('%s: incoming %s, outgoing %s, without a direction %s', (status, incoming, outgoing, none) => {
	const outcome = (call_type: string) =>
		one({ uniqueid: 'a', call_type, disposition: status, billsec: '0' });
	for (const type of ['in', 'callback', 'transitin']) {
		expect(outcome(type)).toMatchObject({ outcome: incoming, missed: incoming === 'missed' });
	}
	for (const type of ['out', 'transitout']) {
		expect(outcome(type)).toMatchObject({ outcome: outgoing, missed: false });
	}
	expect(outcome('')).toMatchObject({ direction: null, outcome: none, missed: false });
});

test.each([
	['noanswer', 'NO ANSWER'],
	['NO-ANSWER', 'NO ANSWER'],
	['NO+ANSWER', 'NO ANSWER'],
	['no_forward', 'NO FORWARD'],
	['NO-FORWARD', 'NO FORWARD'],
	['FAILED - FORBIDDEN-DESTINATION', 'FAILED FORBIDDEN DESTINATION'],
	['Client_No_Answer', 'CLIENT NO ANSWER'],
	['something-else', 'SOMETHING ELSE'],
	['-something - else-', 'SOMETHING ELSE'],
	['x'.repeat(150), 'X'.repeat(100)],
])('status %s is %s', (status, disposition) => {
	expect(one({ uniqueid: 'a', type: 'in', status }).disposition).toBe(disposition);
});

test('a voicemail is missed although it has talk time, and keeps its recording', () => {
	const recording = 'https://app.ringostat.com/recordings/a.wav?token=b';
	const body = { uniqueid: 'a', type: 'in', disposition: 'VOICEMAIL', billsec: 20, recording };
	expect(one(body)).toMatchObject({ missed: true, talkSeconds: 20, recordingUrl: recording });
});

test.each([
	[{ type: 'in', billsec: '5' }, 'answered'],
	[{ type: 'in', billsec: 0 }, 'missed'],
	[{ type: 'out', billsec: 0 }, 'notReached'],
	[{ type: 'in', billsec: '' }, 'inProgress'],
	[{ type: 'in' }, 'inProgress'],
	[{ calldate: '2026-01-01 10:00:00', billsec: 0 }, 'unknown'],
	[{ type: 'in', status: 'NEW WORD' }, 'unknown'],
	[{ type: 'in', recording: 'https://app.ringostat.com/recordings/a.wav' }, 'unknown'],
	[{ type: 'in', ai_summary: 'Клієнт хоче вікна' }, 'unknown'],
	[{ type: 'in', duration: 20 }, 'unknown'],
	[{ type: 'in', duration: 0 }, 'inProgress'],
])('without a known status: %j is %s', (fields, outcome) => {
	expect(one({ uniqueid: 'a', ...fields })).toMatchObject({
		outcome,
		missed: outcome === 'missed',
	});
});

test.each([
	['IN', 'incoming', false],
	['Out', 'outgoing', false],
	['callback', 'incoming', true],
	['TransitIn', 'incoming', false],
	['transit_out', 'outgoing', false],
	['inbound', 'incoming', false],
	['Outgoing', 'outgoing', false],
])('direction %s', (type, direction, callback) => {
	expect(one({ uniqueid: 'a', calldate: 1.7e9, type })).toMatchObject({ direction, callback });
});

test('an empty direction does not hide a filled type, nor does one that is no direction', () => {
	const body = { uniqueid: 'a', direction: '', call_type: 'call', type: 'in' };
	expect(one(body)).toMatchObject({ direction: 'incoming', additional: { call_type: 'call' } });
});

test.each([{ substitution_type: 'callback' }, { callback: '1' }, { callback: true }])(
	'%j is a callback',
	(flag) => {
		const body = { uniqueid: 'a', disposition: 'NO ANSWER', ...flag };
		expect(one(body)).toMatchObject({ callback: true, direction: 'incoming', missed: true });
	},
);

describe('one id twice in one delivery', () => {
	const final = {
		uniqueid: 'a',
		type: 'in',
		disposition: 'ANSWERED',
		billsec: 9,
		employee_fio: 'Іван',
		recording: 'https://r.example/a.wav',
	};
	const later = { uniqueid: 'a', type: 'in', disposition: 'NO ANSWER', department: 'Продаж' };
	const early = { uniqueid: 'a', type: 'in', disposition: 'CALLING' };
	test.each([
		['final first', [final, later, early]],
		['final last', [early, later, final]],
	])('%s: nothing final is lost', (_, body) => {
		expect(one(body)).toMatchObject({
			outcome: 'answered',
			missed: false,
			talkSeconds: 9,
			recordingUrl: 'https://r.example/a.wav',
			employee: { name: 'Іван', department: 'Продаж' },
		});
	});
	test('a status gets its meaning from the other account’s direction', () => {
		const parts = [
			{ uniqueid: 'a', disposition: 'BUSY' },
			{ uniqueid: 'a', type: 'in' },
		];
		expect(one(parts)).toMatchObject({ outcome: 'missed', missed: true });
		expect(parseCalls({ body: [...parts].reverse() })).toHaveLength(1);
	});
});

test('a second status that says something else stays', () => {
	const body = { uniqueid: 'a', type: 'in', disposition: 'BUSY', call_status: 'no-answer' };
	expect(one(body)).toMatchObject({
		disposition: 'BUSY',
		additional: { call_status: 'no-answer' },
	});
	expect(one({ ...body, call_status: 'busy' }).additional).toEqual({});
});

describe('what is a call', () => {
	test.each([
		[{ uniqueid: 'a', billsec: 5, note: 'x' }],
		[{ uniqueid: 'a', duration_ms: 5 }],
		[{ uniqueid: 'a', call_recording: 'https://r.example/a.wav' }],
		[{ uniqueid: 'a', calldate: '2026-04-02 10:00:00' }],
		[{ uniqueid: 'a', transcript: 'Добрий день' }],
		[{ id: 'a', type: 'in' }],
		[{ id: 'a', status: 'NO ANSWER' }],
		[{ phone: '0671234567', status: 'voicemail' }],
	])('%j is one', (body) => expect(parseCalls({ body })).toHaveLength(1));

	test.each([
		[{ id: 'a', status: 'connected' }],
		[{ id: 'a', status: 'failed', phone: '0671234567' }],
		[{ id: 'a', status: 'new', date: '2026-04-02 10:00:00', billsec: '' }],
		[{ uniqueid: 'a', status: 'new' }],
		[{ billsec: 5, type: 'in' }],
		[{ caller: 'anonymous', type: 'in', billsec: 5 }],
	])('%j is none', (body) => expect(parseCalls({ body })).toEqual([]));
});
