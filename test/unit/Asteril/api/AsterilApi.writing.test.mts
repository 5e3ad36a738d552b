import { AsterilApi } from '../../../../nodes/Asteril/api/AsterilApi';
import { resolveContract } from '../../../../nodes/Asteril/api/contract';
import type { HttpRequest } from '../../../../nodes/shared/http/sender';
import { type OddServer, startOddServer } from '../../../support/oddServer.mts';
import { cabinetAt } from '../../../support/openCabinet.mts';

let server: OddServer;

afterEach(async () => await server.close());

async function answering(body: unknown, overrides: object = {}, status = 200) {
	server = await startOddServer({ body, status });
	return cabinetAt(server.url, { overrides }).api;
}

function asked() {
	const { method, url, body } = server.asked[0];
	return [`${method} ${url.split('?')[0]}`, JSON.parse(body)] as const;
}

describe('creating', () => {
	test('a client, with its custom fields, and without what is not known', async () => {
		const api = await answering({ id: 7, name: 'Олена', phone: '380671234567' });
		const custom = { custom_field_1: 'google' };
		const client = await api.create('client', { name: 'Олена', phone: undefined, custom });
		expect(asked()).toEqual([
			'POST /api/v3.1/client',
			{ fields: { name: 'Олена', custom_field_1: 'google' } },
		]);
		expect(client).toEqual({
			id: 7,
			name: 'Олена',
			phone: '380671234567',
			email: null,
			comment: null,
			responsible: null,
			closed: null,
		});
	});

	test('is a POST whose key stands in the query, as observed', async () => {
		const api = await answering({ id: 7 });
		await api.create('client', { name: 'x' });
		expect(server.asked[0].url).toBe('/api/v3.1/client?api_key=sandbox-key');
		expect(server.asked[0].headers['content-type']).toMatch(/^application\/json/);
	});

	test('the id alone in the answer: the rest is what was written', async () => {
		const api = await answering({ data: { id: '12' } }, { response: { envelope: 'data' } });
		const call = await api.create('call', { externalId: 'u1', status: 'missed', duration: 5 });
		expect(call).toMatchObject({ id: '12', externalId: 'u1', status: 'missed', duration: 5 });
		expect(call.line).toBeNull();
	});

	test('as another cabinet wants it', async () => {
		const api = await answering(
			{ result: { call: { id: 3, ext: 'u1', dir: 2, t: 1763800000 } } },
			{
				write: { envelope: null },
				response: { envelope: 'result' },
				dates: { format: 'unix' },
				call: {
					create: { method: 'PUT', path: 'phone-calls', key: 'call' },
					fields: { externalId: 'ext', direction: 'dir', startedAt: 't', comment: null },
					values: { direction: { incoming: 1, outgoing: 2 } },
				},
			},
		);
		const startedAt = '2025-11-22T10:26:40+02:00';
		const call = await api.create('call', {
			externalId: 'u1',
			direction: 'outgoing',
			startedAt,
			comment: 'has no place there',
		});
		expect(asked()).toEqual(['PUT /api/v3.1/phone-calls', { ext: 'u1', dir: 2, t: 1763800000 }]);
		expect(call).toMatchObject({ id: 3, externalId: 'u1', direction: 'outgoing', startedAt });
	});

	test.each([[{}], [{ ok: true }], [{ id: null }], [[]], [{ client: { id: 7 } }]])(
		'%j has no id: nobody knows whether it was created',
		async (body) => {
			const api = await answering(body);
			await expect(api.create('client', { name: 'x' })).rejects.toMatchObject({
				kind: 'contract',
				outcomeUnknown: true,
				message: 'Asteril answered POST client without the id of the new client',
				description: expect.stringContaining('"client.create.key"'),
			});
		},
	);

	test('204 is no id either', async () => {
		const api = await answering('', {}, 204);
		await expect(api.create('client', { name: 'x' })).rejects.toMatchObject({
			outcomeUnknown: true,
			message: 'Asteril answered POST client without the id of the new client',
		});
	});

	test('an error inside of a 200 is a refusal, so nothing was created', async () => {
		const api = await answering({ error: 'No such field' });
		await expect(api.create('client', { name: 'x' })).rejects.toMatchObject({
			kind: 'refused',
			outcomeUnknown: false,
		});
	});
});

describe('changing', () => {
	test('names the record in the path and only what changes', async () => {
		const api = await answering({});
		await api.update('call', 12, { recordingUrl: 'https://r/1.wav', comment: undefined });
		expect(asked()).toEqual([
			'POST /api/v3.1/call/12',
			{ fields: { record_url: 'https://r/1.wav' } },
		]);
	});

	test('null empties a field', async () => {
		const api = await answering({});
		await api.update('task', 1, { deadline: null });
		expect(asked()[1]).toEqual({ fields: { deadline: null } });
	});

	test.each([
		[204, ''],
		[200, ''],
		[202, ''],
	])('answered %d without a word is done', async (status, body) => {
		const api = await answering(body, {}, status);
		await expect(api.update('task', 1, { status: 'done' })).resolves.toBeUndefined();
		expect(server.asked).toHaveLength(1);
	});

	test('as another cabinet wants it', async () => {
		const overrides = { task: { update: { method: 'PATCH', path: 'todos/{id}/edit' } } };
		const api = await answering({}, overrides);
		await api.update('task', 'a/b?c', { status: 'done' });
		expect(asked()).toEqual([
			'PATCH /api/v3.1/todos/a%2Fb%3Fc/edit',
			{ fields: { status: 'done' } },
		]);
	});
});

test('a filter that the cabinet lacks is known before it is asked for', async () => {
	const api = await answering({}, { client: { filters: { phone: null } } });
	expect([api.canFilter('client', 'phone'), api.canFilter('call', 'externalId')]).toEqual([
		false,
		true,
	]);
});

test('what the cabinet answers counts more than what was written', async () => {
	const api = await answering({ id: 7, name: 'Олена К.', phone: null });
	const client = await api.create('client', { name: 'олена', phone: '1', comment: undefined });
	expect(client).toMatchObject({ id: 7, name: 'Олена К.', phone: '1', comment: null });
});

test('nothing is written into a list that the cabinet does not have', async () => {
	const api = await answering({}, { task: { supported: false } });
	await expect(api.create('task', {})).rejects.toMatchObject({ kind: 'unsupported' });
	await expect(api.update('task', 1, {})).rejects.toMatchObject({ kind: 'unsupported' });
	expect(server.asked).toEqual([]);
});

test('only what does no harm twice may be repeated by the sender', async () => {
	const repeatable: unknown[] = [];
	const send = async (request: HttpRequest) => {
		repeatable.push(request.repeatable);
		return { id: 1 };
	};
	const api = new AsterilApi(send, resolveContract());
	await api.create('task', { title: 'x' });
	await api.update('task', 1, { title: 'y' });
	expect(repeatable).toEqual([false, true]);
});
