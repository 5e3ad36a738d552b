import { placeOfId } from '../../../../../nodes/Asteril/check/try/createRecord';

const CLIENT = { entity: 'client' } as const;
const RECORD = { id: 7, facts: { 'client.id': 'id' } };

test.each([
	[{ id: 7 }, null],
	[{ data: { id: '7' } }, 'data'],
	[{ success: true, result: { client: { id: 7, manager: { id: 3 } } } }, 'result.client'],
	[{ id: 1, client: { id: 7 } }, 'client'],
])('the answer %j to a creation holds the record 7 under %j', (body, key) => {
	expect(placeOfId(CLIENT, RECORD, body)).toEqual({ 'client.create.key': key });
});

test.each([[{ id: 8 }], ['created'], [undefined], [{ 380671234567: { id: 7 } }]])(
	'%j does not show where a record stands',
	(body) => {
		expect(placeOfId(CLIENT, RECORD, body)).toEqual({});
	},
);
