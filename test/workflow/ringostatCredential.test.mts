/** *Test* of the Ringostat credential: what it asks, and what it says. */
import { closeAfterTest } from '../support/closeAfterTest.mts';
import { closedPort, type OddAnswer, startOddServer } from '../support/oddServer.mts';
import { testRingostatCredential } from '../support/testCredential.mts';
import { tracesOf } from '../support/tracesOf.mts';

const TOKEN = 'token-0123456789';
const KEY = 'auth-key-4f1d0c77e2';

async function ringostat(answer: OddAnswer | Parameters<typeof startOddServer>[0] = { body: [] }) {
	return closeAfterTest(await startOddServer(answer));
}

test.each([[TOKEN], [` ${TOKEN}\n`]])('the token %j alone: nothing is asked', async (token) => {
	const { url, asked } = await ringostat();
	expect(await testRingostatCredential({ token, apiAddress: url })).toEqual({
		status: 'OK',
		message: 'The webhook token can be used. There is no Auth-key to be tried.',
	});
	expect(asked).toEqual([]);
});

test.each([['short'], ['fifteen-letters'], ['with a space in it'], ['токен-токен-токен']])(
	'the token %j is refused',
	async (token) => {
		const { url, asked } = await ringostat();
		const { status, message } = await testRingostatCredential({
			token,
			authKey: KEY,
			apiAddress: url,
		});
		expect(status).toBe('Error');
		expect(message).toMatch(/^Webhook Token .*16 or more letters and digits/);
		expect(asked).toEqual([]);
	},
);

test.each([{}, { token: '', authKey: ' ' }, { token: null }])(
	'a credential without anything in it (%j) says what to fill in',
	async (data) => {
		expect(await testRingostatCredential(data)).toEqual({
			status: 'Error',
			message: expect.stringMatching(/is empty\. Fill in Webhook Token .* Auth-key .* or both/),
		});
	},
);

test.each([
	[{ token: TOKEN }, 'The token and the Auth-key can be used.'],
	[{}, 'The Auth-key can be used.'],
])('the Auth-key is tried on the calls list, with %j beside it', async (data, message) => {
	const { url, asked } = await ringostat();
	const verdict = await testRingostatCredential({ ...data, authKey: ` ${KEY} `, apiAddress: url });
	expect(verdict).toEqual({ status: 'OK', message });
	expect(asked).toHaveLength(1);
	expect(asked[0].url).toMatch(/^\/calls\/list\?from=.*&export_type=json$/);
	expect(asked[0].headers).toMatchObject({ 'auth-key': KEY });
});

test.each<[string, OddAnswer, RegExp]>([
	[
		'401',
		{ status: 401, body: {} },
		/^Ringostat refused the Auth-key \(401\)\. Check the Auth-key/,
	],
	['403', { status: 403, body: {} }, /^Ringostat refused the Auth-key \(403\)/],
	['500', { status: 500, body: {} }, /^Ringostat is failing \(500\)/],
	[
		'a page with 200',
		{ body: '<html>login</html>' },
		/with an HTML page instead of JSON.*API Address/,
	],
	[
		'other JSON with 200',
		{ body: { ok: true } },
		/not with a list of calls.*\{ ok: boolean \}.*API Address/,
	],
	['an empty 200', { body: '' }, /with nothing instead of JSON/],
])('%s is not a right Auth-key', async (_name, answer, message) => {
	const { url } = await ringostat(answer);
	const verdict = await testRingostatCredential({ authKey: KEY, apiAddress: url });
	expect(verdict).toEqual({ status: 'Error', message: expect.stringMatching(message) });
	expect(tracesOf(KEY, verdict)).toEqual([]);
});

test('a redirect is not followed, so that the Auth-key goes to no other host', async () => {
	const other = await ringostat();
	const { url } = await ringostat({
		status: 302,
		headers: { location: `${other.url}/calls/list` },
	});
	const { status, message } = await testRingostatCredential({ authKey: KEY, apiAddress: url });
	expect(status).toBe('Error');
	expect(message).toContain(`with a redirect to ${other.url} instead of JSON (302)`);
	expect(other.asked).toEqual([]);
});

test('no connection is said in words', async () => {
	const apiAddress = await closedPort();
	const { message } = await testRingostatCredential({ authKey: KEY, apiAddress });
	expect(message).toMatch(
		/^No connection to Ringostat at \S+: no server answers there \(ECONNREFUSED\)/,
	);
});
