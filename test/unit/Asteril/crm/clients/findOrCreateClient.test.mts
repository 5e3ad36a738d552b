import {
	type ClientOptions,
	findOrCreateClient,
} from '../../../../../nodes/Asteril/crm/clients/findOrCreateClient';
import { Batch } from '../../../../../nodes/Asteril/crm/Batch';
import { aCall, aMissedCall } from '../../../../support/aCall.mts';
import { type OpenCabinet, openCabinet } from '../../../../support/openCabinet.mts';

const PHONE = '380671234567';
const OPTIONS: ClientOptions = {
	createFor: 'all',
	nameTemplate: 'Клієнт {phone}',
	utmFields: [],
	additionalFields: [],
	maxPages: 50,
	matchOtherFormats: true,
};

let cabinet: OpenCabinet;

beforeEach(async () => {
	cabinet = await openCabinet();
});
afterEach(async () => await cabinet.close());

const run = async (call = aCall(), options: Partial<ClientOptions> = {}) =>
	await findOrCreateClient(new Batch(cabinet, [call]), call, { ...OPTIONS, ...options });
const writes = () => cabinet.sent.filter((sent) => !sent.startsWith('GET'));
const newest = () => cabinet.sandbox.cabinet.clients.at(-1);

test('a new client has a name and a phone, and no responsible', async () => {
	const outcome = await run();
	expect(outcome).toEqual({
		client: {
			id: 2,
			name: 'Клієнт +380671234567',
			phone: PHONE,
			email: null,
			comment: null,
			responsible: null,
			closed: null,
		},
		clientCreated: true,
	});
	expect(newest()).toMatchObject({ name: 'Клієнт +380671234567', phone: PHONE, responsible: null });
});

test('an existing client is found and left as it is', async () => {
	const before = { ...newest() };
	const outcome = await run(aCall({ clientPhone: '380501112233' }));
	expect(outcome).toMatchObject({ client: { id: 1, responsible: 2 }, clientCreated: false });
	expect([newest(), writes()]).toEqual([before, []]);
});

test('twenty calls at once make one client', async () => {
	await cabinet.fail({ latencyMs: [1, 15] });
	const outcomes = await Promise.all(Array.from({ length: 20 }, async () => await run()));
	expect(outcomes.filter(({ clientCreated }) => clientCreated)).toHaveLength(1);
	expect(cabinet.sandbox.cabinet.clients).toHaveLength(2);
});

test('a write that was cut off after it was done makes one client', async () => {
	await cabinet.fail({ routes: ['POST client'], cutAfter: 1, times: 1 });
	expect(await run()).toMatchObject({ clientCreated: true, client: { id: 2 } });
	expect(cabinet.sandbox.cabinet.clients).toHaveLength(2);
});

test('a hidden number: no client, no request', async () => {
	expect(await run(aCall({ clientPhone: null }))).toEqual({
		client: null,
		clientCreated: false,
		skipped: 'the number of the client is hidden or unknown',
	});
	expect(cabinet.sent).toEqual([]);
});

describe('"Create For"', () => {
	const unknown = { client: null, clientCreated: false };

	test.each([
		['all', aCall(), true],
		['all', aMissedCall(), true],
		['all', aCall({ direction: 'outgoing', outcome: 'notReached' }), true],
		['answered', aCall(), true],
		['incoming', aMissedCall(), true],
		['answered', aCall({ direction: 'outgoing' }), true],
	] as const)('%s: a client is made', async (createFor, call, clientCreated) => {
		expect(await run(call, { createFor })).toMatchObject({ clientCreated });
	});

	test.each([
		['answered', aMissedCall(), /"Answered Calls Only"/],
		['answered', aCall({ direction: 'outgoing', outcome: 'notReached' }), /"Answered Calls Only"/],
		['answered', aCall({ outcome: 'unknown' }), /"Answered Calls Only"/],
		['incoming', aCall({ direction: 'outgoing' }), /"Incoming Calls Only"/],
		['incoming', aCall({ direction: null }), /"Incoming Calls Only"/],
		['never', aCall(), /"Never"/],
		['never', aMissedCall(), /"Never"/],
	] as const)('%s: none is made, and it is said why', async (createFor, call, why) => {
		const outcome = await run(call, { createFor });
		expect(outcome).toEqual({ ...unknown, skipped: expect.stringMatching(why) });
		expect(writes()).toEqual([]);
	});

	test.each(['answered', 'incoming', 'never'] as const)(
		'%s: a known client is found',
		async (createFor) => {
			const outcome = await run(aMissedCall({ clientPhone: '380501112233', direction: null }), {
				createFor,
			});
			expect(outcome).toMatchObject({ client: { id: 1 }, clientCreated: false });
			expect(outcome).not.toHaveProperty('skipped');
		},
	);
});

