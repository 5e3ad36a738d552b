import { callFacts, fillCallTitle } from '../../../../nodes/Asteril/crm/callFacts';
import { aCall } from '../../../support/aCall.mts';

test('what a text about a call can mention', () => {
	const call = aCall({ id: 'u1', startedAt: '2026-07-01T23:59:30+03:00' });
	expect(callFacts(call, { name: 'Олена' })).toEqual({
		phone: '+380671234567',
		from: 'з номера +380671234567',
		client: 'Олена',
		time: '01.07.2026 23:59',
		line: '+380443334455',
		wait: '12',
		employee: 'Ольга Менеджер',
		id: 'u1',
	});
});

test('what is not known is nothing, but for the number of the client', () => {
	const unknown = { clientPhone: null, startedAt: null, line: null, waitSeconds: null };
	const { employee } = aCall();
	expect(
		callFacts(aCall({ ...unknown, employee: { ...employee, name: null } }), null),
	).toMatchObject({
		phone: 'номер приховано',
		from: 'із прихованого номера',
		client: null,
		time: null,
		line: null,
		wait: null,
		employee: null,
	});
});

test('that somebody waited for no time is known', () => {
	expect(callFacts(aCall({ waitSeconds: 0 }), null).wait).toBe('0');
});

test.each([
	['Клієнт +380671234567', null],
	['380671234567', null],
	['Клієнт +380501112233', 'Клієнт +380501112233'],
	[null, null],
])('the name %j: a name that is but the number says nothing', (name, client) => {
	expect(callFacts(aCall(), { name }).client).toBe(client);
});

test('without a number any name is a name', () => {
	expect(callFacts(aCall({ clientPhone: null }), { name: 'null' }).client).toBe('null');
});

test.each([
	['Передзвонити: {client}', 'Олена', 'Передзвонити: Олена'],
	['Передзвонити: {client}', 'Клієнт +380671234567', 'Передзвонити: +380671234567'],
	['{phone} {client}', 'Клієнт +380671234567', '+380671234567 +380671234567'],
	['{employee}', 'Олена', 'Пропущений дзвінок: +380671234567'],
	['', 'Олена', 'Пропущений дзвінок: +380671234567'],
	[' \n', 'Олена', 'Пропущений дзвінок: +380671234567'],
])('a title is never empty: %j for %j is %j', (template, name, title) => {
	const call = aCall({ employee: { ...aCall().employee, name: null } });
	expect(fillCallTitle(template, callFacts(call, { name }))).toBe(title);
});
