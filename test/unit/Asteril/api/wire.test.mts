import fc from 'fast-check';
import { resolveContract } from '../../../../nodes/Asteril/api/contract';
import { dateToWire, dayToWire, fromWire, toWire } from '../../../../nodes/Asteril/api/wire';

const contract = resolveContract();

describe('a record as the cabinet gives it', () => {
	test.each<[string, object, object]>([
		['ids that are texts', { id: '7', responsible: '2' }, { id: '7', responsible: '2' }],
		['ids that are numbers', { id: 7, responsible: 2 }, { id: 7, responsible: 2 }],
		[
			'a responsible who is a record',
			{ id: 7, responsible: { id: 2, name: 'x' } },
			{ responsible: 2 },
		],
		['an empty text is not known', { id: 7, name: '', phone: null }, { name: null, phone: null }],
		['a number in the place of a text', { id: 7, phone: 380671234567 }, { phone: '380671234567' }],
		['a list in the place of a text', { id: 7, phone: ['1', '2'] }, { phone: '["1","2"]' }],
	])('%s', (_name, wire, record) => {
		expect(fromWire(contract, 'client', wire)).toMatchObject(record);
	});

	test.each([null, undefined, 'x', 7, {}, { id: null }, { id: '' }])('%j is none', (wire) => {
		expect(fromWire(contract, 'client', wire)).toBeNull();
	});

	test('numbers that are texts, and what is no number', () => {
		const wire = { id: 1, duration: '54', talk_duration: 'long' };
		const call = fromWire(contract, 'call', wire);
		expect([call?.duration, call?.talkDuration]).toEqual([54, null]);
	});

	test('a value the contract does not know stays as it is', () => {
		expect(fromWire(contract, 'call', { id: 1, status: 'SPAM' })?.status).toBe('SPAM');
	});

	test('numbers for values, also when they come as texts', () => {
		const numbers = resolveContract({
			call: { values: { direction: { incoming: 1, outgoing: 2 } } },
		});
		expect(toWire(numbers, 'call', { direction: 'outgoing' })).toEqual({ direction: 2 });
		expect(fromWire(numbers, 'call', { id: 1, direction: '2' })?.direction).toBe('outgoing');
	});
});

test('0 for nobody', () => {
	for (const nobody of [0, '0', null, '']) {
		const record = fromWire(contract, 'task', { id: 1, responsible: nobody, client_id: nobody });
		expect(record).toMatchObject({ responsible: null, clientId: null });
	}
});

test('lines that the cabinet keeps as a page has them', () => {
	const description = 'one<br />two<br>\nthree<BR/>four\nfive<br />\r\nsix\r\nseven';
	expect(fromWire(contract, 'task', { id: 1, description })).toMatchObject({
		description: 'one\ntwo\nthree\nfour\nfive\nsix\nseven',
	});
});

describe('dates', () => {
	const ISO = '2026-11-22T20:30:15+02:00';

	test.each([
		['yyyy-MM-dd HH:mm:ss', '2026-11-22 20:30:15'],
		['ISO', ISO],
		['unix', 1795372215],
		['unixMs', 1795372215000],
		["yyyy-MM-dd'T'HH:mm:ssZZ", ISO],
		['dd.MM.yyyy HH:mm:ss', '22.11.2026 20:30:15'],
	])('as %s', (format, wire) => {
		const dated = resolveContract({ dates: { format } });
		expect(dateToWire(dated, ISO)).toBe(wire);
		expect(dateToWire(dated, '2026-11-22T18:30:15Z')).toBe(wire);
		expect(fromWire(dated, 'call', { id: 1, started_at: wire })?.startedAt).toBe(ISO);
	});

	test('the zone of the cabinet counts', () => {
		const warsaw = resolveContract({ dates: { zone: 'Europe/Warsaw' } });
		expect(dateToWire(warsaw, ISO)).toBe('2026-11-22 19:30:15');
		expect(dayToWire(warsaw, '2026-11-22T00:30:00+02:00')).toBe('2026-11-21');
	});

	test.each([
		['ISO where another form was expected', '2026-11-22T18:30:15Z', ISO],
		['ISO with a space', '2026-11-22 20:30:15+02:00', ISO],
		['a day alone', '2026-11-22', '2026-11-22T00:00:00+02:00'],
		['what is no date', 'soon', null],
		['zeros', '0000-00-00 00:00:00', null],
	])('read: %s', (_name, wire, expected) => {
		expect(fromWire(contract, 'call', { id: 1, started_at: wire })?.startedAt).toBe(expected);
	});

	test('both sides of the end of summer time', () => {
		const utc = resolveContract({ dates: { format: 'ISO', zone: 'Europe/Kyiv' } });
		const hours = ['2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z'];
		expect(hours.map((iso) => dateToWire(utc, iso))).toEqual([
			'2026-10-25T03:30:00+03:00',
			'2026-10-25T03:30:00+02:00',
		]);
	});
});

