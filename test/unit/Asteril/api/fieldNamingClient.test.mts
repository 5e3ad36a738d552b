import { fieldNamingClient } from '../../../../nodes/Asteril/api/fieldNamingClient';
import { rememberOwnFields } from '../../../../nodes/Asteril/api/records';

const PHONE = '380671234567';

/** An order as the cabinet sent it. */
function order(sent: object) {
	const record = { id: 1, status: null };
	rememberOwnFields(record, { id: 1, ...sent });
	return record;
}

test.each<[object, string | null]>([
	[{ phone: '380671234567' }, 'phone'],
	[{ phones: '+38 (067) 123-45-67, 050 000 00 00' }, 'phones'],
	[{ client: { phones: ['0500000000', '0671234567'] } }, 'client.phones.1'],
	[{ custom_field_7: 'дзвонити 067 123 45 67' }, 'custom_field_7'],
	[{ phone: 380671234567 }, 'phone'],
	[{ phone: '380671234568' }, null],
	[{ id: 671, sum: 23, total: 4567 }, null],
	[{ comment: null, tags: [] }, null],
	[{ a: { b: { c: { d: { e: PHONE } } } } }, null],
])('%j holds the number in %s', (sent, field) => {
	expect(fieldNamingClient(order(sent), { phone: PHONE, clientId: null })).toBe(field);
});

test.each<[object, string | null]>([
	[{ client_id: 12 }, 'client_id'],
	[{ client_id: '12' }, 'client_id'],
	[{ clientId: 12 }, 'clientId'],
	[{ client: 12 }, 'client'],
	[{ client: { id: 12 } }, 'client.id'],
	[{ customer_id: 12 }, 'customer_id'],
	[{ sum: 12, number: '12', id: 12 }, null],
	[{ client_orders: 12 }, null],
	[{ client_id: 112 }, null],
])('%j names client 12 in %s', (sent, field) => {
	expect(fieldNamingClient(order(sent), { phone: null, clientId: 12 })).toBe(field);
});

test('a record that nobody sent holds nothing', () => {
	expect(fieldNamingClient({ id: 1 }, { phone: PHONE, clientId: 1 })).toBeNull();
});
