/** Query parameters a list may be filtered by, when not named as assumed; the likeliest first. */
export const FILTER_NAMES: Record<string, readonly string[]> = {
	'client.filters.phone': [
		'phone',
		'phoneNumber',
		'phone_number',
		'phones',
		'tel',
		'mobile',
		'filter[phone]',
		'search',
		'query',
		'q',
	],
	'call.filters.externalId': [
		'externalId',
		'external_id',
		'extId',
		'ext_id',
		'filter[external_id]',
	],
	'call.filters.clientId': ['clientId', 'client_id', 'client', 'contactId', 'filter[client_id]'],
	'call.filters.createdDate': ['createdDate', 'created_date', 'date', 'dateRange', 'period'],
	'task.filters.externalId': [
		'externalId',
		'external_id',
		'extId',
		'ext_id',
		'filter[external_id]',
	],
	'task.filters.clientId': ['clientId', 'client_id', 'client', 'contactId', 'filter[client_id]'],
	'task.filters.status': ['status', 'taskStatus', 'state', 'filter[status]'],
	'order.filters.status': ['orderStatus', 'status', 'statusId'],
	'order.filters.createdDate': ['createdDate', 'created_date'],
	'order.filters.updatedDate': ['historyUpdateDate', 'updatedDate'],
};

/**
 * Values that no record has: the area code 00 is nobody's. Dates are asked for in `days.ts`.
 */
export const NOBODYS_PHONE = '380009870123';
export const NO_RECORDS: Record<string, string | number> = {
	'client.filters.phone': NOBODYS_PHONE,
	'call.filters.externalId': 'asteril-check-nothing',
	'call.filters.clientId': 987654321,
	'task.filters.externalId': 'asteril-check-nothing',
	'task.filters.clientId': 987654321,
	'task.filters.status': 'asteril-check-nothing',
	'order.filters.status': 987654321,
};

/** Which field a filter looks at, for guessing its name from the field's. */
export const FIELD_OF: Record<string, string> = {
	'client.filters.phone': 'client.fields.phone',
	'call.filters.externalId': 'call.fields.externalId',
	'call.filters.clientId': 'call.fields.clientId',
	'task.filters.externalId': 'task.fields.externalId',
	'task.filters.clientId': 'task.fields.clientId',
	'task.filters.status': 'task.fields.status',
};
