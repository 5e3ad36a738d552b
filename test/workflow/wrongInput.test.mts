import { aCall } from '../support/aCall.mts';
import { closedPort } from '../support/oddServer.mts';
import { credentialFor } from '../support/openCabinet.mts';
import { step } from '../support/pipeline.mts';
import { runWorkflow } from '../support/runWorkflow.mts';
import type { AsterilCredential } from '../../nodes/Asteril/api/authenticate';

const NODES = ['asterilFindOrCreateClient', 'asterilLogCall', 'asterilCreateMissedCallTask'];

/** None of these may ask the cabinet for anything: nothing answers there. */
async function run(
	type: string,
	parameters: object,
	json: object,
	different: Partial<AsterilCredential> = {},
	settings = {},
) {
	const credential = credentialFor(await closedPort(), different);
	const steps = [step(type, parameters as Parameters<typeof step>[1], settings)];
	return await runWorkflow(steps, [{ json: { ...json } }], { asterilApi: credential });
}

describe.each(NODES)('%s', (type) => {
	test.each([
		['nothing', {}],
		['a number for an id', { ...aCall(), id: 7 }],
		['a client', { id: '7', name: 'Олена', phone: '380671234567' }],
		['what a Webhook node gives', { body: { uniqueid: 'u1' }, query: {}, headers: {} }],
	])('an incoming item that is no call: %s', async (_name, json) => {
		const { error } = await run(type, {}, json);
		expect(error).toMatchObject({
			message: 'The incoming item is not a call',
			description: expect.stringMatching(/"Ringostat Trigger".*"Define Below"/),
			context: { itemIndex: 0 },
		});
	});

	test('and goes on, when set so', async () => {
		const onError = 'continueRegularOutput';
		const { items, error } = await run(type, {}, { mine: 1 }, {}, { onError });
		expect(error).toBeUndefined();
		expect(items[0].json).toMatchObject({
			mine: 1,
			error: expect.stringMatching(/^The incoming item is not a call\. Put /),
		});
	});

	test.each(['={{ "" }}', '  '])('no call id (%j) below "Define Below"', async (callId) => {
		const { error } = await run(type, { call: 'define', callId }, {});
		expect(error).toMatchObject({
			message: 'The "Call ID" is empty',
			description: expect.stringContaining('an ID of its own'),
			context: { itemIndex: 0 },
		});
	});
});

describe('a credential that can not be right', () => {
	const overrides = (text: string) => ({ contractOverrides: text });

	test.each<[string, Partial<AsterilCredential>, what: RegExp]>([
		['no key', { apiKey: ' ' }, /The Asteril credential has no API key/],
		['no address', { address: '' }, /The Asteril credential has no cabinet address/],
		[
			'a key that an expression left out',
			{ apiKey: undefined },
			/The Asteril credential has no API key/,
		],
		[
			'an address that is none',
			{ address: undefined },
			/The Asteril credential has no cabinet address/,
		],
		['a key that is an object', { apiKey: {} as string }, /The Asteril credential has no API key/],
		['another host', { customAddress: false }, /is not on \*\.asteril\.com/],
		['no JSON', overrides('{'), /must be a JSON object/],
		[
			'a name that does not exist',
			overrides('{"call": {"fields": {"recordUrl": "x"}}}'),
			/"call\.fields\.recordUrl", which does not exist.*has: .*recordingUrl/,
		],
	])('%s', async (_name, different, what) => {
		const begun = Date.now();
		const { error } = await run(NODES[0], { options: { budget: 5 } }, { ...aCall() }, different);
		expect(error?.message).toMatch(what);
		expect(Date.now() - begun).toBeLessThan(1_000);
	});

	describe.each<[string, Partial<AsterilCredential>]>([
		['no key', { apiKey: '' }],
		['another host', { customAddress: false }],
		['no JSON', overrides('{')],
	])('%s', (_name, different) => {
		const json = { ...aCall() };

		test('says which item', async () => {
			const { error } = await run(NODES[0], {}, json, different);
			expect(error?.context?.itemIndex).toBe(0);
		});

		test('is no success when the node is set to go on', async () => {
			const onError = 'continueRegularOutput';
			const { items } = await run(NODES[0], {}, json, different, { onError });
			expect(items[0].json).toMatchObject({ ...json, error: expect.any(String) });
		});

		test('goes to the error output, as in the template', async () => {
			const onError = 'continueErrorOutput';
			const { items, errorItems } = await run(NODES[0], {}, json, different, { onError });
			expect([items.length, errorItems.length]).toEqual([0, 1]);
		});
	});
});