describe('UTM tags and additional parameters', () => {
	test('for one field stand in it together', async () => {
		const utm = { source: 'google', medium: 'cpc', campaign: null, content: null, term: null };
		await run(aCall({ utm, additional: { landing: 'x' } }), {
			utmFields: [
				{ tag: 'source', field: 'comment' },
				{ tag: 'campaign', field: 'comment' },
				{ tag: 'medium', field: 'comment' },
			],
			additionalFields: [{ parameter: 'landing', field: 'comment' }],
		});
		expect(newest()).toMatchObject({ comment: 'google, cpc, x' });
	});

	const call = aCall({
		utm: { source: 'google', medium: 'cpc', campaign: null, content: '', term: 'купити диван' },
		additional: { landing: 'https://shop.example/', note: ' two\nlines ' },
	});
	const fields: Partial<ClientOptions> = {
		utmFields: [
			{ tag: 'source', field: 'custom_field_1' },
			{ tag: 'medium', field: 'custom_field_2' },
			{ tag: 'campaign', field: 'custom_field_3' },
			{ tag: 'content', field: 'custom_field_4' },
			{ tag: 'term', field: 'comment' },
			{ tag: 'source', field: '' },
		],
		additionalFields: [
			{ parameter: 'landing', field: 'custom_field_6' },
			{ parameter: 'note', field: 'custom_field_7' },
			{ parameter: 'unheard', field: 'custom_field_8' },
			{ parameter: 'constructor', field: 'custom_field_9' },
		],
	};

	test('stand in the fields of a new client, those that are known', async () => {
		await run(call, fields);
		expect(newest()).toMatchObject({
			custom_field_1: 'google',
			custom_field_2: 'cpc',
			comment: 'купити диван',
			custom_field_6: 'https://shop.example/',
			custom_field_7: 'two lines',
		});
		for (const number of [3, 4, 8, 9]) {
			expect(newest()).not.toHaveProperty(`custom_field_${number}`);
		}
	});

	test('of a later call change nothing: the first source is kept', async () => {
		await run(call, fields);
		const utm = { ...call.utm, source: 'facebook' };
		expect(await run({ ...call, id: 'later', utm }, fields)).toMatchObject({
			clientCreated: false,
		});
		expect(newest()).toMatchObject({ custom_field_1: 'google' });
		expect(writes()).toEqual(['POST client']);
	});

	test('are cut and cleaned', async () => {
		const long = { ...call.utm, source: `\u0000${'ю'.repeat(5_000)}` };
		await run({ ...call, utm: long }, fields);
		expect(newest()?.custom_field_1).toBe('ю'.repeat(1_000).slice(0, 1_000));
	});
});

test('a long name is cut, and one of several lines is one line', async () => {
	await run(aCall(), { nameTemplate: `Клієнт\n{phone} ${'x'.repeat(2_000)}` });
	expect(newest()?.name).toMatch(/^Клієнт \+380671234567 x+$/);
	expect(String(newest()?.name)).toHaveLength(1_000);
});

test.each(['', ' ', '\n'])('the name is never empty: %j gives the number', async (nameTemplate) => {
	await run(aCall(), { nameTemplate });
	expect(newest()).toMatchObject({ name: 'Клієнт +380671234567' });
});

test('a Polish number is written as the cabinet of a Polish shop wants it', async () => {
	await cabinet.close();
	cabinet = await openCabinet({ overrides: { phone: { stored: 'spaces' } } });
	await run(aCall({ clientPhone: '48501234567', country: 'PL' }));
	expect(newest()).toMatchObject({ phone: '501 234 567', name: 'Клієнт +48501234567' });
	const again = await run(aCall({ clientPhone: '48501234567', country: 'PL' }));
	expect(again).toMatchObject({ clientCreated: false, client: { id: 2 } });
});

