import type { Call } from '../../nodes/shared/Call';
import { deliver, type Delivered, type Delivery } from '../support/deliver.mts';
import { bodies } from '../support/ringostatBodies.mts';
import { runWorkflow } from '../support/runWorkflow.mts';
import { tracesOf } from '../support/tracesOf.mts';

const TOKEN = 'token-0123456789';
const GUESS = 'guess-5f0c1d2e3b';
const CALL = bodies.answeredNew;
const JSON_TYPE = { 'content-type': 'application/json' };
const form = new URLSearchParams(CALL).toString();
const json: Delivery = { query: `?token=${TOKEN}`, headers: JSON_TYPE, body: JSON.stringify(CALL) };

/** What goes on to the next node: the item of a refusal does not. */
const callsIn = (items: Delivered['items'] = []) => items.filter(({ json }) => !json.refused);

const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;

describe('the token', () => {
	test.each<[string, Delivery]>([
		['in the query', {}],
		[
			'as the password of HTTP Basic',
			{ query: '', headers: { authorization: basic(`x:${TOKEN}`) } },
		],
		['there, without a name', { query: '', headers: { authorization: basic(`:${TOKEN}`) } }],
		['beside a wrong one in the other place', { headers: { authorization: basic('x:wrong') } }],
	])('%s lets a call through', async (_name, delivery) => {
		const headers = { ...JSON_TYPE, ...delivery.headers };
		const { status, answer, items } = await deliver({ ...json, ...delivery, headers });
		expect([status, answer]).toEqual([200, { received: 1 }]);
		expect(items).toHaveLength(1);
	});

	test.each<[string, Delivery]>([
		['missing', { query: '' }],
		['empty', { query: '?token=' }],
		['wrong', { query: '?token=token-012345678' }],
		['only its beginning right', { query: `?token=${TOKEN}x` }],
		['given twice', { query: `?token=${TOKEN}&token=${TOKEN}` }],
		['under another name', { query: `?Token=${TOKEN}` }],
		['as the name of HTTP Basic', { query: '', headers: { authorization: basic(`${TOKEN}:x`) } }],
		['as a bearer', { query: '', headers: { authorization: `Bearer ${TOKEN}` } }],
		['as HTTP Basic that is none', { query: '', headers: { authorization: 'Basic ???' } }],
		['in the body', { query: '', body: JSON.stringify({ ...CALL, token: TOKEN }) }],
	])('%s: 401, and nothing runs', async (_name, delivery) => {
		const headers = { ...JSON_TYPE, ...delivery.headers };
		const { status, answer, items, log } = await deliver({ ...json, ...delivery, headers });
		expect([status, callsIn(items)]).toEqual([401, []]);
		expect(answer.error).toMatch(/token is missing or wrong/);
		expect(log).toEqual([expect.stringMatching(/^warn: .*answered 401/)]);
		expect(tracesOf(TOKEN, { answer, log })).toEqual([]);
	});

	test('of an empty credential fits nothing', async () => {
		const empty = await deliver({ ...json, query: '?token=' }, { token: '' });
		expect([empty.status, callsIn(empty.items)]).toEqual([401, []]);
	});

	test('that was pasted with a space around it is still right', async () => {
		expect((await deliver(json, { token: ` ${TOKEN}\n` })).status).toBe(200);
		const spaces = await deliver({ ...json, query: '?token=' }, { token: '  ' });
		expect(spaces.status).toBe(401);
	});

	test('a refused delivery fails an execution, once in ten minutes', async () => {
		const began = Date.now() + 3_600_000;
		const at = async (now: number) => {
			jest.spyOn(Date, 'now').mockReturnValue(now);
			const { status, items } = await deliver({ ...json, query: `?token=${GUESS}` });
			expect(status).toBe(401);
			return items;
		};
		const shown = [await at(began), await at(began + 599_999), await at(began + 600_000)];
		jest.restoreAllMocks();
		expect(shown.map((items) => items?.length)).toEqual([1, undefined, 1]);
		const [first] = shown;
		const { error } = await runWorkflow([{ type: 'ringostatTrigger' }], first ?? [], {});
		expect(error?.message).toMatch(/^The webhook token is missing or wrong\. Add \?token=…/);
		expect(error?.description).toContain('Webhook Token of the Ringostat credential');
		expect(tracesOf(GUESS, { first, error })).toEqual([]);
	});

	describe('that was changed', () => {
		const CHANGED = 'changed-0123456789';
		const changed = async (token: string) =>
			(await deliver({ ...json, query: `?token=${token}` }, { token: CHANGED })).status;

		test('counts at once', async () => {
			// Nobody has tried a wrong token in the second before.
			jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 5_000);
			expect((await deliver(json)).status).toBe(200);
			expect(await changed(CHANGED)).toBe(200);
			expect(await changed(TOKEN)).toBe(401);
			jest.restoreAllMocks();
		});

		test('puts an end to the one before within ten seconds', async () => {
			expect((await deliver(json)).status).toBe(200);
			const later = Date.now() + 10_001;
			jest.spyOn(Date, 'now').mockReturnValue(later);
			expect(await changed(TOKEN)).toBe(401);
			jest.restoreAllMocks();
		});
	});

	test('is in no item', async () => {
		const { items, answer, log } = await deliver(json);
		expect(tracesOf(TOKEN, { items, answer, log })).toEqual([]);
	});
});

