import { countsIn } from '../../../../../nodes/Asteril/check/read/findPaging';

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
