import {
	apiAddress,
	authenticateRequest,
	type RingostatCredential,
} from '../../../../nodes/Ringostat/api/authenticate';
import { ApiError } from '../../../../nodes/shared/http/ApiError';

const ADDRESS = 'https://api.ringostat.net';
const credential: RingostatCredential = { token: 'hush', authKey: 'k3y' };

test('a path goes below the address, with the key in a header beside the others', () => {
	const request = { url: 'calls/list', headers: { accept: 'application/json' }, method: 'GET' };
	expect(authenticateRequest(credential, request)).toEqual({
		method: 'GET',
		url: 'calls/list',
		baseURL: ADDRESS,
		headers: { accept: 'application/json', 'Auth-key': 'k3y' },
	});
	expect(request.headers).not.toHaveProperty('Auth-key');
});

test('a base URL or a key that came with the request does not count', () => {
	const request = { url: 'x', baseURL: 'https://evil.tld', headers: { 'Auth-key': 'other' } };
	expect(authenticateRequest(credential, request)).toMatchObject({
		baseURL: ADDRESS,
		headers: { 'Auth-key': 'k3y' },
	});
});

test('spaces around a pasted key are no part of it', () => {
	const request = authenticateRequest({ ...credential, authKey: ' k3y\n' }, { url: 'x' });
	expect(request).toMatchObject({ headers: { 'Auth-key': 'k3y' } });
});

test.each([undefined, '', '  '])('no key (%j) is said before anything is sent', (authKey) => {
	expect(() => authenticateRequest({ ...credential, authKey }, { url: 'calls/list' })).toThrow(
		expect.objectContaining({
			kind: 'settings',
			message: 'The Ringostat credential has no Auth-key',
			description: expect.stringContaining('The trigger works without it'),
		}),
	);
});

test.each([
	[undefined, ADDRESS],
	['', ADDRESS],
	['  ', ADDRESS],
	['https://proxy.example/', 'https://proxy.example'],
	[' https://proxy.example/ringostat// ', 'https://proxy.example/ringostat'],
])('the address %j is %s', (typed, address) => {
	expect(apiAddress({ ...credential, apiAddress: typed })).toBe(address);
});

test('a whole URL of the API itself, as the HTTP Request node gives it', () => {
	const request = { url: `${ADDRESS}/calls/list` };
	expect(authenticateRequest(credential, request)).toEqual({
		url: `${ADDRESS}/calls/list`,
		headers: { 'Auth-key': 'k3y' },
	});
});

test.each([
	'https://evil.tld/calls',
	'HTTPS://evil.tld/calls',
	`${ADDRESS}.evil/calls`,
	`${ADDRESS}@evil.tld/`,
	'http://api.ringostat.net/calls',
	'//evil.tld/calls',
	'javascript:alert(1)',
])('%s is refused', (url) => {
	const request = () => authenticateRequest(credential, { url });
	expect(request).toThrow(ApiError);
	expect(request).toThrow(
		expect.objectContaining({
			kind: 'settings',
			message: "The Ringostat credential is for Ringostat's API only",
			description: expect.stringContaining(ADDRESS),
		}),
	);
});

test.each(['calls/http://x', 'a//b'])('%s is a path like any other', (url) => {
	expect(authenticateRequest(credential, { url })).toMatchObject({ url, baseURL: ADDRESS });
});
