import { clientOf, start, type Started } from './support.mts';

let run: Started;

beforeAll(async () => {
	run = await start();
});

afterAll(() => run.sandbox.close());

const VIEWS = ['call', 'client', 'task', 'telephony'];
const pageIn = async (language: string, view = 'call') =>
	(await clientOf(run.sandbox.url).get<string>(`/?lang=${language}&view=${view}`)).data;

it('serves the page and every file it names', async () => {
	const web = clientOf(run.sandbox.url);
	const { status, data } = await web.get<string>('/');
	expect(status).toBe(200);
	const named = [...data.matchAll(/(?:href|src)="([\w.]+\.(?:css|js))"/g)].map(([, name]) => name);
	expect(named.length).toBeGreaterThan(1);
	for (const name of named) expect((await web.get(`/${name}`)).status).toBe(200);
});

it.each(VIEWS)('has the words of the view "%s" in both languages', async (view) => {
	const [uk, en] = await Promise.all(['uk', 'en'].map((language) => pageIn(language, view)));
	const tags = (page: string) => page.match(/<\/?\w+/g);
	expect(tags(en)).toEqual(tags(uk));
	expect(uk.match(/[а-яєіїґ]{2,}/gi)?.length).toBeGreaterThan(70);
	// People, and the other language, have one name.
	const names = run.sandbox.cabinet.users.concat(run.sandbox.cabinet.clients);
	const own = names.reduce((page, { name }) => page.replaceAll(String(name), ''), en);
	expect(own.replace('Українська', '')).not.toMatch(/[а-яєіїґ]/i);
});

it('speaks Ukrainian, and remembers the language that was chosen', async () => {
	const web = clientOf(run.sandbox.url);
	const title = '<title>Імітація Asteril CRM і Ringostat для тестування</title>';
	expect((await web.get('/')).data).toContain(title);
	const { headers } = await web.get('/?lang=en');
	const cookie = `other=en; ${String(headers['set-cookie']).split(';')[0]}; last=uk`;
	expect((await web.get('/', { headers: { cookie } })).data).toContain('<html lang="en">');
});

it('shows what the cabinet holds as text, whatever it is', async () => {
	const { cabinet } = run.sandbox;
	const client = cabinet.create('client', { name: '<b>Опт</b> & "Ко"', phone: '380671234567' });
	const call = { client_id: client.id, direction: 'in', status: 'answered', talk_duration: 40 };
	cabinet.create('call', { ...call, record_url: 'javascript:alert(1)' });
	const page = await pageIn('en');
	expect(page).toContain('&lt;b&gt;Опт&lt;/b&gt; &amp; &quot;Ко&quot;');
	expect(page).not.toContain('javascript:');
	expect(page).toContain('Answered · 40 s');
});

it('shows pop-ups of the tasks that came while the page was open, until they are closed', async () => {
	const { cabinet } = run.sandbox;
	const title = 'Пропущений';
	const old = cabinet.create('task', { title }).id;
	await pageIn('uk');
	const web = clientOf(run.sandbox.url, { headers: { 'hx-request': 'true' } });
	const popups = async (view = 'call') => {
		const { data } = await web.get<string>(`/?view=${view}`);
		return [...data.matchAll(/id="popup-(\d+)"/g)].map(([, id]) => Number(id) - old);
	};
	for (let count = 0; count < 5; count += 1) cabinet.create('task', { title });
	expect(await popups()).toEqual([5, 4, 3]);
	cabinet.update('task', old + 5, { status: 'done' });
	await web.post(`/_sandbox/page/close?task=${old + 3}`);
	expect(await popups()).toEqual([4, 2, 1]);
	expect(await popups(`task&card=${old + 4}`)).toEqual([2, 1]);
	await web.post('/_sandbox/page/settings', new URLSearchParams({ plays: 'on' }));
	expect(await popups()).toEqual([]);
	await web.post('/_sandbox/page/settings', new URLSearchParams({ plays: 'on', popups: 'on' }));
	expect(await popups()).toEqual([2, 1]);
});

it('serves nothing beside the page', async () => {
	const web = clientOf(run.sandbox.url);
	expect((await web.get('/%2e%2e/index.mts')).status).not.toBe(200);
	expect((await web.get('/index.mts')).status).toBe(404);
});

it('says that nothing is new to one who has seen it', async () => {
	const { headers } = await clientOf(run.sandbox.url).get('/');
	const seen = clientOf(run.sandbox.url, { headers: { 'hx-ptag': headers['hx-ptag'] } });
	expect((await seen.get('/')).status).toBe(304);
	run.sandbox.ringostat.add({});
	expect((await seen.get('/')).status).toBe(200);
});

it('rings as its form says, and says what came of it', async () => {
	const web = clientOf(`${run.sandbox.url}/_sandbox/page`);
	const form = { webhookUrl: '', token: '', shape: 'json', direction: 'in', status: 'BUSY' };
	const ring = (more: object) => web.post('/ring', new URLSearchParams({ ...form, ...more }));
	expect((await ring({})).status).toBe(400);
	const lost = {
		lost: 'on',
		client: '',
		employee: 'null',
		recording: 'on',
		utm_source: 'google',
	};
	expect((await ring(lost)).status).toBe(204);
	const call = run.sandbox.ringostat.calls.at(-1);
	expect(call).toMatchObject({
		...{ client: null, status: 'BUSY', recording: false, employee: null },
		utm: { source: 'google' },
	});
	expect(await pageIn('en')).toMatch(new RegExp(`${call?.id}.*The call is only in Ringostat`));
	await ring({ ...lost, again: call?.id, status: 'ANSWERED' });
	expect(run.sandbox.ringostat.calls.at(-1)).toMatchObject({ id: call?.id, status: 'ANSWERED' });
});
