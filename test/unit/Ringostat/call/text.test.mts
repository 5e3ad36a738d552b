import { one } from './support.mts';

const BODY = { uniqueid: 'u1', type: 'in', E164: '380670000001', billsec: '9' };
const additionalOf = (fields: object) => one({ ...BODY, ...fields }).additional;
const times = (count: number) => Array.from({ length: count }, (_, at) => at);
const DEEP = (inside: unknown) => ({ a: { b: { c: { d: { e: { f: inside } } } } } });

describe('a value', () => {
	test.each<[string, unknown, string | undefined]>([
		['a number', 5.5, '5.5'],
		['yes', true, 'true'],
		['no', false, 'false'],
		['a number beyond all others', Infinity, undefined],
		['no number', Number.NaN, undefined],
		['nothing', null, undefined],
		['a placeholder in other letters', ' NULL ', undefined],
		['a placeholder in a sentence', 'null is a word', 'null is a word'],
		['space around', '  a  ', 'a'],
		['lines', 'a\r\n\tb', 'a b'],
		['a separator of lines', 'a\u2028b', 'a b'],
		['an empty list', [], undefined],
		['an empty object', {}, undefined],
		['a list of one', ['a'], 'a'],
		['a list of the same', ['a', 'a'], 'a'],
		['a list of several', ['a', 'b'], '["a","b"]'],
		['an object', { a: 1, b: null, c: [true, 'x\ny'] }, '{"a":1,"b":null,"c":[true,"x y"]}'],
		['an object with what is no number', { a: Number.NaN }, '{"a":null}'],
		['an object six deep', DEEP(1), '{"a":{"b":{"c":{"d":{"e":{"f":1}}}}}}'],
		['what is deeper', DEEP({ g: 1 }), '{"a":{"b":{"c":{"d":{"e":{"f":null}}}}}}'],
	])('%s', (_, value, text) => {
		expect(additionalOf({ note: value }).note).toEqual(text);
	});

	test('a text is cut at 1,000 characters, a link at 2,000', () => {
		const link = 'https://shop.example/?';
		const { text, page, spaced } = additionalOf({
			text: 'a'.repeat(1001),
			page: link + 'a'.repeat(3000),
			spaced: ` ${link}${'a'.repeat(1500)}`,
		});
		expect([text.length, page.length, spaced.length]).toEqual([1000, 2000, link.length + 1500]);
	});

	test('a text is not cut within a character', () => {
		const cutOf = (before: number, text: string) =>
			additionalOf({ note: 'a'.repeat(before) + text }).note.slice(before);
		expect(cutOf(998, '😀b')).toBe('😀');
		for (const character of ['😀', '\u{10000}', '\u{10ffff}']) {
			expect(cutOf(999, character)).toBe('');
		}
		expect(cutOf(999, 'яb')).toBe('я');
	});

	test('an object is cut at 1,000 characters', () => {
		const { object, list } = additionalOf({
			object: Object.fromEntries(times(300).map((at) => [`key${at}`, 'value'])),
			list: times(300).map((at) => `value${at}`),
		});
		expect(object.length).toBeLessThanOrEqual(1000);
		expect(object).toMatch(/^{"key0":"value","key1":/);
		expect(list.length).toBeLessThanOrEqual(1000);
		expect(list).toMatch(/^\["value0","value1",/);
	});
});

describe('additional parameters', () => {
	test('the first hundred stay', () => {
		const many = Object.fromEntries(times(150).map((at) => [`key${at}x`, String(at)]));
		const kept = Object.keys(additionalOf(many));
		expect(kept).toEqual(Object.keys(many).slice(0, 100));
	});

	test('a key is cut at 100 characters', () => {
		expect(additionalOf({ ['k'.repeat(150)]: 'v' })).toEqual({ ['k'.repeat(100)]: 'v' });
	});

	test('a key without a letter or a digit is none', () => {
		expect(additionalOf({ '': 'a', ' _-': 'b', '{{}}': 'c' })).toEqual({});
	});

	test('a second value of a key gets a number, the same value does not', () => {
		const inner = { data: { note: 'b' }, payload: { note: 'c' }, call: { note: 'a' } };
		const body = { note: 'a', ...inner, result: { note: 'b' } };
		expect(additionalOf(body)).toEqual({ note: 'a', note_2: 'b', note_3: 'c' });
	});

	test('those that the user asked for come first, under the names of the user', () => {
		const mapping = { 'additional.page': 'landing', 'additional.none': 'unheard' };
		const call = one({ ...BODY, source: 's', landing: '/a' }, { mapping });
		expect(Object.entries(call.additional)).toEqual([
			['page', '/a'],
			['source', 's'],
		]);
	});
});

describe('yes and no', () => {
	test.each(['0', '0.0', 'false', 'NO', 'off', 'n', 'none', 'ні', 'Нет', '-1'])(
		'%s is no',
		(callback) => {
			expect(one({ uniqueid: 'a', disposition: 'BUSY', callback })).toMatchObject({
				callback: false,
				direction: null,
				additional: {},
			});
		},
	);

	test.each(['1', 'true', 'yes', 'так', '00', '10', 'nothing'])('%s is yes', (callback) => {
		expect(one({ uniqueid: 'a', disposition: 'BUSY', callback })).toMatchObject({
			callback: true,
			direction: 'incoming',
		});
	});
});

describe('names of keys', () => {
	test.each([
		['bill_sec'],
		['Bill Sec'],
		['bill-sec'],
		['bill.sec'],
		['{{BILLSEC}}'],
		['data[billsec]'],
	])('%s means billsec', (key) => {
		expect(one({ uniqueid: 'u1', type: 'in', [key]: '7' })).toMatchObject({
			talkSeconds: 7,
			additional: {},
		});
	});

	test.each(['x[data][billsec]', '[billsec]', 'data[billsec]x'])('%s does not', (key) => {
		const call = one({ uniqueid: 'u1', type: 'in', [key]: '7' });
		expect(call).toMatchObject({ talkSeconds: null, additional: { [key]: '7' } });
	});
});