describe('every shape gives the same call', () => {
	const token = `?token=${TOKEN}`;
	const { uniqueid, calldate, call_type, ...additional_call_data } = CALL;
	const nested = { uniqueid, calldate, call_type, additional_call_data };
	const text = (type: string, body: unknown = CALL): Delivery => ({
		query: token,
		headers: { 'content-type': type },
		body: JSON.stringify(body),
	});

	test.each<[string, Delivery]>([
		['JSON', json],
		[
			'a form',
			{ ...json, headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: form },
		],
		[
			'a form with a charset',
			{
				...json,
				headers: { 'content-type': 'application/x-www-form-urlencoded; charset=UTF-8' },
				body: form,
			},
		],
		['the query of a GET', { method: 'GET', query: `${token}&${form}` }],
		['the query of a POST', { query: `${token}&${form}` }],
		['nested', text('application/json', nested)],
		[
			'nested as a text',
			text('application/json', {
				...nested,
				additional_call_data: JSON.stringify(additional_call_data),
			}),
		],
		['an array', text('application/json', [CALL])],
		['an array with the call twice', text('application/json', [CALL, CALL])],
		['wrapped', text('application/json', { data: [CALL] })],
		['JSON called plain text', text('text/plain')],
		['JSON called something else', text('application/octet-stream')],
		['JSON called nothing', { query: token, body: new TextEncoder().encode(JSON.stringify(CALL)) }],
		['JSON called a form', text('application/x-www-form-urlencoded')],
		[
			'a form called something else',
			{ query: token, headers: { 'content-type': 'application/octet-stream' }, body: form },
		],
		['JSON in pieces', { ...text('application/octet-stream'), chunked: true }],
	])('%s', async (_name, delivery) => {
		const { status, items } = await deliver(delivery);
		expect(status).toBe(200);
		expect(items).toEqual([
			{
				json: expect.objectContaining({
					id: CALL.uniqueid,
					direction: 'incoming',
					outcome: 'answered',
					clientPhone: '380671234567',
					line: '380443334455',
					startedAt: '2026-11-20T10:00:00+02:00',
					talkSeconds: 42,
					recordingUrl: CALL.recording_wav,
					employee: expect.objectContaining({ name: 'Ольга Менеджер', extension: '101' }),
					utm: expect.objectContaining({ source: 'google', campaign: 'осінь' }),
					additional: { landing: 'https://shop.example/' },
				}),
			},
		]);
	});

	test('several calls are several items', async () => {
		const { items, answer } = await deliver(text('application/json', [CALL, bodies.missedNew]));
		expect(items?.map(({ json: { id } }) => id)).toEqual([
			CALL.uniqueid,
			bodies.missedNew.uniqueid,
		]);
		expect(answer).toEqual({ received: 2 });
	});
});

describe('what is no call: 200, starts nothing, and stands in the log', () => {
	const post = (body?: string, type = 'application/json'): Delivery => ({
		query: `?token=${TOKEN}`,
		headers: { 'content-type': type },
		body,
	});

	test.each<[string, Delivery]>([
		['nothing', post()],
		['an empty object', post('{}')],
		['an empty array', post('[]')],
		['a form of a site', post('{"form": "feedback", "email": "a@b.example"}')],
		['a text', post('hello', 'text/plain')],
		['XML that n8n left alone', post('<a/>', 'application/x-unknown')],
		['a GET without a call', { method: 'GET', query: `?token=${TOKEN}` }],
	])('%s', async (_name, delivery) => {
		const { status, answer, items, log } = await deliver(delivery);
		expect([status, items]).toEqual([200, undefined]);
		expect(answer).toMatchObject({ received: 0, reason: 'the delivery holds no call' });
		expect(log).toEqual([expect.stringMatching(/^info: .*the delivery holds no call/)]);
	});
});

describe('a body that is too large: 413, and nothing runs', () => {
	const large = JSON.stringify({ ...CALL, note: 'x'.repeat(257 * 1024) });
	const token = `?token=${TOKEN}`;

	test.each<[string, Delivery]>([
		['announced', { ...json, body: large }],
		['in pieces', { ...json, body: large, chunked: true }],
		['of another type', { query: token, headers: { 'content-type': 'x/y' }, body: large }],
		[
			'of another type, in pieces',
			{ query: token, headers: { 'content-type': 'x/y' }, body: large, chunked: true },
		],
	])('%s', async (_name, delivery) => {
		const { status, answer, items, log } = await deliver(delivery);
		expect([status, items]).toEqual([413, undefined]);
		expect(answer.error).toMatch(/larger than 256 KB/);
		expect(log).toEqual([expect.stringMatching(/^warn: .*answered 413/)]);
	});

	test('255 KB are not, and the limit can be set', async () => {
		const body = JSON.stringify({ ...CALL, note: 'x'.repeat(255 * 1024 - 700) });
		expect((await deliver({ ...json, body })).status).toBe(200);
		const parameters = { largestBody: 100 };
		expect((await deliver({ ...json, body }, { parameters })).status).toBe(413);
	});
});

