/** Query parameters of paging, and keys of totals, the likeliest first. */
export const LIMIT_NAMES: readonly string[] = [
	'limit',
	'count',
	'per_page',
	'perPage',
	'page_size',
	'pageSize',
	'size',
	'take',
];
export const PAGE_NAMES: readonly string[] = [
	'page',
	'p',
	'pageNumber',
	'page_number',
	'pageNo',
	'current_page',
];
export const OFFSET_NAMES: readonly string[] = ['offset', 'skip', 'start', 'from'];

/** Without marks, in lower case. */
export const PAGES_KEYS: readonly string[] = [
	'pages',
	'totalpages',
	'pagescount',
	'pagecount',
	'pagestotal',
	'lastpage',
];
export const TOTAL_KEYS: readonly string[] = [
	'total',
	'totalcount',
	'counttotal',
	'totalitems',
	'totalrecords',
	'found',
	'count',
];
