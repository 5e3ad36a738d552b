import { clockAt } from '../support/clockAt.mts';
import { aCall } from '../support/aCall.mts';
import { deliver } from '../support/deliver.mts';
import { type OpenCabinet, openCabinet } from '../support/openCabinet.mts';
import { bodies } from '../support/ringostatBodies.mts';
import { step } from '../support/pipeline.mts';
import { runWorkflow } from '../support/runWorkflow.mts';

clockAt('2026-11-22T14:00:00+02:00');

let cabinet: OpenCabinet;

beforeEach(async () => {
	cabinet = await openCabinet({ seed: false });
});
afterEach(async () => await cabinet.close());

const run = async (items: object[]) =>
	await runWorkflow(
		[
			step('asterilFindOrCreateClient'),
			step('asterilLogCall'),
			step('asterilCreateMissedCallTask'),
		],
		items.map((json) => ({ json: { ...json } })),
		{ asterilApi: cabinet.credential },
	);

test('a number in any form is the same client, whose name is the number once', async () => {
	const phones = ['+380 (67) 123-45-67', 380671234567, '067 123-45-67'];
	const { error } = await run(phones.map((clientPhone) => ({ ...aCall(), clientPhone })));
	expect(error).toBeUndefined();
	expect(cabinet.sandbox.cabinet.clients).toMatchObject([
		{ name: 'Клієнт +380671234567', phone: '380671234567' },
	]);
});

test('an employee that is null, and a start that is a Date, are no obstacle', async () => {
	const startedAt = new Date('2026-11-22T08:15:00Z');
	const call = {
		...aCall(),
		outcome: 'missed',
		missed: true,
		employee: null,
		utm: null,
		startedAt,
	};
	const { items, error } = await run([call]);
	expect(error).toBeUndefined();
	expect(items[0].json).toMatchObject({
		clientCreated: true,
		callCreated: true,
		taskCreated: true,
	});
	expect(cabinet.sandbox.cabinet.calls).toMatchObject([{ started_at: '2026-11-22 10:15:00' }]);
});

test('what can not be understood stops the item, and it is said which call and why', async () => {
	const { error } = await run([{ ...aCall({ id: 'u1' }), clientPhone: 'Олена' }]);
	expect(error).toMatchObject({
		message: 'Call u1: The phone of the client is not one telephone number',
		description: expect.stringContaining('067 123-45-67'),
	});
	expect(cabinet.sent).toEqual([]);
});

describe('a shop in Poland', () => {
	const body = (caller: string) => ({
		uniqueid: `pl1_-${caller}`,
		calldate: '2026-11-22 10:15:00',
		type: 'in',
		disposition: 'ANSWERED',
		caller,
		dst: '48221234567',
	});
	const parse = async (caller: string, defaultCountry: string) =>
		await runWorkflow(
			[
				{ type: 'ringostat', parameters: { parsing: { defaultCountry } } },
				step('asterilFindOrCreateClient'),
			],
			[{ json: body(caller) }],
			{ asterilApi: cabinet.credential },
		);

	test('its client stored as 501 234 567 is found, and is nobody in Ukraine', async () => {
		cabinet.sandbox.cabinet.create('client', { phone: '501 234 567', name: 'Jan' });
		const polish = await parse('48501234567', 'PL');
		expect(polish.error).toBeUndefined();
		expect(polish.items[0]?.json).toMatchObject({ client: { name: 'Jan' }, clientCreated: false });
		const ukrainian = await parse('380501234567', 'PL');
		expect(ukrainian.items[0]?.json).toMatchObject({ clientCreated: true });
	});

	test('typed in "Define Below", its number belongs to the country that is chosen there', async () => {
		const { error } = await runWorkflow(
			[
				step('asterilFindOrCreateClient', {
					call: 'define',
					callId: 'c1',
					clientPhone: '501 234 567',
					callDetails: { country: 'PL' },
				}),
			],
			[{ json: {} }],
			{ asterilApi: cabinet.credential },
		);
		expect(error).toBeUndefined();
		expect(cabinet.sandbox.cabinet.clients).toMatchObject([{ phone: '48501234567' }]);
	});

	test.each(['UKR', 'Ukraine'])(
		'"%s" is refused: local numbers would be nobody\'s',
		async (typed) => {
			const { error } = await parse('0671234567', typed);
			expect(error).toMatchObject({
				message: `"${typed}" is no country`,
				description: expect.stringContaining('"Country of Local Numbers"'),
			});
		},
	);
});

test('in the trigger an unknown country is Ukraine: the call is taken, and the log says it', async () => {
	const { status, items, log } = await deliver(
		{
			query: '?token=token-0123456789',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(bodies.answeredNew),
		},
		{ parameters: { parsing: { defaultCountry: 'UKR' } } },
	);
	expect(status).toBe(200);
	expect(items).toHaveLength(1);
	expect(items?.[0].json).not.toHaveProperty('country');
	expect(log).toEqual([expect.stringMatching(/^warn: .*"UKR" is no country.*as Ukrainian/)]);
});
