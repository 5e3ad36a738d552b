/** Query parameters of paging, when not named as assumed; the likeliest first. */
export const LIMIT_NAMES: readonly string[] = [
	'limit',
	'count',
	'per_page',
	'perPage',
	'page_size',
	'pageSize',
	'size',
	'take',
	'on_page',
	'rows',
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

/** Keys of the number of pages, and of all records, in an answer; without marks, in lower case. */
export const PAGES_KEYS: readonly string[] = [
	'pages',
	'totalpages',
	'pagescount',
	'pagecount',
	'pagestotal',
	'lastpage',
	'numpages',
];

export const TOTAL_KEYS: readonly string[] = [
	'total',
	'totalcount',
	'counttotal',
	'totalitems',
	'totalrecords',
	'recordstotal',
	'found',
	'count',
];
