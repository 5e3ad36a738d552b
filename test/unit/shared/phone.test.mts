import fc from 'fast-check';
import { toFullNumber } from '../../../nodes/shared/phone';
import { formatPhone, PHONE_FORMATS, phoneFormatOf } from '../../../nodes/shared/phoneFormats';
import { phonesIn } from '../../../nodes/shared/phonesIn';

const spellings = (full: string) => PHONE_FORMATS.map((format) => formatPhone(full, format));

const FULL = '380671234567';

test.each([
	'380671234567',
	'+380671234567',
	'80671234567',
	'0671234567',
	'067 123 45 67',
	'067-123-45-67',
	'(067) 123-45-67',
	'(067)1234567',
	'067.123.45.67',
	'067/1234567',
	'+380 (67) 123-45-67',
	'+38 (067) 123-45-67',
	'+38067-123-45-67',
	'+380 (067) 123-45-67',
	'+0671234567',
	'00380671234567',
	'00 380 67 123 45 67',
	'8 (067) 123-45-67',
	'671234567',
	' 0671234567\n',
	'067\u00a0123\u00a045\u00a067',
	'067\u2013123\u201345\u201367',
	'\u202a+380671234567\u202c',
	'tel:+380671234567',
	'sip:380671234567@sip.example',
	'sip:+380671234567;ext=101',
	'tel:+380671234567;phone-context=example.com;ext=101',
	'sip:380671234567@sip.example;user=phone',
	'0671234567;',
	'0671234567; дружина',
	'%2B380671234567',
	'380671234567.0',
	"'0671234567",
	'"Support" <380671234567>',
	'"Іван 2" <067 123-45-67>',
	'&quot;Support&quot; &lt;380671234567&gt;',
	'&amp;quot;Support&amp;quot; &amp;lt;380671234567&amp;gt;',
	'"Support" <sip:+380671234567@pbx.example>',
	380671234567,
	3.80671234567e11,
	671234567,
])('%s', (text) => {
	expect(toFullNumber(text)).toBe(FULL);
});

test.each([
	['380440000010', '380440000010'],
	['380730000030', '380730000030'],
	['0800000000', '380800000000'],
	['48500000001', '48500000001'],
	['+48 500 000 001', '48500000001'],
	['0048500000001', '48500000001'],
	['12025550123', '12025550123'],
	['+1 (202) 555-0123', '12025550123'],
	['+44 (0)20 7946 0958', '442079460958'],
	['+44 020 7946 0958', '442079460958'],
	['+39 06 1234 5678', '390612345678'],
])('another number: %s', (text, full) => {
	expect(toFullNumber(text)).toBe(full);
});

test.each([
	['500 000 001', 'PL', '48500000001'],
	['48500000001', 'PL', '48500000001'],
	['(202) 555-0123', 'US', '12025550123'],
	['4915112345678', 'DE', '4915112345678'],
	['380671234567', 'PL', FULL],
	['0671234567', 'XX', null],
])('at home elsewhere: %s in %s', (text, country, full) => {
	expect(toFullNumber(text, country)).toBe(full);
});

test.each([
	'',
	' ',
	'-1',
	'101',
	'12345',
	'123456',
	'0',
	'anonymous',
	'Restricted',
	'unknown',
	'private',
	'прихований',
	'examplecom_ivanenko',
	'ivan380671234567',
	'"examplecom_ivanenko" <examplecom_ivanenko>',
	'067 123 45 67 (дружина)',
	'067-123-45-67, 050 111 22 33',
	'067 123 45 67; 050 111 22 33',
	'0671234567;0501112233',
	'0671234567; дружина 0501112233',
	'0671234567 0501112233',
	'0671234567+',
	'*100#',
	'06712345',
	'1'.repeat(19),
	null,
	undefined,
	{},
	[],
	true,
	NaN,
	-380671234567,
	1.5,
	1e300,
])('no number: %p', (text) => {
	expect(toFullNumber(text)).toBeNull();
});

