import { checkFake, NOT_FOUND, ORDERS, records, withList } from './fakeCabinet.mts';

/** Clients with numbers of one kind, filtered by one parameter in some way. */
function clients(parameter: string, matches: (stored: string, asked: string) => boolean) {
	const all = records(6).map((row, index) => ({ ...row, phone: `067111223${index}` }));
	return withList('clients', (query) => {
		const asked = query[parameter];
		const found =
			asked === undefined ? all : all.filter(({ phone }) => matches(phone, String(asked)));
		return { body: { pages: 1, clients: found.slice(0, Number(query.limit ?? 100)) } };
	});
}

const exact = (stored: string, asked: string) => stored === asked;

test.each(['phoneNumber', 'phones', 'tel', 'filter[phone]', 'q'])(
	'a filter named %s is found',
	async (parameter) => {
		const { facts, asked } = await checkFake(clients(parameter, exact));
		expect(facts['client.filters.phone'].override).toEqual({
			client: { filters: { phone: parameter } },
		});
		expect(facts['phone.searched'].override).toEqual({ phone: { searched: 'local' } });
		expect(asked.length).toBeLessThanOrEqual(40);
	},
);

test('ignored under every name: there is none', async () => {
	const { facts } = await checkFake(clients('never', exact));
	expect(facts['client.filters.phone']).toMatchObject({
		result: 'not supported',
		override: { client: { filters: { phone: null } } },
	});
	expect(facts['phone.searched'].answered).toBe('Not asked');
});

test('parts and whole values are told apart', async () => {
	const part = (stored: string, asked: string) => stored.includes(asked);
	const partial = await checkFake(clients('phone', part));
	expect(partial.facts['client.filters.phone'].note).toContain('finds parts');
	const whole = await checkFake(clients('phone', exact));
	expect(whole.facts['client.filters.phone'].note).toContain('whole values only');
});

test('a cabinet that refuses unknown parameters', async () => {
	const { facts } = await checkFake(
		withList('clients', (query) => {
			const unknown = Object.keys(query).find((name) => !['page', 'limit', 'phone'].includes(name));
			if (unknown) return { status: 400, body: { error: 'x' } };
			return { body: { pages: 1, clients: query.phone ? [] : records(3) } };
		}),
	);
	expect(facts.unknownFilter.answered).toBe('An unknown parameter is an error');
	expect(facts['client.filters.phone'].result).toBe('confirmed');
});

test('phones are counted by their format, and none is shown', async () => {
	const phones = ['380671112233', '380671112234', '+380671112235', '067-111-22-36', '', 'в Олени'];
	const rows = phones.map((phone, index) => ({ id: index + 1, phone }));
	const { facts } = await checkFake(withList('clients', () => ({ body: { clients: rows } })));
	expect(facts['phone.stored'].answered).toBe(
		'Of 6 clients: digits 2, plus 1, dashes 1, no number 2',
	);
});

test('a filter by status that takes an unknown word for none', async () => {
	const rows = records(4).map((row) => ({ ...row, status: row.id === 1 ? 'done' : 'open' }));
	const { facts } = await checkFake((path, { status, api_key: key }) => {
		if (key) return { status: 401, body: {} };
		if (path === 'orders') return ORDERS;
		if (path !== 'tasks') return NOT_FOUND;
		const chosen = status === 'done' || status === 'open';
		return { body: { tasks: rows.filter((row) => !chosen || row.status === status) } };
	});
	expect(facts['task.filters.status'].result).toBe('confirmed');
});
