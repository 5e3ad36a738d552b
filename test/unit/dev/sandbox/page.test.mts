import { clientOf, start, type Started } from './support.mts';

let run: Started;

beforeAll(async () => {
	run = await start();
});

afterAll(() => run.sandbox.close());

it('serves the page and every file it names', async () => {
	const web = clientOf(run.sandbox.url);
	const { status, data } = await web.get<string>('/');
	expect(status).toBe(200);
	const named = [...data.matchAll(/(?:href|src)="([\w.]+\.(?:css|js))"/g)].map(([, name]) => name);
	expect(named.length).toBeGreaterThan(1);
	for (const name of named) expect((await web.get(`/${name}`)).status).toBe(200);
});

it('has its words in both languages, and one name everywhere', async () => {
	const { data: page } = await clientOf(run.sandbox.url).get<string>('/');
	const words = [...page.matchAll(/data-uk="([^"]*)" data-en="([^"]*)"/g)];
	expect(words.length).toBeGreaterThan(70);
	for (const [, uk, en] of words) {
		// A person has one name.
		if (uk !== en)
			expect([uk, en]).toEqual([
				expect.stringMatching(/./),
				expect.not.stringMatching(/^$|[а-яєіїґ]/i),
			]);
	}
	expect(page).toContain('<title data-uk="Імітація Asteril CRM і Ringostat для тестування"');
});

it('shows what the cabinet holds as text, whatever it is', async () => {
	const { cabinet, url } = run.sandbox;
	const client = cabinet.create('client', { name: '<b>Опт</b> & "Ко"', phone: '380671234567' });
	const call = { client_id: client.id, direction: 'in', status: 'answered', talk_duration: 40 };
	cabinet.create('call', { ...call, record_url: 'javascript:alert(1)' });
	const { data: page } = await clientOf(url).get<string>('/');
	expect(page).toContain('&#60;b&#62;Опт&#60;/b&#62; &#38; &#34;Ко&#34;');
	expect(page).not.toContain('javascript:');
	expect(page).toContain('data-uk="Розмова" data-en="Answered"');
});

it('serves nothing beside the page', async () => {
	const web = clientOf(run.sandbox.url);
	expect((await web.get('/%2e%2e/index.mts')).status).not.toBe(200);
	expect((await web.get('/index.mts')).status).toBe(404);
});

it('says that nothing is new to one who has seen it', async () => {
	const { headers } = await clientOf(run.sandbox.url).get('/');
	const seen = clientOf(run.sandbox.url, { headers: { 'if-none-match': headers.etag } });
	expect((await seen.get('/')).status).toBe(304);
	run.sandbox.ringostat.add({});
	expect((await seen.get('/')).status).toBe(200);
});

it('rings as its form says', async () => {
	const web = clientOf(`${run.sandbox.url}/_sandbox/page`);
	const form = { webhookUrl: '', token: '', shape: 'json', direction: 'in', status: 'BUSY' };
	const ring = (more: object) =>
		web.post<string>('/ring', new URLSearchParams({ ...form, ...more }));
	expect((await ring({})).data).toContain('class="bad" data-focus="webhookUrl"');
	const lost = {
		lost: 'on',
		client: '',
		employee: 'nobody',
		recording: 'on',
		'utm.source': 'google',
	};
	expect((await ring(lost)).data).toContain('The call is only in Ringostat');
	expect(run.sandbox.ringostat.calls.at(-1)).toMatchObject({
		...{ client: null, status: 'BUSY', recording: false, employee: null },
		utm: { source: 'google' },
	});
});