describe('what is written is what is read', () => {
	const text = fc.string({ minLength: 1, unit: 'grapheme' });
	const id = fc.integer({ min: 1 });
	const seconds = fc.nat(100_000);
	/** A moment of the cabinet's clock, outside of the hour that comes twice. */
	const moment = fc
		.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2040, 0) })
		.map((time) => new Date(Math.floor(time / 1000) * 1000))
		.filter((date) => date.getUTCMonth() !== 9)
		.map((date) => date.toISOString());
	const call = fc.record(
		{
			externalId: text,
			clientId: id,
			direction: fc.constantFrom('incoming', 'outgoing'),
			status: fc.constantFrom('answered', 'missed', 'notReached', 'unknown'),
			phone: fc.stringMatching(/^380\d{9}$/),
			startedAt: moment,
			duration: seconds,
			talkDuration: seconds,
			recordingUrl: fc.webUrl(),
			responsible: id,
			comment: text,
		},
		{ requiredKeys: [] },
	);
	const overrides = fc.record({
		dates: fc.record({
			format: fc.constantFrom('yyyy-MM-dd HH:mm:ss', 'ISO', 'unix', 'unixMs'),
			zone: fc.constantFrom('Europe/Kyiv', 'UTC', 'America/New_York'),
		}),
		call: fc.record({
			fields: fc.record({ status: fc.constantFrom('status', 'state') }),
			values: fc.constantFrom(
				{},
				{ direction: { incoming: 0, outgoing: 1 } },
				{ direction: { incoming: false, outgoing: true } },
			),
		}),
	});

	test('ids are written as the cabinet has them, however they were typed', () => {
		const texts = resolveContract({ user: { idType: 'text' }, client: { idType: 'text' } });
		for (const typed of [7, '7']) {
			const draft = { clientId: typed, responsible: typed };
			expect(toWire(contract, 'call', draft)).toEqual({ client_id: 7, responsible: 7 });
			expect(toWire(texts, 'call', draft)).toEqual({ client_id: '7', responsible: '7' });
		}
		for (const responsible of ['a1b2-c3', '7b', '1234567890123456', 12]) {
			expect(toWire(contract, 'task', { responsible })).toEqual({ responsible });
		}
		expect(toWire(contract, 'task', { responsible: '12' })).toEqual({ responsible: 12 });
	});

	test('for calls, whatever the contract', () => {
		fc.assert(
			fc.property(call, overrides, (draft, given) => {
				const resolved = resolveContract(given);
				const wire = JSON.parse(JSON.stringify(toWire(resolved, 'call', draft))) as object;
				const read = fromWire(resolved, 'call', { ...wire, id: 1 });
				const { startedAt, ...rest } = draft;
				expect(read).toMatchObject(rest);
				if (startedAt) expect(Date.parse(read?.startedAt ?? '')).toBe(Date.parse(startedAt));
				const said = Object.values(read ?? {}).filter((value) => value !== null);
				expect(said).toHaveLength(Object.keys(draft).length + 1);
			}),
		);
	});
});
