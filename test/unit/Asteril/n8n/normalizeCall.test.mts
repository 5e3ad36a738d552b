import { DateTime } from 'luxon';
import { normalizeCall } from '../../../../nodes/Asteril/n8n/normalizeCall';
import { aCall } from '../../../support/aCall.mts';

const KYIV = 'Europe/Kyiv';
const normalize = (values: Record<string, unknown>) =>
	normalizeCall({ ...aCall(), ...values }, KYIV);

test('a call of Ringostat stays as it is', () => {
	const call = aCall({
		country: 'PL',
		additional: { note: ' two\nlines ' },
		clientPhone: '48501234567',
	});
	expect(normalizeCall({ ...call, client: { id: 1 }, clientCreated: true }, KYIV)).toEqual(call);
});

test.each([
	['+380 (67) 123-45-67', '380671234567'],
	[380671234567, '380671234567'],
	['067 123-45-67', '380671234567'],
	['Anonymous', null],
	['', null],
	[null, null],
])('the phone of the client %p', (clientPhone, full) => {
	expect(normalize({ clientPhone }).clientPhone).toBe(full);
});

test('numbers without a country code are those of the country', () => {
	const { clientPhone, line, country } = normalize({
		clientPhone: '501 234 567',
		line: '221234567',
		country: 'PL',
	});
	expect({ clientPhone, line, country }).toEqual({
		clientPhone: '48501234567',
		line: '48221234567',
		country: 'PL',
	});
});

test.each([
	['2026-11-22T10:15:00+02:00', '2026-11-22T10:15:00+02:00'],
	['2026-11-22T08:15:00.000Z', '2026-11-22T08:15:00.000Z'],
	['2026-11-22T10:15:00', '2026-11-22T10:15:00+02:00'],
	['2026-11-22 10:15:00', '2026-11-22T10:15:00+02:00'],
	[new Date('2026-11-22T08:15:00Z'), '2026-11-22T10:15:00+02:00'],
	[DateTime.fromISO('2026-11-22T10:15:00', { zone: KYIV }), '2026-11-22T10:15:00+02:00'],
	[1795335300, '2026-11-22T10:15:00+02:00'],
	[1795335300000, '2026-11-22T10:15:00+02:00'],
	[null, null],
	['', null],
])('the start %p', (startedAt, iso) => {
	expect(normalize({ startedAt }).startedAt).toBe(iso);
});

const NOBODY = {
	name: null,
	id: null,
	email: null,
	extension: null,
	sip: null,
	phone: null,
	department: null,
};

test.each([
	['employee: null', { employee: null }, { employee: NOBODY }],
	[
		'an employee by name alone',
		{ employee: { name: 'Ольга', extension: 101 } },
		{ employee: { ...NOBODY, name: 'Ольга', extension: '101' } },
	],
	[
		'utm: null',
		{ utm: null },
		{ utm: { source: null, medium: null, campaign: null, content: null, term: null } },
	],
	['additional: null', { additional: null }, { additional: {} }],
	[
		'additional values of any kind',
		{ additional: { a: 1, b: { c: 2 }, d: null } },
		{ additional: { a: '1', b: '{"c":2}' } },
	],
	[
		'lengths as text',
		{ talkSeconds: '42', durationSeconds: '', waitSeconds: 'x' },
		{ talkSeconds: 42, durationSeconds: null, waitSeconds: null },
	],
	['outcome: null', { outcome: null, missed: undefined }, { outcome: 'unknown', missed: false }],
])('%s', (_name, values, part) => {
	expect(normalize(values)).toMatchObject(part);
});

test('of keys that are missing nothing is known; whether it was missed is told by the rest', () => {
	const values = { id: 'u1', direction: 'incoming', outcome: 'missed', clientPhone: '0671234567' };
	expect(normalizeCall(values, KYIV)).toEqual({
		...aCall(),
		...values,
		missed: true,
		clientPhone: '380671234567',
		disposition: null,
		startedAt: null,
		talkSeconds: null,
		durationSeconds: null,
		waitSeconds: null,
		line: null,
		employee: NOBODY,
		recordingUrl: null,
	});
});

test.each([
	[{ id: '{{uniqueid}}' }, '"{{uniqueid}}" is no ID of a call', /an ID of its own/],
	[{ id: 'N/A' }, '"N/A" is no ID of a call', /an ID of its own/],
	[{ direction: 'in' }, '"in" is no direction of a call', /incoming, outgoing/],
	[{ outcome: 'busy' }, '"busy" is no outcome of a call', /answered, missed, notReached/],
	[
		{ clientPhone: '0671234567, 0501112233' },
		'The phone of the client is not one telephone number',
		/"clientPhone" is a text/,
	],
	[
		{ clientPhone: {} },
		'The phone of the client is not one telephone number',
		/"clientPhone" is \{/,
	],
	[{ startedAt: 'вчора' }, '"вчора" is no date and time', /2026-11-22T10:15:00/],
	[{ startedAt: {} }, '"{}" is no date and time', /2026-11-22T10:15:00/],
])('%j is refused, and it is said why', (values, message, description) => {
	expect(() => normalize(values)).toThrow(
		expect.objectContaining({
			kind: 'settings',
			message,
			description: expect.stringMatching(description),
		}),
	);
});
