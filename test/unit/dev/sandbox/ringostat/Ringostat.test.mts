import type { RingRequest } from '../../../../../dev/sandbox/index.mts';
import type { Shape } from '../../../../../dev/sandbox/ringostat/webhookRequest.mts';
import { startReceiver, type Receiver } from '../receiver.mts';
import { clientOf, start, type Started } from '../support.mts';

let run: Started;
let receiver: Receiver;

beforeAll(async () => {
	run = await start({ now: () => new Date('2026-11-22T10:00:00Z') });
	receiver = await startReceiver();
});

afterAll(async () => {
	await run.sandbox.close();
	await receiver.close();
});

beforeEach(async () => {
	receiver.received.length = 0;
	run.sandbox.reset();
});

const call = {
	id: 'ua5_-1.5',
	client: '380671234567',
	status: 'ANSWERED',
	talkSeconds: 42,
	startedAt: '2026-11-22T09:59:00Z',
	utm: { source: 'google' },
	extra: { 'ключове слово': 'вікна' },
};

const expected = {
	uniqueid: 'ua5_-1.5',
	calldate: '2026-11-22 11:59:00',
	call_type: 'in',
	E164: '+380671234567',
	dst: '380443334455',
	disposition: 'ANSWERED',
	billsec: '42',
	has_recording: '1',
	utm_source: 'google',
	'ключове слово': 'вікна',
};

type Body = Record<string, unknown>;

it.each<[Shape, string, (body: string, query: URLSearchParams) => Body]>([
	['json', 'application/json', (body) => JSON.parse(body) as Body],
	['textJson', 'text/plain', (body) => JSON.parse(body) as Body],
	['array', 'application/json', (body) => (JSON.parse(body) as Body[])[0] ?? {}],
	['wrapped', 'application/json', (body) => (JSON.parse(body) as { data: Body[] }).data[0] ?? {}],
	[
		'nested',
		'application/json',
		(body) => {
			const { additional_call_data: nested, ...top } = JSON.parse(body) as Body;
			expect(Object.keys(top)).not.toContain('dst');
			return { ...top, ...(nested as Body) };
		},
	],
	[
		'form',
		'application/x-www-form-urlencoded',
		(body) => Object.fromEntries(new URLSearchParams(body)),
	],
	['query', '', (_body, query) => Object.fromEntries(query)],
])('the %s shape arrives', async (shape, contentType, read) => {
	const answer = await run.sandbox.ringostat.ring({
		webhookUrl: `${receiver.url}?source=shop`,
		token: 'SECRET',
		event: 'after_call',
		shape,
		call,
	});
	expect(answer).toEqual({ callId: call.id, deliveries: [{ status: 200, body: '{"ok":true}' }] });
	const [received] = receiver.received;
	expect(received?.method).toBe(shape === 'query' ? 'GET' : 'POST');
	expect(received?.contentType).toBe(contentType);
	expect(received?.query.get('token')).toBe('SECRET');
	expect(received?.query.get('event')).toBe('after_call');
	expect(received?.query.get('source')).toBe('shop');
	expect(read(received?.body ?? '', received?.query ?? new URLSearchParams())).toMatchObject(
		expected,
	);
});

async function ring(asked: RingRequest['call']): Promise<Body> {
	await run.sandbox.ringostat.ring({ webhookUrl: receiver.url, call: asked });
	return JSON.parse(receiver.received.at(-1)?.body ?? '{}') as Body;
}

it('makes up a plausible call', async () => {
	expect(await ring({})).toMatchObject({
		call_type: 'in',
		disposition: 'ANSWERED',
		userfield: expect.stringMatching(/^380\d{9}$/),
		employee_fio: 'Ольга Менеджер',
		has_recording: '1',
	});
});

it('a missed call has nobody, no talk and no recording', async () => {
	expect(await ring({ status: 'NO ANSWER' })).toMatchObject({
		billsec: '0',
		has_recording: '0',
		recording_wav: '',
		employee_fio: '',
	});
});