describe('which calls go further', () => {
	const ids = async (parameters: object, body: unknown, query = '') => {
		const delivery = { ...json, query: `${json.query}${query}`, body: JSON.stringify(body) };
		const { items, answer } = await deliver(delivery, { parameters: { ...parameters } });
		expect(answer.received).toBe(items?.length ?? 0);
		return items?.map((item) => (item.json as unknown as Call).id) ?? [];
	};
	const { answeredNew, outgoing } = bodies;

	test('incoming and outgoing', async () => {
		const both = [answeredNew.uniqueid, outgoing.uniqueid];
		expect(await ids({}, [answeredNew, outgoing])).toEqual(both);
	});

	test('incoming only', async () => {
		const parameters = { calls: 'incoming' };
		expect(await ids(parameters, [answeredNew, outgoing])).toEqual([answeredNew.uniqueid]);
		expect(await ids(parameters, outgoing)).toEqual([]);
		const callback = { ...answeredNew, call_type: 'callback' };
		expect(await ids(parameters, callback)).toEqual([answeredNew.uniqueid]);
	});

	test('of some events', async () => {
		const parameters = { parsing: { events: 'after_call, after_outgoing' } };
		expect(await ids(parameters, answeredNew, '&event=after_call')).toHaveLength(1);
		expect(await ids(parameters, answeredNew, '&event=before_call')).toEqual([]);
		expect(await ids(parameters, answeredNew)).toEqual([]);
	});

	test('of an event that a key of the body names', async () => {
		const values = [{ field: 'event', key: 'момент' }];
		const parameters = { parsing: { events: 'after_call', mapping: { values } } };
		expect(await ids(parameters, { ...answeredNew, момент: 'after_call' })).toHaveLength(1);
		expect(await ids(parameters, { ...answeredNew, момент: 'before_call' })).toEqual([]);
	});

	test.each(['IN PROGRESS', 'CALLING'])('not one that is %s', async (disposition) => {
		const body = JSON.stringify({ ...answeredNew, disposition, billsec: '0' });
		const { status, answer, items, log } = await deliver({ ...json, body });
		expect([status, items]).toEqual([200, undefined]);
		expect(answer.reason).toContain(`${answeredNew.uniqueid} inProgress`);
		expect(log).toHaveLength(1);
	});

	test('read as the settings say', async () => {
		const body = JSON.stringify({ 'номер клієнта': '0501112233', ...{ ...answeredNew, E164: '' } });
		const values = [{ field: 'clientPhone', key: 'номер клієнта' }];
		const parameters = {
			parsing: { timezone: 'Europe/Warsaw', mapping: { values }, ownNumbers: '0443334455' },
		};
		const { items } = await deliver({ ...json, body }, { parameters });
		expect(items?.[0].json).toMatchObject({
			clientPhone: '380501112233',
			startedAt: '2026-11-20T10:00:00+01:00',
		});
	});
});

describe('a call that rings', () => {
	const { uniqueid, E164 } = CALL;
	const before = { uniqueid, call_type: 'in', E164, dst: '380443334455' };
	const ring = async (parameters: object, query: string, body: object = before) =>
		await deliver(
			{ ...json, query: `${json.query}${query}`, body: JSON.stringify(body) },
			{ parameters: { ...parameters } },
		);

	test('goes through in progress when its event is asked for', async () => {
		const { items, answer } = await ring(
			{ ringingEvents: 'taking, before_call' },
			'&event=before_call',
		);
		expect(answer).toEqual({ received: 1 });
		expect(items?.[0].json).toMatchObject({
			...{ id: uniqueid, event: 'before_call', outcome: 'inProgress', missed: false },
			clientPhone: '380671234567',
		});
	});

	test('counts as ringing whatever status its event has', async () => {
		const body = { ...before, disposition: 'NO ANSWER', billsec: '0' };
		const { items } = await ring({ ringingEvents: 'before_call' }, '&event=before_call', body);
		expect(items?.[0].json).toMatchObject({ outcome: 'inProgress', missed: false });
	});

	test('needs no place in "Events"', async () => {
		const parameters = { ringingEvents: 'before_call', parsing: { events: 'after_call' } };
		expect((await ring(parameters, '&event=before_call')).items).toHaveLength(1);
		expect((await ring(parameters, '&event=after_call', CALL)).items).toHaveLength(1);
		expect((await ring(parameters, '&event=other', CALL)).items).toBeUndefined();
	});

	test('does not go through when that is not asked for', async () => {
		const body = { ...before, disposition: 'CALLING' };
		expect((await ring({}, '&event=before_call', body)).items).toBeUndefined();
		const ended = { ringingEvents: 'before_call' };
		expect((await ring(ended, '&event=after_call', body)).items).toBeUndefined();
	});
});
