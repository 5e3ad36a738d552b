import { rename, vary, varyLists } from './vary.mts';

/** A newer taste: a bearer token, camelCase fields, ISO dates, ten-digit local phones. */
export const bearer = vary(
	'bearer',
	'Authorization: Bearer, camelCase fields, ISO 8601 with an offset, phones kept as 0671234567.',
	(contract) => {
		contract.key = { in: 'header', name: 'Authorization', before: 'Bearer ' };
		contract.dates = { ...contract.dates, format: "yyyy-MM-dd'T'HH:mm:ssZZ" };
		contract.phones = { kept: 'local', filterRewrites: false };
		contract.ids = 'string';
		contract.enums = {
			direction: { in: 'INCOMING', out: 'OUTGOING' },
			taskStatus: { open: 'NEW', done: 'CLOSED' },
		};
		contract.write = {
			envelope: null,
			createdStatus: 201,
			answer: { content: 'record', envelope: 'result' },
		};
		rename(contract, 'call', {
			external_id: 'externalId',
			client_id: 'clientId',
			started_at: 'startedAt',
			talk_duration: 'talkDuration',
			record_url: 'recordUrl',
		});
		rename(contract, 'task', { external_id: 'externalId', client_id: 'clientId' });
		for (const entity of ['client', 'call', 'task'] as const) {
			contract.entities[entity].customFieldPrefix = 'customField';
		}
		varyLists(contract, (list) => {
			list.envelope = 'result';
			list.totalKey = 'totalPages';
		});
	},
);
