import { parseCalls } from '../../../../nodes/Ringostat/call';
import { sampleNames, sampleRequest } from './support.mts';

const ZEROS = '0'.repeat(32);
const recording = (file: string) => `https://app.ringostat.com/recordings/${file}`;
const NO_UTM = { source: null, medium: null, campaign: null, content: null, term: null };
const NOBODY = {
	name: null,
	id: null,
	email: null,
	extension: null,
	sip: null,
	phone: null,
	department: null,
};
const SALES = { ...NOBODY, name: 'Іван Іваненко', id: '1111', department: 'Відділ продажу' };

const EXPECTED: Record<string, object[]> = {
	'after-call-answered-sip.json': [
		{
			id: 'ua9_-1790775458.2139025',
			event: null,
			direction: 'incoming',
			callback: false,
			outcome: 'answered',
			missed: false,
			disposition: 'ANSWERED',
			startedAt: null,
			talkSeconds: 3,
			durationSeconds: 14,
			waitSeconds: null,
			clientPhone: '380670000001',
			line: '380730000030',
			employee: { ...NOBODY, sip: 'examplecom_ivanenko' },
			recordingUrl: recording(`ua9_-1790775458.2139025.wav?token=${ZEROS}`),
			callCardUrl: null,
			utm: NO_UTM,
			additional: {},
		},
	],
	'after-call-answered.json': [
		{
			id: '1111111111.11111111111111111',
			startedAt: '2022-01-01T10:16:46+02:00',
			talkSeconds: 10,
			waitSeconds: 10,
			clientPhone: '380670000001',
			line: '380440000010',
			employee: { ...NOBODY, extension: '101' },
			recordingUrl: recording('1111111111.1111111.wav?token='),
			additional: {},
		},
	],
	'after-call-custom-names.form.txt': [
		{
			id: '1111111111.11111111111111111',
			direction: 'incoming',
			outcome: 'answered',
			startedAt: '2022-01-01T10:16:46+02:00',
			talkSeconds: 10,
			durationSeconds: 20,
			waitSeconds: 10,
			clientPhone: '380670000001',
			line: '380440000011',
			employee: { ...NOBODY, name: 'John Smith', id: '111111', extension: '101' },
			callCardUrl:
				'https://app.ringostat.com/project/callcards/card/1111111111.1111111/?project_id=11111',
			additional: { call_timestamp: '1640989006505487', unique_call: '1', project_id: '11111' },
		},
	],
	'after-call-get-query.txt': [
		{
			id: 'ua7_-1744000000.5000001',
			direction: 'incoming',
			outcome: 'missed',
			missed: true,
			disposition: 'BUSY',
			startedAt: '2026-04-02T10:00:00+03:00',
			talkSeconds: 0,
			durationSeconds: 12,
			waitSeconds: 12,
			clientPhone: '380670000001',
			line: '380440000010',
			utm: NO_UTM,
			additional: { source: 'ringostat', service: 'main' },
		},
	],
	'after-call-nested.json': [
		{
			clientPhone: '380670000001',
			line: '380440000011',
			employee: { ...NOBODY, extension: '101', email: 'manager@example.com' },
			additional: { outbound_number: '380440000010' },
		},
	],
	'after-call-transitin.json': [
		{
			id: expect.stringMatching(/^derived-[0-9a-f]{16}$/),
			direction: 'incoming',
			outcome: 'answered',
			startedAt: '2026-05-12T10:22:31+03:00',
			durationSeconds: 63,
			clientPhone: '380670000001',
			line: '380440000010',
			employee: {
				...NOBODY,
				name: 'Іваненко Іван',
				extension: '104',
				department: 'Відділ продажу',
			},
			recordingUrl: recording(`ua3_-1778000000.1000001.wav?token=${ZEROS}`),
			additional: { call_type: 'transitin' },
		},
	],
	'after-outgoing-answered.form.txt': [
		{
			id: 'rs-1',
			direction: null,
			outcome: 'answered',
			missed: false,
			talkSeconds: 125,
			durationSeconds: 140,
			clientPhone: '380670000001',
			line: null,
			recordingUrl: recording(`1.wav?token=${ZEROS}`),
		},
	],
	'after-outgoing-display-caller.json': [
		{
			direction: 'outgoing',
			outcome: 'answered',
			startedAt: '2026-08-08T11:11:11+03:00',
			talkSeconds: 23,
			clientPhone: '380440000010',
			line: '380670000040',
			employee: SALES,
			additional: {
				record: '3333333333.3333333',
				caller_: '"Support PhonerLite" <380670000040>',
			},
		},
	],
	'after-outgoing-noanswer.json': [
		{
			outcome: 'notReached',
			missed: false,
			disposition: 'NO ANSWER',
			talkSeconds: 0,
			clientPhone: '380440000010',
			employee: SALES,
			recordingUrl: null,
		},
	],
	'after-outgoing-outbound-number.json': [
		{ outcome: 'answered', clientPhone: '380930000020', line: '380440000010', waitSeconds: 10 },
	],
	'aggregator-outgoing-escaped-caller.json': [
		{
			id: 'pl5_-id1235453.9876543',
			direction: 'outgoing',
			startedAt: '2026-05-26T15:07:23+03:00',
			talkSeconds: 7,
			waitSeconds: 10,
			clientPhone: '48500000002',
			line: '48500000001',
			employee: { ...NOBODY, sip: 'examplecom_Kontakt' },
			recordingUrl: recording(`pl5_-1779797243.25187642.wav?token=${ZEROS}`),
			callCardUrl:
				'https://app.ringostat.com/project/callcards/card/pl5_-1779797243.25187642/?project_id=11111',
			additional: {},
		},
	],
	'array-same-call-twice.json': [
		{ id: 'u1', outcome: 'missed', missed: true, clientPhone: '380670000001', talkSeconds: 0 },
	],
	'callback-static-query.http': [
		{
			id: 'ua5_-1742000000.3000001',
			event: 'call_end',
			direction: 'incoming',
			callback: true,
			outcome: 'answered',
			disposition: null,
			talkSeconds: 120,
			clientPhone: '380670000001',
			line: '380800000000',
			utm: {
				source: 'google',
				medium: 'cpc',
				campaign: 'callback_widget',
				content: 'banner_a',
				term: 'відпочинок карпати',
			},
			additional: {},
		},
	],
	// The sample uses one placeholder id for two rows: one id is one call.
	'calls-list-full.json': [
		{
			id: 'unique_call_id',
			outcome: 'answered',
			missed: false,
			startedAt: '2019-06-02T09:30:47+03:00',
			talkSeconds: 11,
			durationSeconds: 23,
			clientPhone: '380441112233',
			line: '380931112233',
			employee: { ...NOBODY, phone: '380671112233' },
			recordingUrl: recording('unique_call_id.ogg?token=unique_audiofile_token'),
			utm: NO_UTM,
			additional: expect.objectContaining({
				client_id: '1169999034.15555555108',
				refferrer: 'http://localhost:3000/',
				scheme_name: 'test schema',
				category_number: '-1',
			}),
		},
	],
	'calls-list-live-rows.json': [
		{
			id: 'ua15_-1.1',
			outcome: 'answered',
			startedAt: '2026-10-05T12:00:08+03:00',
			clientPhone: '380670000001',
			line: null,
			employee: { ...NOBODY, sip: 'examplecom_ivanenko' },
		},
		{
			id: 'ua6_-2.2',
			outcome: 'answered',
			clientPhone: '380670000001',
			employee: { ...NOBODY, sip: 'examplecom_ivanenko' },
			additional: {},
		},
		{ id: 'ua10_-9.9', outcome: 'notReached', clientPhone: '380670000002', recordingUrl: null },
	],
	'calls-list-repeated.json': [70, 39, 9].map((talkSeconds) => ({
		id: expect.stringMatching(/^derived-/),
		direction: null,
		outcome: 'answered',
		talkSeconds,
		clientPhone: null,
		additional: { caller_: '380441112233', dst: '380931112233' },
	})),
	'minimal-no-direction.json': [
		{
			id: 'ua9_-1790775458.0000001',
			direction: null,
			outcome: 'answered',
			missed: false,
			talkSeconds: 70,
			clientPhone: null,
			line: null,
			additional: { dst: '380670000002' },
		},
	],
	'taking-call-marketing.json': [
		{
			id: 'ua4_-1741000000.2000001',
			direction: 'incoming',
			callback: false,
			outcome: 'inProgress',
			missed: false,
			clientPhone: '380670000001',
			additional: {
				market_comp: 'brand_search',
				sales_channel: 'cpc',
				sales_cource: 'google',
				ключевое_слово: 'купити вікна',
				last_page: 'https://shop.example/contacts',
				landing: 'https://shop.example/',
				referrer: 'https://www.google.com/',
				user_agent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64)',
			},
		},
	],
	'taking-call-nested.json': [
		{
			outcome: 'inProgress',
			startedAt: '2025-01-15T12:30:00+02:00',
			clientPhone: '380670000001',
			line: '380440000010',
			additional: { action: 'Дзвінок' },
		},
	],
};

test('every sample has an expectation', () => {
	expect(Object.keys(EXPECTED).sort()).toEqual(sampleNames());
});

test.each(Object.keys(EXPECTED))('%s', (name) => {
	const calls = parseCalls(sampleRequest(name));
	expect(calls).toHaveLength(EXPECTED[name].length);
	expect(calls).toMatchObject(EXPECTED[name]);
	// `additional` is exact where it is given: nothing appears unasked.
	EXPECTED[name].forEach((expected, at) => {
		if ('additional' in expected) expect(calls[at].additional).toEqual(expected.additional);
	});
	expect(JSON.stringify(calls)).not.toContain('SECRET');
});
