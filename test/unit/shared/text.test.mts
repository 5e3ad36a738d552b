import fc from 'fast-check';
import { cleanText, fillText } from '../../../nodes/shared/text';

describe('cleanText', () => {
	test.each([
		['spaces around', '  a b \n', 'a b'],
		['lines', 'a\r\nb\tc', 'a b c'],
		['control characters', 'a\u0000\u001b[31mb\u0085c', 'a [31mb c'],
		['nothing but those', '\u0000\n', ''],
		['other scripts, and emoji', 'Клієнт «Ёжик» 😀', 'Клієнт «Ёжик» 😀'],
		['markup, which is not its business', '<b>&amp;</b>', '<b>&amp;</b>'],
	])('%s', (_name, text, clean) => expect(cleanText(text)).toBe(clean));

	test('cuts to 1000, or as short as is asked for', () => {
		expect(cleanText('x'.repeat(5_000))).toHaveLength(1_000);
		expect(cleanText('Клієнт', 3)).toBe('Клі');
	});

	test('never longer, never with a control character, twice the same as once', () => {
		fc.assert(
			fc.property(
				fc.string({ unit: 'binary' }),
				fc.integer({ min: 1, max: 40 }),
				(text, longest) => {
					const clean = cleanText(text, longest);
					expect(clean.length).toBeLessThanOrEqual(longest);
					expect(clean).not.toMatch(/\p{Cc}/u);
				},
			),
		);
	});
});

describe('fillText', () => {
	const facts = { phone: '+380671234567', client: 'Олена', line: null, wait: '' };

	test.each([
		['a name', 'Дзвінок {phone}', 'Дзвінок +380671234567'],
		['a name twice', '{client} {client}', 'Олена Олена'],
		['a line with something not known goes', 'a {client}\nЛінія: {line}\nb', 'a Олена\nb'],
		['a line with something empty goes', 'Очікування {wait}\nb', 'b'],
		['a line with known and not known goes', '{client} {line}', ''],
		['an unknown name stays, so that a typo is seen', '{phnoe}', '{phnoe}'],
		['lines without a name stay, empty ones too', 'a\n\nb', 'a\n\nb'],
		['braces that are none', '{ phone } {} {a b}', '{ phone } {} {a b}'],
	])('%s', (_name, template, text) => expect(fillText(template, facts)).toBe(text));

	test.each(['constructor', 'toString', '__proto__', 'hasOwnProperty'])(
		'{%s} is no name',
		(name) => {
			expect(fillText(`{${name}}`, facts)).toBe(`{${name}}`);
		},
	);

	test('what is filled in is not filled again, and brings no line of its own', () => {
		expect(fillText('{client}', { client: '{phone}\n$& $1', phone: 'x' })).toBe('{phone} $& $1');
	});
});
