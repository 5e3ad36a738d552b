/** Filters that the contract names: the field each looks at, and a value that no record has. */
export interface FilterFact {
	entity: 'client' | 'call' | 'task';
	filter: string;
	field: string;
	nobodys: string | number;
}

/** The area code 00 is nobody's. */
const NOBODYS_PHONE = '380009870123';

export const FILTERS: readonly FilterFact[] = [
	{ entity: 'client', filter: 'phone', field: 'phone', nobodys: NOBODYS_PHONE },
	{ entity: 'call', filter: 'externalId', field: 'externalId', nobodys: 'n8n-test-nothing' },
	{ entity: 'task', filter: 'externalId', field: 'externalId', nobodys: 'n8n-test-nothing' },
	{ entity: 'task', filter: 'clientId', field: 'clientId', nobodys: 987654321 },
	{ entity: 'call', filter: 'clientId', field: 'clientId', nobodys: 987654321 },
	{ entity: 'task', filter: 'status', field: 'status', nobodys: 'n8n-test-nothing' },
];

/** Names of the filter by days, when not as assumed. */
export const DAY_FILTERS: readonly string[] = [
	'createdDate',
	'created_date',
	'date',
	'period',
	'dateRange',
	'filter[date]',
];

/** Forms of a day, and what may stand between two. */
export const DAYS: readonly string[] = ['yyyy-MM-dd', 'dd.MM.yyyy', 'dd-MM-yyyy', 'dd/MM/yyyy'];
export const DAY_SEPARATORS: readonly string[] = [':', ',', '-', '..', ' - '];
