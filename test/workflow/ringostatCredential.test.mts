/** *Test* of the Ringostat credential: what it asks, and what it says. */
import type { ICredentialsDecrypted, ICredentialTestFunctions } from 'n8n-workflow';
import { ringostatApiTest } from '../../nodes/Ringostat/n8n/testCredential';
import { tracesOf } from '../support/tracesOf.mts';

const TOKEN = 'token-0123456789';
const KEY = 'auth-key-4f1d0c77e2';

async function tested(data: object, answer: number | Error = 200) {
	const request = jest.fn(async (_asked: object) => {
		if (answer instanceof Error) throw answer;
		return { statusCode: answer };
	});
	const context = { helpers: { request } } as unknown as ICredentialTestFunctions;
	const verdict = await ringostatApiTest.call(context, { data } as ICredentialsDecrypted);
	return { verdict, asked: request.mock.calls.map(([asked]) => asked) };
}

test.each([[TOKEN], [` ${TOKEN}\n`]])('the token %j alone: nothing is asked', async (token) => {
	const { verdict, asked } = await tested({ token });
	expect(verdict).toEqual({ status: 'OK', message: 'The webhook token can be used.' });
	expect(asked).toEqual([]);
});

test.each([
	[''],
	['short'],
	['fifteen-letters'],
	['with a space in it'],
	['токен-токен-токен'],
	[undefined],
])('the token %j is refused', async (token) => {
	const { verdict, asked } = await tested({ token, authKey: KEY });
	expect(verdict.status).toBe('Error');
	expect(verdict.message).toMatch(/16 or more letters and digits/);
	expect(asked).toEqual([]);
});

test('the Auth-key is tried on the calls list, without what was pasted around it', async () => {
	const { verdict, asked } = await tested({ token: TOKEN, authKey: ` ${KEY} ` });
	expect(verdict).toEqual({ status: 'OK', message: 'The token and the Auth-key can be used.' });
	expect(asked).toEqual([
		expect.objectContaining({
			method: 'GET',
			uri: 'https://api.ringostat.net/calls/list',
			headers: { 'Auth-key': KEY },
		}),
	]);
});

test.each<[number | Error, RegExp]>([
	[401, /^Ringostat refused the Auth-key \(401\)/],
	[403, /^Ringostat refused the Auth-key \(403\)/],
	[500, /^Ringostat answered with 500/],
	[new Error(`connect ECONNREFUSED with ${KEY}`), /^No connection to Ringostat: connect/],
])('%s', async (answer, message) => {
	const { verdict } = await tested({ token: TOKEN, authKey: KEY }, answer);
	expect(verdict).toEqual({ status: 'Error', message: expect.stringMatching(message) });
	expect(tracesOf(KEY, verdict)).toEqual([]);
});
