import type { Contract } from '../../api/contractTypes';

type KeyPlace = Contract['key'];

/** Where an API key is likely to travel when not in the query as `api_key`, the likeliest first. */
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

/** Where an API is likely to begin when not at `api/v3.1`. */
export const BASE_PATHS: readonly string[] = [
	'api/v3.1',
	'api/v3',
	'api/v3.2',
	'api/v3.0',
	'api/v4',
	'api',
	'',
];
