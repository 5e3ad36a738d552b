import { move, vary, varyLists } from './vary.mts';

/** REST by the book: plural paths, PATCH, offset paging, bare bodies, the key in a header. */
export const rest = vary(
	'rest',
	'Plural paths, PATCH, offset and total, bodies without an envelope, 201, key in a header.',
	(contract) => {
		contract.key = { in: 'header', name: 'X-Api-Key', before: '' };
		contract.write = {
			envelope: null,
			createdStatus: 201,
			answer: { content: 'record', envelope: null },
		};
		const methods = { create: 'POST', update: 'PATCH' } as const;
		move(contract, 'client', { list: 'contacts', one: 'contacts' }, methods);
		move(contract, 'call', { list: 'phone-calls', one: 'phone-calls' }, methods);
		move(contract, 'task', { list: 'todos', one: 'todos' }, methods);
		move(contract, 'user', { list: 'staff', one: 'staff' }, methods);
		varyLists(contract, (list) => {
			list.key = 'items';
			list.paging = { kind: 'offset', offset: 'offset', limit: 'count' };
			list.totalKey = 'total';
			list.largestLimit = 50;
		});
		contract.errors = { http: 'status', body: { code: '$status', message: '$message' } };
	},
);
