import type { AxiosRequestConfig } from 'axios';
import { vary } from '../../../../../dev/sandbox/cabinet/reference.mts';
import { type SandboxOptions, variantNames } from '../../../../../dev/sandbox/index.mts';
import { clientOf, start, type Started } from '../support.mts';

let run: Started | undefined;

afterEach(async () => {
	await run?.sandbox.close();
	run = undefined;
});

/** A request as a person would write it, the key where it is asked for. */
async function open(cabinet: SandboxOptions, auth: AxiosRequestConfig) {
	run = await start({ ...cabinet, now: () => new Date('2026-11-22T10:00:00Z') });
	const { params, headers } = auth as { params?: object; headers?: object };
	return { crm: clientOf(`${run.sandbox.url}/api/v3.1`, { params, headers }), ...run.sandbox };
}

const inQuery = { params: { api_key: 'sandbox-key' } };

it('the variant "rest" has the key in a header, pages by offset and bodies without an envelope', async () => {
	const { crm, cabinet } = await open(
		{ variant: 'rest' },
		{ headers: { 'X-Api-Key': 'sandbox-key' } },
	);
	const made = await crm.post('/contacts', { name: 'Новий', phone: '380671234567' });
	expect([made.status, made.data.id]).toEqual([201, 2]);
	await crm.patch('/contacts/2', { comment: 'x' });
	expect(cabinet.clients[1]).toMatchObject({ name: 'Новий', comment: 'x' });
	const { data } = await crm.get('/contacts', { params: { offset: 1, count: 1 } });
	expect(data).toMatchObject({ total: 2, items: [{ id: 2 }] });
	expect((await crm.post('/contacts', { x: 1 })).data).toMatchObject({ code: 422 });
	expect((await crm.get('/orders')).data).toMatchObject({ pages: 1, orders: [{}, {}, {}] });
});

it('ids as text, everything in an envelope, a write answers only its id', async () => {
	const contract = vary((changed) => {
		changed.ids = 'string';
		changed.write = {
			...{ envelope: 'data', createdStatus: 201 },
			answer: { content: 'id', envelope: 'result' },
		};
		Object.assign(changed.entities.client.list, { envelope: 'data', key: 'list' });
	});
	const { crm } = await open({ contract }, inQuery);
	const fields = { name: 'Новий', phone: '380671234567', responsible: '2' };
	expect((await crm.post('/client', { data: fields })).data).toEqual({ result: { id: '2' } });
	expect((await crm.post('/client/2', { data: { responsible: 2 } })).status).toBe(422);
	const { data } = await crm.get('/clients', { params: { phone: '380671234567' } });
	expect(data).toMatchObject({ data: { pages: 1, list: [{ id: '2', ...fields }] } });
});

it('the variant "numeric" writes choices and moments as numbers and counts pages from 0', async () => {
	const { crm, cabinet } = await open({ variant: 'numeric' }, inQuery);
	const fields = { ext_id: 'x', type: 1, time: Date.parse('2026-11-22T10:00:00Z') / 1000 };
	expect((await crm.post('/call', { fields })).data).toMatchObject({ id: 1, ...fields });
	expect(cabinet.calls[0]).toMatchObject({ direction: 'in', started_at: '2026-11-22 12:00:00' });
	await crm.post('/task', { fields: { status: 1 } });
	await crm.post('/task', { fields: {} });
	const { data } = await crm.get('/tasks', { params: { status: 0, p: 0, perPage: 5 } });
	expect(data).toMatchObject({ pages: 1, tasks: [{ id: 2, status: 0 }] });
});

it('the variant "polite" answers errors with 200 and ignores filters', async () => {
	const { crm } = await open({ variant: 'polite' }, inQuery);
	const refused = await crm.post('/client', { fields: { x: 1 } });
	expect([refused.status, refused.data.status, refused.data.code]).toEqual([200, 'error', 422]);
	await crm.post('/client', { fields: { phone: '380671234567' } });
	const { data } = await crm.get('/clients', { params: { phone: 'nobody' } });
	expect(data.clients).toMatchObject([{ phone: '+380671234567' }, { phone: '+380501112233' }]);
});

it('phones are rewritten, filters find a part, dates have points', async () => {
	const contract = vary(({ phones, dates, entities: { call, client } }) => {
		Object.assign(phones, { kept: 'spaced', filterRewrites: true });
		const days = { rangeDay: 'dd.MM.yyyy', rangeSeparator: '-' };
		Object.assign(dates, { format: 'dd.MM.yyyy HH:mm', ...days });
		for (const filter of [...call.filters, ...client.filters]) filter.match = 'partial';
	});
	const { crm } = await open({ contract }, inQuery);
	await crm.post('/client', { fields: { phone: '380671234567' } });
	const found = await crm.get('/clients', { params: { phone: '380671234567' } });
	expect(found.data.clients).toMatchObject([{ id: 2, phone: '+38 (067) 123-45-67' }]);
	for (const external_id of ['u1', 'u10']) {
		await crm.post('/call', { fields: { external_id, started_at: '22.11.2026 12:00' } });
	}
	const params = { externalId: 'u1', createdDate: '22.11.2026-22.11.2026' };
	const { data } = await crm.get('/calls', { params });
	expect(data.calls).toMatchObject([{ started_at: '22.11.2026 12:00' }, { external_id: 'u10' }]);
});

it('the key before which a word stands, moments with an offset, other custom fields', async () => {
	const contract = vary((changed) => {
		changed.key = { in: 'header', name: 'Authorization', before: 'Bearer ' };
		changed.dates.format = "yyyy-MM-dd'T'HH:mm:ssZZ";
		changed.entities.call.customFieldPrefix = 'customField';
	});
	const headers = { Authorization: 'Bearer sandbox-key' };
	const { crm, cabinet } = await open({ contract }, { headers });
	const fields = { started_at: '2026-11-22T10:00:00+00:00', customField3: 'x' };
	const { data } = await crm.post('/call', { fields });
	expect(data).toMatchObject({ id: 1, started_at: '2026-11-22T12:00:00+02:00' });
	expect(cabinet.calls).toMatchObject([{ started_at: '2026-11-22 12:00:00', custom_field_3: 'x' }]);
});

it.each(variantNames)(
	'%s refuses a missing key and keeps the observed orders list',
	async (variant) => {
		const { crm, cabinet } = await open({ variant }, {});
		const refused = await crm.get('/orders');
		expect(refused.data).not.toHaveProperty('orders');
		expect(refused.status).toBe(variant === 'polite' ? 200 : 401);
		expect(cabinet.contract.entities.order.list).toMatchObject({
			path: 'orders',
			totalKey: 'pages',
		});
	},
);
