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

it('has the same words in both languages, and words for every mark', async () => {
	const web = clientOf(run.sandbox.url);
	const keys = async (name: string) =>
		[...(await web.get<string>(name)).data.matchAll(/^\t(\w+):/gm)].map(([, key]) => key);
	const [uk, en] = [await keys('/words.uk.js'), await keys('/words.en.js')];
	expect(uk.length).toBeGreaterThan(50);
	expect(en).toEqual(uk);
	const page = (await web.get<string>('/')).data;
	for (const [, key] of page.matchAll(/data-t(?:-label|-placeholder)?="(\w+)"/g)) {
		expect(uk).toContain(key);
	}
});

it('has one name everywhere, and words for every state of a call', async () => {
	const web = clientOf(run.sandbox.url);
	const words = (await web.get<string>('/words.uk.js')).data;
	expect(words).toContain("title: 'Імітація Asteril CRM і Ringostat для тестування'");
	expect((await web.get<string>('/')).data).toContain('<title data-t="title"></title>');
	for (const state of ['answered', 'missed', 'not_reached', 'open', 'done']) {
		expect(words).toMatch(new RegExp(`^\\t${state}: '[А-ЯЄІЇҐ]`, 'm'));
	}
});

it('serves nothing beside the page', async () => {
	const web = clientOf(run.sandbox.url);
	expect((await web.get('/%2e%2e/index.mts')).status).not.toBe(200);
	expect((await web.get('/index.mts')).status).toBe(404);
});

it('says that nothing is new to one who has seen it', async () => {
	const { data: first } = await run.control.get('/state', { params: { latest: 1 } });
	expect(first.orders).toHaveLength(1);
	const again = () => run.control.get('/state', { params: { since: first.version } });
	expect((await again()).data).not.toHaveProperty('clients');
	run.sandbox.ringostat.add({});
	expect((await again()).data).toHaveProperty('clients');
});
