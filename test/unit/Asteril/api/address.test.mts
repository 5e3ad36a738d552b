import { cabinetAddress } from '../../../../nodes/Asteril/api/address';
import { ApiError } from '../../../../nodes/shared/http/ApiError';

const HOME = 'https://crm1234567.asteril.com';

describe('a cabinet at Asteril', () => {
	test.each([
		['crm1234567', HOME],
		['CRM1234567', HOME],
		['  crm1234567\n', HOME],
		['crm1234567.asteril.com', HOME],
		['Crm1234567.Asteril.COM', HOME],
		['crm1234567.asteril.com/', HOME],
		['https://crm1234567.asteril.com', HOME],
		['HTTPS://crm1234567.asteril.com/', HOME],
		['https://crm1234567.asteril.com:443', HOME],
		['https://crm1234567.asteril.com/orders/list?status=1#top', HOME],
		['http://crm1234567.asteril.com/clients?page=2#card', HOME],
		['crm1234567.asteril.com/clients/#/card/12', HOME],
		['1234567', HOME],
		['my-shop', 'https://my-shop.asteril.com'],
		['localhost', 'https://localhost.asteril.com'],
	])('%j', (address, expected) => {
		expect(cabinetAddress({ address, customAddress: false })).toBe(expected);
	});
});

describe('refused, so that the key goes nowhere else', () => {
	test.each([
		['another port', 'https://crm1234567.asteril.com:8443'],
		['a longer name', 'crm1.asteril.com.evil.tld'],
		['a longer name as a URL', 'https://crm1.asteril.com.evil.tld/'],
		['the name in the path', 'https://evil.tld/.asteril.com'],
		['the name behind a backslash', 'https://evil.tld\\.asteril.com'],
		['the name in the query', 'https://evil.tld?.asteril.com'],
		['the name in the fragment', 'https://evil.tld#.asteril.com'],
		['the name as the user', 'https://crm1.asteril.com@evil.tld'],
		['a user and a password', 'https://user:pass@crm1.asteril.com'],
		['a full stop that only looks like one', 'https://crm1.asteril.com。evil.tld'],
		['another ending', 'evilasteril.com'],
		['Asteril itself', 'https://asteril.com'],
		['an address of a network', 'https://127.0.0.1'],
		['another protocol', 'ftp://crm1.asteril.com'],
		['a script', 'javascript:alert(1)'],
		['a space inside', 'crm 1234567'],
		['nothing', ''],
		['spaces', '   '],
	])('%s: %j', (_name, address) => {
		const read = () => cabinetAddress({ address, customAddress: false });
		expect(read).toThrow(ApiError);
		expect(read).toThrow(expect.objectContaining({ kind: 'settings' }));
		expect(read).toThrow(
			expect.objectContaining({ description: expect.stringContaining('crm1234567') }),
		);
	});
});

describe('with "Custom Address" on', () => {
	test.each([
		['http://127.0.0.1:5000', 'http://127.0.0.1:5000'],
		['http://127.0.0.1:5000/', 'http://127.0.0.1:5000'],
		['https://proxy.example/asteril/', 'https://proxy.example/asteril'],
		['https://proxy.example/asteril?x=1#y', 'https://proxy.example/asteril'],
		['localhost:5000', 'https://localhost:5000'],
		['crm1234567', HOME],
		['https://crm1234567.asteril.com/orders/list', HOME],
	])('%j', (address, expected) => {
		expect(cabinetAddress({ address, customAddress: true })).toBe(expected);
	});

	test.each([
		'ftp://proxy.example',
		'file:///etc/passwd',
		'http://user:pass@127.0.0.1',
		'http://',
		'',
	])('still refused: %j', (address) => {
		expect(() => cabinetAddress({ address, customAddress: true })).toThrow(ApiError);
	});
});

test.each([undefined, null, {}])(
	'an address that is no text (%s) is said to be none',
	(address) => {
		const read = () => cabinetAddress({ address: address as never, customAddress: false });
		expect(read).toThrow(ApiError);
	},
);

test('a password typed into the address does not come back in the message', () => {
	const read = () =>
		cabinetAddress({ address: 'https://u:s3cret@crm1.asteril.com', customAddress: false });
	expect(read).toThrow(expect.not.objectContaining({ message: expect.stringMatching(/s3cret/) }));
});

test.each([
	['', 'The Asteril credential has no cabinet address'],
	['ftp://crm1.asteril.com/x?key=y', '"ftp://crm1.asteril.com/x" is not the address of a cabinet'],
	['x y'.repeat(100), `"${'x y'.repeat(100).slice(0, 100)}" is not the address of a cabinet`],
	['https://user@crm1.asteril.com', 'The cabinet address must not hold a name and password'],
	['https://:pass@crm1.asteril.com', 'The cabinet address must not hold a name and password'],
	[
		'https://crm1.example.com/x',
		'The address https://crm1.example.com is not on *.asteril.com; only the switch "Custom Address" allows it',
	],
])('%j: what is wrong', (address, message) => {
	const read = () => cabinetAddress({ address, customAddress: false });
	expect(read).toThrow(expect.objectContaining({ message }));
});

test.each([
	['https://proxy.example/asteril//', 'https://proxy.example/asteril'],
	['proxy.example/?next=https://other.example', 'https://proxy.example'],
])('with "Custom Address" on %s is %s', (address, expected) => {
	expect(cabinetAddress({ address, customAddress: true })).toBe(expected);
});
