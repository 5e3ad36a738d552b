import { ApiError } from '../../../../nodes/shared/http/ApiError';
import {
	type AsterilCredential,
	authenticateRequest,
} from '../../../../nodes/Asteril/api/authenticate';

const ADDRESS = 'https://crm1234567.asteril.com';
const credential: AsterilCredential = {
	address: 'crm1234567',
	customAddress: false,
	apiKey: 'k3y',
	defaultResponsible: '',
	contractOverrides: '',
};
const inHeader = JSON.stringify({
	key: { in: 'header', name: 'Authorization', prefix: 'Bearer ' },
});

test('a path goes below the base path, with the key in the query', () => {
	const request = { url: 'clients', qs: { page: 1 }, method: 'GET', body: { a: 1 } };
	expect(authenticateRequest(credential, request)).toEqual({
		method: 'GET',
		body: { a: 1 },
		url: 'clients',
		baseURL: `${ADDRESS}/api/v3.1`,
		qs: { page: 1, api_key: 'k3y' },
	});
	expect(request.qs).toEqual({ page: 1 });
});

test('a base URL that came with the request does not count', () => {
	const request = { url: 'clients', baseURL: 'https://evil.tld' };
	expect(authenticateRequest(credential, request).baseURL).toBe(`${ADDRESS}/api/v3.1`);
});

test('the key can stand in a header', () => {
	const request = { url: 'clients', headers: { accept: 'application/json' } };
	const authenticated = authenticateRequest(
		{ ...credential, contractOverrides: inHeader },
		request,
	);
	expect(authenticated.headers).toEqual({
		accept: 'application/json',
		Authorization: 'Bearer k3y',
	});
	expect(authenticated).not.toHaveProperty('qs');
});

test('spaces around a pasted key are no part of it', () => {
	const { qs } = authenticateRequest({ ...credential, apiKey: ' k3y\n' }, { url: 'x', qs: {} });
	expect(qs).toEqual({ api_key: 'k3y' });
});

test.each(['', '  '])('no key (%j) is said before anything is sent', (apiKey) => {
	expect(() => authenticateRequest({ ...credential, apiKey }, { url: 'clients' })).toThrow(
		expect.objectContaining({ kind: 'settings', message: expect.stringMatching(/no API key/) }),
	);
});

test('an empty base path leaves no slash behind', () => {
	const bare = { ...credential, contractOverrides: '{"basePath": ""}' };
	expect(authenticateRequest(bare, { url: 'clients' })).toMatchObject({ baseURL: ADDRESS });
});

test('a whole URL of the cabinet itself, as the HTTP Request node gives it', () => {
	const { url, qs } = authenticateRequest(credential, { url: `${ADDRESS}/api/v4/x`, qs: {} });
	expect([url, qs]).toEqual([`${ADDRESS}/api/v4/x`, { api_key: 'k3y' }]);
});

test.each([
	'https://evil.tld/clients',
	'https://crm1234567.asteril.com.evil/clients',
	'https://crm1234567.asteril.com@evil.tld/',
	'https://crm1234567.asteril.com:8443/clients',
	'http://crm1234567.asteril.com/clients',
	'https://crm7654321.asteril.com/clients',
	'//evil',
	'//evil.tld/clients',
	'///evil.tld/clients',
	'javascript:alert(1)',
	'file:///etc/passwd',
])('%s is refused', (url) => {
	const request = () => authenticateRequest(credential, { url, qs: {} });
	expect(request).toThrow(ApiError);
	expect(request).toThrow(/for its own cabinet only/);
});

test('n8n\'s HTTP Request node, which names the URL "uri", sends the key to the cabinet only', () => {
	const asked = (uri: string): Parameters<typeof authenticateRequest>[1] => ({ uri, qs: {} });
	const { url, qs } = authenticateRequest(credential, asked(`${ADDRESS}/api/v3.1/orders`));
	expect([url, qs]).toEqual([`${ADDRESS}/api/v3.1/orders`, { api_key: 'k3y' }]);
	expect(() => authenticateRequest(credential, asked('https://evil.tld/'))).toThrow(
		/for its own cabinet only/,
	);
});

test.each(['/\\evil.tld', '\\\\evil.tld', '@evil.tld', '/@evil.tld', '.evil.tld', '?x', '../..'])(
	'%j stays at the cabinet however a client puts address and path together',
	(path) => {
		const request: Parameters<typeof authenticateRequest>[1] = { url: path };
		const { url = '', baseURL = '' } = authenticateRequest(credential, request);
		const joined = new URL(`${baseURL.replace(/\/+$/, '')}/${url.replace(/^\/+/, '')}`);
		expect(joined.origin).toBe(ADDRESS);
	},
);

test('a slash in front leads past the base path', () => {
	expect(authenticateRequest(credential, { url: '/api/v4/x' })).toMatchObject({
		url: 'api/v4/x',
		baseURL: ADDRESS,
	});
});

test.each(['clients/http://x', 'a//b'])('%s is a path like any other', (url) => {
	const request: Parameters<typeof authenticateRequest>[1] = { url };
	expect(authenticateRequest(credential, request)).toMatchObject({
		url,
		baseURL: `${ADDRESS}/api/v3.1`,
	});
});

test('what is wrong is said with the address that is meant', () => {
	const about = (description: string) =>
		expect.objectContaining({
			kind: 'settings',
			description: expect.stringContaining(description),
		});
	expect(() => authenticateRequest({ ...credential, apiKey: '' }, { url: 'x' })).toThrow(
		about(`all methods for ${ADDRESS}`),
	);
	expect(() => authenticateRequest(credential, { url: 'https://evil.tld/' })).toThrow(
		about(`an address below ${ADDRESS}`),
	);
});

test('a wrong key that is there on purpose stays', () => {
	const request = { url: 'x', qs: { api_key: 'wrong' } };
	expect(authenticateRequest(credential, request).qs).toEqual({ api_key: 'wrong' });
});
