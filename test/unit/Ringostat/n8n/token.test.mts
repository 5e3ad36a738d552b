import { TokenCheck } from '../../../../nodes/Ringostat/n8n/token';

const RIGHT = 'token-0123456789';
const NOW = Date.parse('2026-11-22T10:00:00Z');

/** A credential that can be changed, and counts how often it is read. */
function credentialWith(token: string) {
	const credential = { token, reads: 0 };
	const tokens = new TokenCheck();
	const allows = async (given: string, now = NOW) =>
		await tokens.allows(
			{ query: { token: given }, authorization: undefined },
			'c1',
			now,
			async () => {
				credential.reads += 1;
				return await Promise.resolve(credential.token);
			},
		);
	return { credential, allows };
}

const hundred = Array.from({ length: 100 }, (_, at) => at);

test('a hundred wrong tokens within a second make one more reading of the credential', async () => {
	const { credential, allows } = credentialWith(RIGHT);
	expect(await allows(RIGHT)).toBe(true);
	for (const at of hundred) expect(await allows(`wrong-${at}`, NOW + at)).toBe(false);
	expect(await allows(RIGHT, NOW + 999)).toBe(true);
	expect(credential.reads).toBe(2);
});

test('a hundred wrong tokens at once do not push the right one out', async () => {
	const { credential, allows } = credentialWith(RIGHT);
	const answers = await Promise.all(
		hundred.flatMap((at) => [allows(`wrong-${at}`), allows(RIGHT)]),
	);
	expect(answers.filter(Boolean)).toHaveLength(100);
	expect(credential.reads).toBe(2);
});

test('a minute of wrong tokens makes at most one reading a second', async () => {
	const { credential, allows } = credentialWith(RIGHT);
	for (let at = 0; at < 60_000; at += 100) await allows('wrong', NOW + at);
	expect(credential.reads).toBeLessThanOrEqual(61);
});

describe('a token that was changed', () => {
	test('counts at once', async () => {
		const { credential, allows } = credentialWith(RIGHT);
		await allows(RIGHT);
		credential.token = 'changed';
		expect(await Promise.all([allows('changed'), allows('changed')])).toEqual([true, true]);
		expect(await allows(RIGHT)).toBe(false);
	});

	test('counts within a second when somebody tries wrong ones', async () => {
		const { credential, allows } = credentialWith(RIGHT);
		await allows('wrong');
		credential.token = 'changed';
		expect(await allows('changed', NOW + 999)).toBe(false);
		expect(await allows('changed', NOW + 1000)).toBe(true);
	});

	test('puts an end to the one before within ten seconds', async () => {
		const { credential, allows } = credentialWith(RIGHT);
		await allows(RIGHT);
		credential.token = 'changed';
		expect(await allows(RIGHT, NOW + 9_999)).toBe(true);
		expect(await allows(RIGHT, NOW + 10_000)).toBe(false);
	});
});
