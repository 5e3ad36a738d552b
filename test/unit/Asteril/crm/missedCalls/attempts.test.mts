import fc from 'fast-check';
import {
	allBefore,
	attemptsIn,
	CONTACTS,
	firstAttempt,
	isApart,
	mentions,
	withAttempt,
	withContact,
	withoutAttempt,
} from '../../../../../nodes/Asteril/crm/missedCalls/attempts';
import { aCall, aMissedCall } from '../../../../support/aCall.mts';

const at = (id: string, clock: string | null) =>
	aMissedCall({ id, startedAt: clock && `2026-11-22T${clock}+02:00` });

const first = at('u1', '10:15:00');
const second = at('u2', '10:20:30');
const third = at('u3', '11:00:00');

describe('the list of attempts', () => {
	test('of one', () => {
		expect(withAttempt('Передзвоніть.', first)).toBe(
			'Передзвоніть.\nПропущені дзвінки: 1\n1. 22.11.2026 10:15:00 · u1',
		);
	});

	test('is read with the line ends and spaces that a cabinet makes', () => {
		const text = ' 1. 22.11.2026 10:15:00 · u1 \r\n2. 22.11.2026 10:20:30 · u2\r\n';
		expect(attemptsIn(text).map(({ callId }) => callId)).toEqual(['u1', 'u2']);
	});

	test.each([null, ''])('is all there is in an empty text (%j)', (text) => {
		expect(withAttempt(text, first)).toBe('Пропущені дзвінки: 1\n1. 22.11.2026 10:15:00 · u1');
	});

	test.each([[[first, second, third]], [[third, second, first]], [[second, third, first]]])(
		'is in order of time, whatever came first: %#',
		(calls) => {
			expect(calls.reduce<string | null>(withAttempt, null)).toBe(
				[
					'Пропущені дзвінки: 3',
					'1. 22.11.2026 10:15:00 · u1',
					'2. 22.11.2026 10:20:30 · u2',
					'3. 22.11.2026 11:00:00 · u3',
				].join('\n'),
			);
		},
	);

	test('across months and years', () => {
		const december = aMissedCall({ id: 'old', startedAt: '2025-12-31T23:59:00+02:00' });
		const text = withAttempt(withAttempt(null, first), december);
		expect(attemptsIn(text).map(({ callId }) => callId)).toEqual(['old', 'u1']);
	});

	test.each([null, '', 'tomorrow', '22.11.2026 10:15'])('a time that is none (%j)', (startedAt) => {
		const unknown = aMissedCall({ id: 'u0', startedAt });
		const text = withAttempt(withAttempt(null, first), unknown);
		expect(text).toContain('1. час невідомий · u0\n2. 22.11.2026 10:15:00 · u1');
		expect(mentions(text, unknown)).toBe(true);
		expect(attemptsIn(text)).toHaveLength(2);
	});

	test('is read as it was written', () => {
		const text = withAttempt(withAttempt('Клієнт: Олена', first), second);
		expect(attemptsIn(text)).toEqual([
			{ time: '22.11.2026 10:15:00', callId: 'u1' },
			{ time: '22.11.2026 10:20:30', callId: 'u2' },
		]);
	});

	test.each([
		null,
		'',
		'Передзвонити до 18:00',
		'1. Купити хліб\n2. Подзвонити мамі · мамі',
		'22.11.2026 10:15:00 · u1',
		'Пропущені дзвінки: 3',
	])('is not seen in the text of a person: %j', (text) => {
		expect(attemptsIn(text)).toEqual([]);
	});
});

describe('what people write stays', () => {
	test('before, between and after', () => {
		const text = [
			'Клієнт: Олена',
			'',
			'Пропущені дзвінки: 1',
			'1. 22.11.2026 10:15:00 · u1',
			'Просила після обіду!',
		].join('\n');
		expect(withAttempt(text, second)).toBe(
			[
				'Клієнт: Олена',
				'',
				'Пропущені дзвінки: 2',
				'1. 22.11.2026 10:15:00 · u1',
				'2. 22.11.2026 10:20:30 · u2',
				'Просила після обіду!',
			].join('\n'),
		);
	});

	test('lines that the cabinet ends with a carriage return are ours all the same', () => {
		const text = withAttempt('Клієнт: Олена', first).replaceAll('\n', '\r\n');
		expect(mentions(text, first)).toBe(true);
		expect(attemptsIn(withAttempt(text, second))).toHaveLength(2);
		expect(withAttempt(text, second).match(/Пропущені дзвінки/g)).toHaveLength(1);
	});

	test('in general, any lines around any attempts', () => {
		const line = fc.string({ maxLength: 20 }).filter((text) => !text.includes('\n') && text !== '');
		const clock = fc.integer({ min: 0, max: 86_399 });
		fc.assert(
			fc.property(fc.array(line), fc.array(line), fc.uniqueArray(clock), (above, below, clocks) => {
				const calls = clocks.map((seconds) =>
					at(`id${seconds}`, new Date(seconds * 1000).toISOString().slice(11, 19)),
				);
				fc.pre(calls.length > 0);
				let text = withAttempt(above.join('\n'), calls[0]);
				text = [text, ...below].join('\n');
				text = calls.slice(1).reduce(withAttempt, text);
				const others = text.split('\n').filter((one) => !/ · id\d+$|^Пропущені/.test(one));
				expect(others).toEqual([...above, ...below]);
				const sorted = [...clocks].sort((a, b) => a - b).map((seconds) => `id${seconds}`);
				expect(attemptsIn(text).map(({ callId }) => callId)).toEqual(sorted);
				expect(calls.every((call) => mentions(text, call))).toBe(true);
			}),
		);
	});
});