test('one client with an odd number among more than can be looked through: a new one is made', async () => {
	await cabinet.close();
	cabinet = await openCabinet({ overrides: { paging: { size: 1 } } });
	cabinet.sandbox.cabinet.create('client', { phone: 'дім 0500000000, кв. 7' });
	const outcome = await run(aCall(), { maxPages: 1 });
	expect(outcome).toMatchObject({ clientCreated: true, client: { phone: PHONE } });
});

test('the phone is written as the cabinet wants it', async () => {
	await cabinet.close();
	cabinet = await openCabinet({ overrides: { phone: { stored: 'plusBrackets' } } });
	await run();
	expect(newest()).toMatchObject({ phone: '+38 (067) 123-45-67' });
	expect(await run()).toMatchObject({ clientCreated: false, client: { id: 2 } });
});

test('not all clients could be looked at: none is made, and it is said', async () => {
	await cabinet.close();
	cabinet = await openCabinet({ variant: 'polite', overrides: { paging: { size: 1 } } });
	cabinet.sandbox.cabinet.create('client', { phone: '380500000000' });
	expect(await run(aCall(), { maxPages: 1 })).toMatchObject({
		client: null,
		clientCreated: false,
		skipped: expect.stringContaining('"Pages to Look Through"'),
	});
	expect(writes()).toEqual([]);
});

test('several workers: the older of two counts, the other is reported', async () => {
	const { api } = cabinet;
	const racing = { ...cabinet, severalWorkers: true, api: Object.create(api) as typeof api };
	racing.api.create = async (...args) => {
		cabinet.sandbox.cabinet.create('client', { phone: PHONE, name: 'the other' });
		return await api.create(...args);
	};
	const outcome = await findOrCreateClient(new Batch(racing, []), aCall(), OPTIONS);
	expect(outcome).toMatchObject({
		client: { id: 2, name: 'the other' },
		clientCreated: false,
		duplicate: { kind: 'client', id: 3, duplicateOf: 2 },
	});
	expect(newest()).toMatchObject({ id: 3, name: 'Зайвий запис, див. клієнта 2' });
	expect(newest()?.phone || null).toBeNull();
});

test.each([
	['a copy, whose worker was cut off: it is emptied', `+${PHONE}`, ''],
	['a client that a person made: it stays', 'Олена', PHONE],
])('several workers: ours is the older, the other is %s', async (_name, name, phone) => {
	const { api } = cabinet;
	const racing = { ...cabinet, severalWorkers: true, api: Object.create(api) as typeof api };
	racing.api.create = async (...args) => {
		const made = await api.create(...args);
		cabinet.sandbox.cabinet.create('client', { phone: PHONE, name });
		return made;
	};
	const options = { ...OPTIONS, nameTemplate: '{phone}' };
	const outcome = await findOrCreateClient(new Batch(racing, []), aCall(), options);
	expect(outcome).toMatchObject({ client: { id: 2 }, clientCreated: true });
	expect(newest()).toMatchObject({ id: 3 });
	expect(newest()?.phone ?? '').toBe(phone);
});

describe('a batch that has read the logged calls', () => {
	const calls = Array.from({ length: 5 }, (_, n) => aCall({ id: `u${n}` }));
	const batched = async (client_id: number | null) => {
		const started_at = '2026-11-22 10:15:00';
		cabinet.sandbox.cabinet.create('call', {
			external_id: 'u0',
			client_id,
			phone: PHONE,
			started_at,
		});
		return await findOrCreateClient(new Batch(cabinet, calls), calls[0], OPTIONS);
	};

	test('takes the client of a call that has one, and passes the call on', async () => {
		expect(await batched(1)).toEqual({
			client: { id: 1, name: null, phone: PHONE },
			clientCreated: false,
			skipped: 'the call is logged already, with its client',
			loggedCall: expect.objectContaining({ id: 1, externalId: 'u0' }),
		});
		expect(cabinet.sent).toEqual(['GET calls']);
	});

	test('takes no client of another call that has the same id', async () => {
		cabinet.sandbox.cabinet.create('call', {
			external_id: 'u0',
			client_id: 1,
			phone: '380501112233',
			started_at: '2026-11-22 09:00:00',
		});
		const run = findOrCreateClient(new Batch(cabinet, calls), calls[0], OPTIONS);
		await expect(run).rejects.toThrow('The call record 1 has the same ID, but another phone');
	});

	test('gives one to a call that has none', async () => {
		const outcome = await batched(null);
		expect(outcome).toMatchObject({ clientCreated: true, loggedCall: { id: 1, clientId: null } });
	});
});
