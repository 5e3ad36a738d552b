import { Batch } from '../../../../../nodes/Asteril/crm/Batch';
import {
	type ResponsibleRules,
	userOf,
	whoIsResponsible,
} from '../../../../../nodes/Asteril/crm/missedCalls/responsible';
import { createMissedCallTask } from '../../../../../nodes/Asteril/crm/missedCalls/createMissedCallTask';
import type { UserRecord } from '../../../../../nodes/Asteril/api/records';
import type { Employee } from '../../../../../nodes/shared/Call';
import { aMissedCall } from '../../../../support/aCall.mts';
import { openCabinet } from '../../../../support/openCabinet.mts';
import { clockAt } from '../../../../support/clockAt.mts';

clockAt('2026-11-22T14:00:00+02:00');

const user = (id: number, known: Partial<UserRecord>): UserRecord => ({
	id,
	name: null,
	email: null,
	phone: null,
	extension: null,
	role: null,
	...known,
});
const USERS = [
	user(1, { name: 'Марія Власник', email: 'owner@shop.example', extension: '100' }),
	user(2, { name: 'Ольга Менеджер', email: 'olha@shop.example', extension: '101' }),
	user(3, { name: 'Іван Менеджер', phone: '067 000-01-03', extension: '102' }),
];

const employee = (known: Partial<Employee> = {}): Employee => ({
	name: null,
	id: null,
	email: null,
	extension: null,
	sip: null,
	phone: null,
	department: null,
	...known,
});

const among = async (known: Partial<Employee>, users = USERS) =>
	await userOf(employee(known), async () => users);

describe('an employee of Ringostat is found among the users of Asteril', () => {
	test.each<[string, Partial<Employee>, number | null]>([
		['by e-mail', { email: 'olha@shop.example' }, 2],
		['by e-mail in other letters', { email: ' OLHA@Shop.Example ' }, 2],
		['by extension', { extension: '102' }, 3],
		['by phone, however written', { phone: '380670000103' }, 3],
		['by exact name', { name: 'Ольга Менеджер' }, 2],
		['by name, but for letters and spaces', { name: ' ольга  МЕНЕДЖЕР ' }, 2],
		['not by a part of the name', { name: 'Ольга' }, null],
		['not by a part of the extension', { extension: '10' }, null],
		['not by a department', { department: 'Ольга Менеджер' }, null],
		['not by an id of Ringostat', { id: '2' }, null],
		['nobody named', {}, null],
		['somebody unknown', { name: 'Хтось', email: 'x@y.example', extension: '999' }, null],
	])('%s', async (_name, known, id) => {
		expect(await among(known)).toBe(id);
	});

	test('a phone that is none is nobody’s', async () => {
		const users = [user(1, { phone: 'немає' }), ...USERS];
		expect(await among({ name: 'Хтось' }, users)).toBeNull();
		expect(await among({ phone: '380679999999' }, users)).toBeNull();
		expect(await among({ phone: '380670000103' }, users)).toBe(3);
	});

	test('a name with more in it, or less space, is another', async () => {
		expect(await among({ name: 'ОльгаМенеджер' })).toBeNull();
	});

	test('e-mail before extension, before phone, before name', async () => {
		const all = {
			email: 'owner@shop.example',
			extension: '101',
			phone: '380670000103',
			name: 'Інший',
		};
		const users = [...USERS, user(4, { name: 'Інший' })];
		expect(await among(all, users)).toBe(1);
		expect(await among({ ...all, email: null }, users)).toBe(2);
		expect(await among({ ...all, email: null, extension: null }, users)).toBe(3);
		expect(await among({ name: 'Інший' }, users)).toBe(4);
	});

	test('one that leads nowhere lets the next one decide', async () => {
		expect(await among({ email: 'old@shop.example', extension: '101' })).toBe(2);
	});

	test('two users alike are nobody, unless something else tells them apart', async () => {
		const twins = [...USERS, user(5, { name: 'Ольга Менеджер', extension: '105' })];
		expect(await among({ name: 'Ольга Менеджер' }, twins)).toBeNull();
		expect(await among({ name: 'Ольга Менеджер', extension: '105' }, twins)).toBe(5);
		const shared = [...USERS, user(6, { extension: '101', name: 'Петро' })];
		expect(await among({ extension: '101' }, shared)).toBeNull();
		expect(await among({ extension: '101', name: 'Петро' }, shared)).toBe(6);
	});

	test('users who lack everything match nobody', async () => {
		expect(await among({ name: 'Ольга' }, [user(7, {}), user(8, { name: '' })])).toBeNull();
	});
});

