import { rename, vary, varyLists } from './vary.mts';

/** Enums and moments as numbers, pages from 0, other field names. */
export const numeric = vary(
	'numeric',
	'Direction and task status as numbers, moments as Unix seconds, pages from 0, short names.',
	(contract) => {
		contract.enums = { direction: { in: 1, out: 2 }, taskStatus: { open: 0, done: 1 } };
		contract.dates = { ...contract.dates, format: 'epoch' };
		rename(contract, 'call', {
			external_id: 'ext_id',
			direction: 'type',
			started_at: 'time',
			talk_duration: 'talk',
			record_url: 'record',
		});
		rename(contract, 'task', { external_id: 'ext_id', deadline: 'due' });
		varyLists(contract, (list) => {
			list.paging = { kind: 'page', page: 'p', limit: 'perPage', first: 0 };
			list.largestLimit = 25;
		});
		for (const entity of ['call', 'task'] as const) {
			for (const filter of contract.entities[entity].filters) {
				if (filter.name === 'externalId') filter.name = 'extId';
			}
		}
	},
);
