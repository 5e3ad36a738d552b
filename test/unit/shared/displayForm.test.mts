import { isHiddenNumber, splitDisplay, unescapeHtml } from '../../../nodes/shared/displayForm';

test.each([
	['"Support" <380671234567>', 'Support', '380671234567'],
	["'Support' <380671234567>", 'Support', '380671234567'],
	['&quot;Support&quot; &lt;380671234567&gt;', 'Support', '380671234567'],
	['Support <shop_olha', 'Support', 'shop_olha'],
	['<380671234567>', '', '380671234567'],
	[' 380671234567 ', '', '380671234567'],
	['', '', ''],
])('takes %j apart into the name %j and the address %j', (text, name, address) => {
	expect(splitDisplay(text)).toEqual({ name, address });
});

test.each([
	['a &amp; b', 'a & b'],
	['&amp;lt;1&amp;gt;', '<1>'],
	['&#43;380', '+380'],
	['&unknown; &nosuch;', '&unknown; &nosuch;'],
	['plain', 'plain'],
])('undoes the HTML escaping of %j', (text, plain) => {
	expect(unescapeHtml(text)).toBe(plain);
});

test.each(['anonymous', 'Restricted', 'прихований номер', '"Anonymous" <anonymous>', 'no number'])(
	'%j says that the number is hidden',
	(text) => {
		expect(isHiddenNumber(text)).toBe(true);
	},
);

test.each(['380671234567', 'Olha', '', 'unknown Olha', `${'x'.repeat(40)}anonymous`])(
	'%j does not say that the number is hidden',
	(text) => {
		expect(isHiddenNumber(text)).toBe(false);
	},
);