describe('the mapping given by hand', () => {
	const byHand = [
		{ employee: '177', user: '1' },
		{ employee: 'shop_petro', user: '2' },
		{ employee: 'ольга менеджер', user: '3' },
	];
	const users = jest.fn(async () => USERS);
	beforeEach(() => users.mockClear());

	test.each<[Partial<Employee>, string]>([
		[{ extension: '177' }, '1'],
		[{ sip: 'Shop_Petro' }, '2'],
		[{ id: '177', email: 'olha@shop.example' }, '1'],
		[{ name: 'Ольга Менеджер', email: 'olha@shop.example' }, '3'],
	])('comes before all else, and asks nobody: %j', async (known, id) => {
		expect(await userOf(employee(known), users, byHand)).toBe(id);
		expect(users).not.toHaveBeenCalled();
	});

	test('who is not in it is looked for as usual', async () => {
		expect(await userOf(employee({ extension: '102' }), users, byHand)).toBe(3);
	});
});

describe('which rule decides', () => {
	const RULES: ResponsibleRules = { assignTo: 'best', chosen: 3, fallback: 9, employees: [] };
	const decide = async (
		clientsOwn: number | null,
		known: Partial<Employee>,
		rules: Partial<ResponsibleRules> = {},
	) => {
		const { responsible, responsibleBy } = await whoIsResponsible(
			clientsOwn,
			employee(known),
			async () => USERS,
			{ ...RULES, ...rules },
		);
		return [responsible, responsibleBy];
	};
	const olha = { extension: '101' };

	test.each<[unknown[], Parameters<typeof decide>]>([
		[
			[1, 'client'],
			[1, olha],
		],
		[
			[2, 'employee'],
			[null, olha],
		],
		[
			[3, 'chosen'],
			[null, { extension: '999' }],
		],
		[
			[3, 'chosen'],
			[null, {}],
		],
		[
			[9, 'default'],
			[null, {}, { chosen: null }],
		],
		[
			[null, 'keyOwner'],
			[null, {}, { chosen: null, fallback: null }],
		],
		[
			[3, 'chosen'],
			[1, olha, { assignTo: 'chosen' }],
		],
		[
			[9, 'default'],
			[1, olha, { assignTo: 'chosen', chosen: null }],
		],
		[
			[null, 'keyOwner'],
			[1, olha, { assignTo: 'chosen', chosen: null, fallback: null }],
		],
	])('%j', async (decision, situation) => {
		expect(await decide(...situation)).toEqual(decision);
	});

	test('users are only asked for when an employee has to be matched', async () => {
		const users = jest.fn(async () => USERS);
		await whoIsResponsible(1, employee(olha), users, RULES);
		await whoIsResponsible(null, employee(), users, RULES);
		await whoIsResponsible(null, employee(olha), users, { ...RULES, assignTo: 'chosen' });
		expect(users).not.toHaveBeenCalled();
	});
});

test('a cabinet is asked for its users once an execution', async () => {
	const cabinet = await openCabinet();
	const calls = Array.from({ length: 6 }, (_, index) =>
		aMissedCall({ clientPhone: `38067000020${index}`, employee: employee({ extension: '102' }) }),
	);
	const batch = new Batch(cabinet, calls);
	const options = {
		createFor: 'missed' as const,
		oneOpenTask: true,
		maxAgeDays: 3,
		responsible: { assignTo: 'best' as const, chosen: null, fallback: null, employees: [] },
		dueMinutes: null,
		calendar: null,
		title: '',
		text: '',
	};
	const made = await Promise.all(
		calls.map(async (call) => await createMissedCallTask(batch, call, null, options)),
	);
	expect(made.map(({ responsibleBy }) => responsibleBy)).toEqual(calls.map(() => 'employee'));
	expect(cabinet.sandbox.cabinet.tasks.map(({ responsible }) => responsible)).toEqual(
		calls.map(() => 3),
	);
	expect(cabinet.sent.filter((sent) => sent.endsWith('users'))).toHaveLength(1);
	expect(cabinet.sandbox.cabinet.clients).toMatchObject([{ responsible: 2 }]);
	await cabinet.close();
});