it('an outgoing call and a hidden number', async () => {
	expect(await ring({ direction: 'out', client: '380671234567' })).toMatchObject({
		callee: '380671234567',
		outbound_number: '380443334455',
	});
	expect(await ring({ client: null })).toMatchObject({ E164: '', userfield: '' });
});

it('remembers the webhook, repeats, and can lose a delivery', async () => {
	const { ringostat } = run.sandbox;
	await ringostat.ring({ webhookUrl: receiver.url, token: 't1' });
	const { deliveries } = await ringostat.ring({ repeat: 3, parallel: true });
	expect(deliveries).toHaveLength(3);
	await ringostat.ring({ deliver: false });
	expect(receiver.received.map(({ query }) => query.get('token'))).toEqual(Array(4).fill('t1'));
	expect(ringostat.calls).toHaveLength(3);
});

it.each(['json', 'query'] as const)(
	'takes a user and password in the address as HTTP Basic (%s)',
	async (shape) => {
		const webhookUrl = receiver.url.replace('//', '//shop:p%40ss@');
		await run.sandbox.ringostat.ring({ webhookUrl, shape });
		const basic = Buffer.from('shop:p@ss').toString('base64');
		expect(receiver.received[0]?.authorization).toBe(`Basic ${basic}`);
	},
);

it('ringing a known id changes that call', async () => {
	await ring({ id: 'x', client: '380501112233', status: 'IN PROGRESS' });
	const body = await ring({ id: 'x', status: 'REPEATED', talkSeconds: 425 });
	expect(body).toMatchObject({ userfield: '380501112233', billsec: '425', has_recording: '1' });
	expect(run.sandbox.ringostat.calls).toHaveLength(1);
});

it('tells of a webhook nobody listens on', async () => {
	const gone = await startReceiver();
	await gone.close();
	const { deliveries } = await run.sandbox.ringostat.ring({ webhookUrl: gone.url });
	expect(deliveries).toEqual([{ status: 0, body: expect.stringContaining('ECONNREFUSED') }]);
});

it.each([[{ shape: 'xml' }], [{ call: { clint: '1' } }], [{ webhookUrl: 'no' }], [{ repeat: 0 }]])(
	'refuses %j',
	async (request) => {
		await expect(run.sandbox.ringostat.ring(request as RingRequest)).rejects.toThrow();
	},
);

describe('a recording', () => {
	const get = (url: string) => clientOf('').get<ArrayBuffer>(url, { responseType: 'arraybuffer' });

	it('is a real WAV, to play and to download', async () => {
		const { recording_wav: link } = await ring(call);
		const played = await get(String(link));
		expect(played.status).toBe(200);
		expect(played.headers['content-type']).toBe('audio/wav');
		expect(Buffer.from(played.data).toString('latin1', 0, 4)).toBe('RIFF');
		expect(played.headers['content-disposition']).toBeUndefined();
		const saved = await get(`${String(link)}&download`);
		expect(saved.headers['content-disposition']).toMatch(/^attachment/);
	});

	it('opens to its token only, and only when there is one', async () => {
		const { recording_wav: link } = await ring(call);
		expect((await get(String(link).replace(/token=./, 'token='))).status).toBe(403);
		await ring({ id: 'none', recording: false });
		expect((await get(`${run.sandbox.url}/recordings/none.wav?token=x`)).status).toBe(404);
	});
});

it('begins a call back after the missed call, however soon it is rung', () => {
	const client = '380671112233';
	const { ringostat } = run.sandbox;
	const missed = ringostat.add({ client, status: 'NO ANSWER', waitSeconds: 20 });
	const back = ringostat.add({ client, direction: 'out', status: 'ANSWERED', talkSeconds: 120 });
	expect(+back.startedAt - +missed.startedAt).toBe(21_000);
});
