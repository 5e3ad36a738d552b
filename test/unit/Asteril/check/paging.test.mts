import { pageNamesToTry } from '../../../../nodes/Asteril/check/pageNames';
import { checkFake, records, withList } from './fakeCabinet.mts';

describe('names that are tried together', () => {
	test('each leads to a record of its own', () => {
		const [batch] = pageNamesToTry(50, 'page');
		const found = Object.entries(batch.query).map(([name, value]) => ({
			name,
			counting: [value - 1, value].map((index) => batch.tell(index)),
		}));
		expect(found.length).toBe(9);
		for (const { name, counting } of found) {
			const [one, zero] = counting;
			expect(zero).toMatchObject({ name, first: 0 });
			if (zero?.style === 'page') expect(one).toMatchObject({ name, first: 1 });
		}
		expect(batch.tell(0)).toBeNull();
	});

	test('with few records in several questions, with one record in none', () => {
		expect(pageNamesToTry(3, 'page').map(({ query }) => query)[0]).toEqual({ offset: 1, skip: 2 });
		expect(pageNamesToTry(1, 'page')).toEqual([]);
	});
});

interface Style {
	limit?: string;
	page?: string;
	offset?: string;
	first?: number;
	most?: number;
}

/** A list of clients that pages in some way. */
function paged(number: number, { limit, page, offset, first = 1, most = 100 }: Style) {
	const all = records(number, { phone: '380671112233' });
	return withList('clients', (query) => {
		const size = Math.min(Number((limit && query[limit]) ?? 10), most);
		const from = offset
			? Number(query[offset] ?? 0)
			: (Number((page && query[page]) ?? first) - first) * size;
		const clients = all.slice(from, from + size);
		return { body: { pages: Math.ceil(all.length / size), clients } };
	});
}

async function pagingOf(number: number, style: Style, overrides = {}) {
	const { facts } = await checkFake(paged(number, style), { overrides });
	const { override } = facts.overrides;
	return { facts, paging: (override ?? {}).paging };
}

test('as assumed', async () => {
	const { facts, paging } = await pagingOf(120, { limit: 'limit', page: 'page' });
	expect(paging).toBeUndefined();
	expect(facts['paging.size']).toMatchObject({ result: 'confirmed' });
	expect(facts['paging.size'].answered).toBe('500 asked for, 100 records came');
});

test('the same names, and pages from 0', async () => {
	const { paging } = await pagingOf(30, { limit: 'limit', page: 'page', first: 0 });
	expect(paging).toEqual({ first: 0 });
});

test('pages from 0 with two records only', async () => {
	const { paging } = await pagingOf(2, { limit: 'limit', page: 'page', first: 0 });
	expect(paging).toEqual({ first: 0 });
});

test('assumed from 0, and they count from 1', async () => {
	const overrides = { paging: { first: 0 } };
	const { paging, facts } = await pagingOf(30, { limit: 'limit', page: 'page' }, overrides);
	expect(paging).toBeUndefined();
	expect(facts['paging.first']).toMatchObject({ assumed: 0, result: 'differs' });
});

test.each([
	[
		{ limit: 'take', offset: 'skip' },
		{ style: 'offset', offset: 'skip', limit: 'take' },
	],
	[{ limit: 'per_page', page: 'page' }, { limit: 'per_page' }],
	[
		{ limit: 'size', page: 'pageNumber', first: 0 },
		{ limit: 'size', page: 'pageNumber', first: 0 },
	],
	[{ limit: 'limit', page: 'page', most: 20 }, { size: 20 }],
])('%j', async (style, expected) => {
	expect((await pagingOf(120, style)).paging).toMatchObject(expected);
});

test('no limit and no page: everything is as it comes', async () => {
	const { facts, paging } = await pagingOf(30, {});
	expect(paging).toEqual({ size: 10 });
	expect(facts['paging.limit'].result).toBe('cannot tell');
});

test('one record shows nothing', async () => {
	const { facts } = await pagingOf(1, { limit: 'limit', page: 'page' });
	expect(facts['paging.limit']).toMatchObject({ result: 'cannot tell' });
	expect(facts['paging.limit'].note).toContain('two records');
});
