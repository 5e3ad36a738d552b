import { defaultContract } from '../../../../../nodes/Asteril/api/contract';
import { countsIn, findPaging } from '../../../../../nodes/Asteril/check/observe/findPaging';
import { sessionOf } from '../sessionOf.mts';

const listOf = (body: object, rows = 3) => ({
	path: 'clients',
	keys: ['clients'],
	rows: Array.from({ length: rows }, (_, id) => ({ id })),
	body,
});

test.each([
	['pages', { pages: 1 }, { pages: 3 }, { 'paging.pages': 'pages' }],
	[
		'inner pages',
		{ meta: { total_pages: 1 } },
		{ meta: { total_pages: 3 } },
		{ 'paging.pages': 'meta.total_pages' },
	],
	['records', { total: 3 }, { total: 3 }, { 'paging.total': 'total' }],
	['records on the page', { count: 3 }, { count: 1 }, {}],
	['records of a record', { clients: [{ total: 3 }] }, { clients: [{ total: 3 }] }, {}],
])('%s are told by a limit of one', (_what, whole, short, facts) => {
	expect(countsIn(listOf(whole), { body: short, rows: [{ id: 0 }] })).toEqual(facts);
});

test.each([
	['from 1', 1, 1],
	['from 0', 0, 0],
])('few records are on the first page only: pages count %s', async (_what, first, found) => {
	const rows = [{ id: 7 }];
	const session = sessionOf(({ query = {} }) => {
		const isFirst = (query.page ?? first) === first;
		return { status: 200, body: { clients: isFirst ? rows : [] } };
	});
	const lists = { client: { path: 'clients', keys: ['clients'], rows, body: {} } };
	const facts = await findPaging(session, defaultContract, lists, false);
	expect(facts).toEqual({ 'paging.first': found });
});
