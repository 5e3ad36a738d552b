import { vary, varyLists } from './vary.mts';

/** Never an HTTP error, never a filter: errors come with 200, and page 1 of everybody comes back. */
export const polite = vary(
	'polite',
	'Errors with HTTP 200, filters ignored, the newest first, phones kept with a plus.',
	(contract) => {
		contract.errors = { http: 'ok', body: { status: 'error', code: '$status', error: '$message' } };
		contract.phones = { kept: 'plus', filterRewrites: false };
		varyLists(contract, (list, entity) => {
			list.order = 'newest';
			for (const filter of contract.entities[entity].filters) filter.match = 'ignored';
		});
	},
);
