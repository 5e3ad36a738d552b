import { move, vary, varyLists } from './vary.mts';

/** Everything in `data`, both ways, ids as text, PUT for a change, a write answers only its id. */
export const enveloped = vary(
	'enveloped',
	'Lists and writes inside "data", ids as text, PUT to change, only the id of a write comes back.',
	(contract) => {
		contract.ids = 'string';
		contract.write = {
			envelope: 'data',
			createdStatus: 200,
			answer: { content: 'id', envelope: 'data' },
		};
		const methods = { create: 'POST', update: 'PUT' } as const;
		for (const entity of ['client', 'call', 'task'] as const) {
			move(contract, entity, { list: `${entity}s/list`, one: entity }, methods);
		}
		varyLists(contract, (list) => {
			list.envelope = 'data';
			list.key = 'list';
			list.order = 'newest';
		});
		contract.entities.client.fields.phone = { name: 'phone_number', type: 'phone' };
		contract.entities.client.filters = [
			{ name: 'phoneNumber', field: 'phone', kind: 'equals', match: 'exact' },
		];
	},
);