test.each<[string, string[]]>([
	['', []],
	['немає', []],
	[FULL, [FULL]],
	['067-123-45-67, 050 111 22 33 (дружина)', [FULL, '380501112233']],
	['067 123 45 67 050 111 22 33', [FULL, '380501112233']],
	['+380671234567+380501112233', [FULL, '380501112233']],
	['0671234567/0501112233', [FULL, '380501112233']],
	['+380671234567; 0671234567', [FULL]],
	['067 123 45 67; 050 111 22 33', [FULL, '380501112233']],
	['0671234567;0501112233', [FULL, '380501112233']],
	['0671234567; дружина 0501112233', [FULL, '380501112233']],
	['0671234567;ext=101', [FULL]],
	['тел.0671234567, кв. 12', [FULL]],
	['кв. 12 067 123 45 67', [FULL]],
	['067 123 45 67 (101)', [FULL]],
	['<a href="tel:0671234567">', [FULL]],
	['+48 500 000 001, +1 202 555 0123', ['48500000001', '12025550123']],
	['48500000001 0671234567', ['48500000001', FULL]],
	['народився 04-02-1990 10', []],
	['2026-04-02 10:00:00', []],
	['замовлення 1234567', []],
	['067 123 45', []],
	['067 123 45 6 7890123', []],
])('phones in %j', (text, phones) => {
	expect(phonesIn(text)).toEqual(phones);
});

test('spellings: the full digits first, and each means the number', () => {
	const all = spellings(FULL);
	expect(all.slice(0, 3)).toEqual([FULL, '+380671234567', '0671234567']);
	expect(all).toEqual(
		expect.arrayContaining([
			'(067) 123-45-67',
			'80671234567',
			'067-123-45-67',
			'067 123 45 67',
			'+38 (067) 123-45-67',
		]),
	);
	for (const spelling of all) expect(toFullNumber(spelling)).toBe(FULL);
	expect(new Set(all).size).toBe(all.length);
	expect(all.map((text) => phoneFormatOf(text))).toEqual(PHONE_FORMATS);
	expect(phoneFormatOf('067-12-345-67')).toBeNull();
	expect(formatPhone('48500000001', 'digits')).toBe('48500000001');
	expect(formatPhone('48500000001', 'brackets')).toBe('+48500000001');
	expect(formatPhone('48500000001', 'countrySpaces')).toBe('+48 500 000 001');
});

test.each([
	['48500000001', 'PL'],
	['40721234567', 'RO'],
	['4915112345678', 'DE'],
	['12025550123', 'US'],
	['37369123456', 'MD'],
])('spellings of %s at home in %s each mean the number', (full, country) => {
	for (const format of PHONE_FORMATS) {
		const spelling = formatPhone(full, format, country);
		expect([spelling, toFullNumber(spelling, country)]).toEqual([spelling, full]);
		expect(phoneFormatOf(spelling, country)).not.toBeNull();
	}
});

test('any Ukrainian number in any spelling, alone and in a list', () => {
	const number = fc.tuple(fc.integer({ min: 30, max: 99 }), fc.integer({ min: 0, max: 9_999_999 }));
	const full = number.map(([area, rest]) => `380${area}${String(rest).padStart(7, '0')}`);
	fc.assert(
		fc.property(full, full, fc.nat(), fc.nat(), (one, two, a, b) => {
			const pick = (phone: string, at: number) => spellings(phone)[at % spellings(phone).length];
			expect(toFullNumber(pick(one, a))).toBe(one);
			expect(phonesIn(`${pick(one, a)}, ${pick(two, b)}`)).toEqual([...new Set([one, two])]);
		}),
	);
});

test('any text at all: never throws, gives digits or nothing', () => {
	fc.assert(
		fc.property(fc.oneof(fc.anything(), fc.string({ unit: 'binary' })), (value) => {
			expect(toFullNumber(value) ?? '10000000').toMatch(/^[1-9]\d{6,14}$/);
			for (const phone of phonesIn(String(typeof value === 'string' ? value : ''))) {
				expect(phone).toMatch(/^[1-9]\d{6,14}$/);
			}
		}),
	);
});

test.each(['1', '(', '+', '1 ', '0671234567 ', '1.1-', '&lt;', '<', '"<1'])(
	'100 KB of %j take no time',
	(part) => {
		const text = part.repeat(100_000 / part.length);
		const start = performance.now();
		toFullNumber(text);
		phonesIn(text);
		expect(performance.now() - start).toBeLessThan(50);
	},
);
