import type { Cabinet } from './Cabinet.mts';

/** What the cabinet holds before the first call: people, one known client, a few orders. */
export function seedCabinet(cabinet: Cabinet): void {
	const users = [
		{ name: 'Марія Власник', email: 'owner@shop.example', extension: '100', role: 'admin' },
		{ name: 'Ольга Менеджер', email: 'olha@shop.example', extension: '101', role: 'manager' },
		{ name: 'Іван Менеджер', email: 'ivan@shop.example', extension: '102', role: 'manager' },
	];
	users.forEach((user, index) => {
		cabinet.create('user', { ...user, phone: `38067000010${index}` });
	});
	const known = cabinet.create('client', {
		name: 'Олена Наявна',
		phone: '380501112233',
		email: 'olena@client.example',
		responsible: 2,
	});
	const orders = [
		{ number: 'A-1001', status: 'new', sum: 1250, client_id: known.id, responsible: 2 },
		{ number: 'A-1002', status: 'in_work', sum: 480, client_id: known.id, responsible: 2 },
		{ number: 'A-1003', status: 'done', sum: 3990, client_id: known.id, responsible: 3 },
	];
	for (const order of orders) {
		cabinet.create('order', { ...order, custom_field_1: 'google', custom_field_2: 'cpc' });
	}
}
