import { countersIn, saysMore } from '../../../../nodes/Asteril/check/counters';
import { dateFormatOf } from '../../../../nodes/Asteril/check/dates';
import { outcomeOf } from '../../../../nodes/Asteril/check/outcome';
import { findPlace } from '../../../../nodes/Asteril/check/place';
import type { Answer } from '../../../../nodes/Asteril/check/probe';
import { camelCase, plain, snakeCase, withoutNumbers } from '../../../../nodes/Asteril/check/words';
import { describeShape, isPlainKey } from '../../../../nodes/shared/http/shape';

const rows = [{ id: 1 }, { id: 2 }];

describe('where the records stand', () => {
	test.each([
		[{ clients: rows }, ['clients'], ['clients']],
		[rows, ['clients'], []],
		[{ data: rows }, ['clients'], ['data']],
		[{ data: { list: rows, pages: 1 } }, ['clients'], ['data', 'list']],
		[{ tags: [], items: rows }, ['clients'], ['items']],
		[{ items: [] }, ['clients'], ['items']],
		[{ a: rows, clients: rows }, ['clients'], ['clients']],
	])('%j', (body, expected, keys) => {
		expect(findPlace(body, expected)?.keys).toEqual(keys);
	});

	test.each([
		[{ errors: [{ code: 1 }] }],
		[{ clients: { 1: {} } }],
		[{ '380671234567': rows }],
		['text'],
		[null],
		[{ words: ['a', 'b'] }],
	])('%j is no list', (body) => {
		expect(findPlace(body, ['clients'])).toBeNull();
	});
});

describe('what an answer comes to', () => {
	const answer = (status: number, body: unknown) => ({ status, body }) as Answer;
	test.each([
		[200, { clients: rows }, 'list'],
		[404, {}, 'missing'],
		[401, {}, 'denied'],
		[422, {}, 'refused'],
		[503, '', 'failing'],
		[0, undefined, 'failing'],
		[302, '', 'page'],
		[200, '<html>', 'page'],
		[200, { status: 'error', code: 404, error: 'x' }, 'missing'],
		[200, { status: 'error', code: 401, message: 'x' }, 'denied'],
		[200, { error: 'Wrong API key' }, 'denied'],
		[200, { error: { text: 'Метод не знайдено' } }, 'missing'],
		[200, { error: 'x' }, 'refused'],
		[200, { ok: true }, 'other'],
	])('%i %j is "%s"', (status, body, outcome) => {
		expect(outcomeOf(answer(status, body))).toBe(outcome);
	});
});

describe('how a time is written', () => {
	test.each([
		['2026-11-22 10:15:00', 'yyyy-MM-dd HH:mm:ss'],
		['2026-11-22 10:15', 'yyyy-MM-dd HH:mm'],
		['22.11.2026 10:15', 'dd.MM.yyyy HH:mm'],
		['22.11.2026 10:15:30', 'dd.MM.yyyy HH:mm:ss'],
		['2026-11-22T10:15:00+02:00', 'ISO'],
		['2026-11-22T08:15:00.000Z', 'ISO'],
		['2026-11-22T10:15:00', "yyyy-MM-dd'T'HH:mm:ss"],
		[1_795_335_300, 'unix'],
		['1795335300', 'unix'],
		[1_795_335_300_000, 'unixMs'],
		['22.13.2026 10:15', null],
		[42, null],
		[380671234567, null],
		['', null],
		['soon', null],
	])('%j: %s', (value, format) => expect(dateFormatOf(value)).toBe(format));
});

describe('numbers beside the records', () => {
	test('are found by their path from the envelope on', () => {
		const body = { data: { pages: 3, list: rows, meta: { total: '7' } }, code: 200 };
		expect([...countersIn(body, 'data')]).toEqual([
			['pages', 3],
			['meta.total', 7],
			['code', 200],
		]);
	});

	test.each([
		[{ pages: 3 }, true],
		[{ pages: 1 }, false],
		[{ meta: { total: 9 } }, true],
		[{ total: 2 }, false],
		[{}, null],
	])('%j says that there is more: %s', (body, more) => {
		expect(saysMore({ body, rows: 2 }, null)).toBe(more);
	});
});

describe('words', () => {
	test('a shape has no values, and no keys that are a person', () => {
		const body = {
			pages: 1,
			'380671234567': 1,
			'Олена Наявна': 2,
			data: { list: rows, name: 'x' },
		};
		expect(describeShape(body)).toBe(
			'{ pages: number, data: { list: array of 2, name: string }, … }',
		);
	});

	test('names without the marks in which they differ', () => {
		expect(['record_url', 'recordUrl', 'Record-URL'].map(plain)).toEqual(
			Array(3).fill('recordurl'),
		);
		expect([camelCase('ext_id'), snakeCase('extId')]).toEqual(['extId', 'ext_id']);
		expect([isPlainKey('custom_field_12'), isPlainKey('client 1')]).toEqual([true, false]);
	});

	test('no row of digits stays', () => {
		expect(withoutNumbers('x +38 (067) 123-45-67 y 100 asked')).toBe('x +••• y 100 asked');
	});
});
