/** How a cabinet is likely to be asked and written to, the likeliest first. */
import type { Contract } from '../../api/contractTypes';
import { words } from '../strings';

type KeyPlace = Contract['key'];

/** Where an API key is likely to travel. */
export const KEY_PLACES: readonly KeyPlace[] = [
	{ in: 'header', name: 'Authorization', prefix: 'Bearer ' },
	{ in: 'header', name: 'X-Api-Key', prefix: '' },
	{ in: 'query', name: 'api_key', prefix: '' },
	{ in: 'header', name: 'Authorization', prefix: '' },
	{ in: 'header', name: 'Api-Key', prefix: '' },
	{ in: 'header', name: 'X-Auth-Token', prefix: '' },
	{ in: 'header', name: 'Token', prefix: '' },
	{ in: 'query', name: 'apikey', prefix: '' },
	{ in: 'query', name: 'token', prefix: '' },
];

/** Where an API is likely to begin. */
export const BASE_PATHS: readonly string[] = [
	...words('api/v3.1 api/v3 api/v3.2 api/v3.0 api/v4 api'),
	'',
];

/** Query parameters of paging. */
export const LIMIT_NAMES = words('limit count per_page perPage page_size pageSize size take');
export const PAGE_NAMES = words('page p pageNumber page_number pageNo current_page');
export const OFFSET_NAMES = words('offset skip start from');

/** Keys of counts in an answer, without marks, in lower case. */
export const PAGES_KEYS = words('pages totalpages pagescount pagecount pagestotal lastpage');
export const TOTAL_KEYS = words('total totalcount counttotal totalitems totalrecords found count');

/** A filter that the contract names: the field it looks at, and a value that no record has. */
export interface FilterFact {
	entity: 'client' | 'call' | 'task';
	filter: string;
	nobodys: string | number;
}

const NOTHING = 'n8n-test-nothing';
/** The area code 00 is nobody's. */
const NOBODYS_PHONE = '380009870123';

/** Each has the name of its field. */
export const FILTERS: readonly FilterFact[] = [
	{ entity: 'client', filter: 'phone', nobodys: NOBODYS_PHONE },
	{ entity: 'call', filter: 'externalId', nobodys: NOTHING },
	{ entity: 'task', filter: 'externalId', nobodys: NOTHING },
	{ entity: 'task', filter: 'clientId', nobodys: 987654321 },
	{ entity: 'call', filter: 'clientId', nobodys: 987654321 },
	{ entity: 'task', filter: 'status', nobodys: NOTHING },
];

/** Names of the filter by days. */
export const DAY_FILTERS = words('createdDate created_date date period dateRange filter[date]');
/** Forms of a day, and what may stand between two. */
export const DAYS = words('yyyy-MM-dd dd.MM.yyyy dd-MM-yyyy dd/MM/yyyy');
export const DAY_SEPARATORS = words(': , - ..');

/** Paths of a creation; `{many}` is the list's path, `{one}` its singular. `orders`/`order` were seen. */
export const CREATE_PATHS = words('{one} {many} {one}/create {many}/add {many}/create {one}/add');
export const METHODS = { create: ['POST', 'PUT'], update: ['POST', 'PATCH', 'PUT'] } as const;

/** Paths of a change; `{create}` is the path of the creation. */
export const UPDATE_PATHS = words(
	'{create}/{id} {one}/{id} {many}/{id} {one}/{id}/update {one}/update/{id} {many}/{id}/update',
);

/** Keys that wrap the fields of a write; `null` for none. */
export const ENVELOPES: ReadonlyArray<string | null> = [
	'fields',
	null,
	...words('data attributes item record params'),
];