describe('a call that a text mentions', () => {
	test('not by a part of its id', () => {
		const text = withAttempt(null, at('u10', '10:00:00'));
		expect(mentions(text, at('u10', null))).toBe(true);
		expect(mentions(text, at('0', null))).toBe(false);
		expect(mentions(text, at('u1', null))).toBe(false);
	});

	test.each(['a b', 'x · y', 'рядок\nновий', '1. 22.11.2026 10:15:00 · u1'])(
		'with an id like %j',
		(id) => {
			const text = withAttempt(withAttempt('Текст', at(id, '10:00:00')), first);
			expect(mentions(text, at(id, null))).toBe(true);
			expect(attemptsIn(text)).toHaveLength(2);
		},
	);

	test('as a call back, too', () => {
		const call = aCall({ id: 'r1', direction: 'outgoing' });
		const text = withContact(withAttempt(null, first), call, CONTACTS.reached);
		expect(mentions(text, call)).toBe(true);
		expect(mentions(text, second)).toBe(false);
		expect(attemptsIn(text)).toHaveLength(1);
	});

	test('not by what somebody is named, or writes', () => {
		const text = withAttempt('Клієнт: Олена · u2\nДивись · u2', first);
		expect(mentions(text, second)).toBe(false);
		const { employee } = aCall();
		const named = aCall({ id: 'r1', employee: { ...employee, name: 'Ольга\n9. 1 · u2' } });
		const noted = withContact(text, named, CONTACTS.reached);
		expect(mentions(noted, second)).toBe(false);
		expect(noted.split('\n')).toHaveLength(text.split('\n').length + 1);
	});
});

describe('the line of a call back', () => {
	const { employee } = aCall();
	const nobody = { ...employee, name: null, email: null, extension: null };
	const line = (different: Parameters<typeof aCall>[0]) =>
		withContact(null, aCall({ id: 'r1', ...different }), CONTACTS.reached);

	test('who, when, and the recording', () => {
		expect(line({})).toBe(
			'Клієнту передзвонили: 22.11.2026 10:15:00, Ольга Менеджер, https://app.ringostat.com/recordings/1.wav?token=t · r1',
		);
	});

	test.each([
		[{ ...nobody, email: 'o@shop.example', extension: '101' }, 'o@shop.example'],
		[{ ...nobody, extension: '101' }, '101'],
	])('who, by what is known: %#', (known, shown) => {
		expect(line({ employee: known, recordingUrl: null })).toBe(
			`Клієнту передзвонили: 22.11.2026 10:15:00, ${shown} · r1`,
		);
	});

	test('nothing known but the call', () => {
		expect(line({ employee: nobody, recordingUrl: null, startedAt: null })).toBe(
			'Клієнту передзвонили: час невідомий · r1',
		);
	});
});

describe('order of attempts and calls', () => {
	const both = withAttempt(withAttempt(null, first), third);

	test.each([
		['10:00:00', false],
		['10:20:00', false],
		['11:00:00', true],
		['11:00:01', true],
		[null, false],
	])('all before a call at %s: %j', (clock, all) => {
		expect(allBefore(both, at('r1', clock))).toBe(all);
	});

	test.each([
		['10:14:59', false],
		['10:15:00', true],
		['10:59:59', true],
		['11:00:00', false],
	])('apart when the client was reached at %s: %j', (clock, apart) => {
		const reached = [`2026-11-22T${clock}+02:00`];
		expect(isApart({ description: both, externalId: 'u1' }, third, reached)).toBe(apart);
		expect(isApart({ description: both, externalId: 'u3' }, first, reached)).toBe(apart);
		expect(isApart({ description: both, externalId: 'missed-380' }, third, reached)).toBe(apart);
		expect(isApart({ description: both, externalId: null }, third, reached)).toBe(apart);
	});

	test('never apart from the call that the task was made for, nor without any', () => {
		const reached = ['2026-11-22T10:30:00+02:00'];
		expect(isApart({ description: both, externalId: 'u1' }, first, reached)).toBe(false);
		expect(isApart({ description: both, externalId: 'u3' }, third, reached)).toBe(false);
		expect(isApart({ description: both, externalId: 'u3' }, second, reached)).toBe(true);
		expect(isApart({ description: 'Олена', externalId: 'u1' }, third, reached)).toBe(false);
	});

	test('the call that the task was made for, though its id has a space', () => {
		const spaced = at('u 3', '11:00:00');
		const task = { description: withAttempt(withAttempt(null, first), spaced), externalId: 'u 3' };
		expect(isApart(task, first, ['2026-11-22T10:30:00+02:00'])).toBe(true);
		expect(isApart(task, spaced, ['2026-11-22T10:30:00+02:00'])).toBe(false);
	});

	test('an attempt taken out, the rest counted anew', () => {
		expect(withoutAttempt(`Олена\n${both}\nдо обіду`, first)).toBe(
			'Олена\nПропущені дзвінки: 1\n1. 22.11.2026 11:00:00 · u3\nдо обіду',
		);
	});

	test('when the first one was', () => {
		expect(Date.parse(String(firstAttempt(both, third)))).toBe(
			Date.parse('2026-11-22T10:15:00+02:00'),
		);
		expect(firstAttempt(withAttempt(null, at('u0', null)), third)).toBeNull();
		expect(firstAttempt('Олена', third)).toBeNull();
		expect(firstAttempt(both, at('u9', null))).toBeNull();
	});

	test('when the first one was, on a line without seconds', () => {
		expect(Date.parse(String(firstAttempt('1. 22.11.2026 10:15 · u1', third)))).toBe(
			Date.parse('2026-11-22T10:15:00+02:00'),
		);
	});
});
