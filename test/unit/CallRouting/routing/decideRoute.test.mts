import type { ClientRecord, UserRecord } from '../../../../nodes/Asteril/api/records';
import { decideRoute } from '../../../../nodes/CallRouting/routing/decideRoute';
import type {
	LastTalk,
	RoutingFacts,
	RoutingRules,
} from '../../../../nodes/CallRouting/routing/types';
import type { RingostatEmployee } from '../../../../nodes/Ringostat/api/employees';
import { PeopleIndex } from '../../../../nodes/shared/PeopleIndex';

const client = (responsible: number | null): ClientRecord => ({
	...{ id: 1, name: 'Клієнт', phone: '380501112233', email: null, comment: null, closed: null },
	responsible,
});
const user = (id: number, facts: Partial<UserRecord>): UserRecord => ({
	...{ id, name: null, email: null, phone: null, extension: null, role: null },
	...facts,
});
const employee = (id: string, facts: Partial<RingostatEmployee>): RingostatEmployee => ({
	...{ id, name: null, email: null, phone: null, extension: null, departments: [], sip: [] },
	...facts,
});

const OLHA = user(2, { name: 'Ольга', email: 'olha@shop.example' });
const IVAN = user(3, { name: 'Іван', extension: '102' });
const OLHA_THERE = employee('1101', { name: 'О. М.', email: 'olha@shop.example', sip: ['olha'] });
const IVAN_THERE = employee('1102', { name: 'І. М.', extension: '102', sip: ['ivan1', 'Ivan2'] });

interface Case {
	client?: ClientRecord | null;
	users?: UserRecord[];
	employees?: RingostatEmployee[];
	online?: string[];
	talking?: string[];
	lastTalk?: LastTalk | null;
	failed?: Array<keyof RoutingFacts>;
	rules?: Partial<RoutingRules>;
}

function decide(given: Case) {
	const facts: RoutingFacts = {
		client: { value: given.client === undefined ? client(2) : given.client },
		users: { value: new PeopleIndex(given.users ?? [OLHA, IVAN]) },
		employees: { value: new PeopleIndex(given.employees ?? [OLHA_THERE, IVAN_THERE]) },
		sipStates: {
			value: {
				online: new Set(given.online ?? ['olha', 'ivan1', 'ivan2']),
				talking: new Set(given.talking ?? []),
			},
		},
		lastTalk: { value: given.lastTalk ?? null },
	};
	for (const fact of given.failed ?? []) facts[fact] = { failed: `${fact} failed.` };
	const rules: RoutingRules = {
		...{ sendTo: 'responsible', fallback: 'front desk', employees: [] },
		...given.rules,
	};
	return decideRoute(facts, rules);
}

const byHand = (typed: string, id: number) => ({
	rules: { employees: [{ employee: typed, user: id }] },
});

describe('to the responsible', () => {
	test.each<[string, Case, string]>([
		['by e-mail', {}, 'olha'],
		['by extension', { client: client(3) }, 'ivan1'],
		['on the login that is online', { client: client(3), online: ['ivan2'] }, 'Ivan2'],
		['by the table, with a name', byHand('і. м.', 2), 'ivan1'],
		['by the table, with an ID', byHand('1102', 2), 'ivan1'],
		['by the table, with a SIP login', byHand('IVAN2', 2), 'ivan1'],
		[
			'by the table although Asteril does not list the user',
			{ ...byHand('1101', 9), client: client(9) },
			'olha',
		],
		['past a table that names nobody', byHand('Хтось', 2), 'olha'],
		['past a table for others', byHand('1102', 3), 'olha'],
	])('%s', (_name, given, destination) => {
		expect(decide(given)).toMatchObject({ destination, routedBy: 'responsible' });
	});
});

describe('to the fallback', () => {
	test.each<[string, Case, RegExp]>([
		['when the client is not known', { client: null }, /No client in Asteril/],
		['when nobody is responsible', { client: client(null) }, /no responsible/],
		['when the user is not listed', { client: client(9) }, /does not list the user with the ID 9/],
		['when no employee is like the user', { employees: [IVAN_THERE] }, /No employee.*Ольга/],
		['when two users are alike', { users: [OLHA, { ...OLHA, id: 4 }] }, /Several users/],
		[
			'when two employees are alike',
			{ employees: [OLHA_THERE, { ...OLHA_THERE, id: '1' }] },
			/Several employees/,
		],
		['when the employee is somebody else by the table', byHand('1101', 3), /No employee/],
		['without a SIP account', { employees: [{ ...OLHA_THERE, sip: [] }] }, /no SIP account/],
		['when they are not online', { online: [] }, /not online/],
		['when they talk', { talking: ['olha'] }, /in a talk/],
		['when they talk on another login', { client: client(3), talking: ['ivan2'] }, /in a talk/],
		[
			'when they talk and the list calls them offline',
			{ online: [], talking: ['olha'] },
			/in a talk/,
		],
		...(['client', 'users', 'employees', 'sipStates'] as const).map(
			(fact): [string, Case, RegExp] => [
				`when it is not known: ${fact}`,
				{ failed: [fact] },
				new RegExp(`^${fact} failed\\.$`),
			],
		),
		[
			'and the responsible is missing, whatever else failed',
			{ client: client(null), failed: ['users'] },
			/no responsible/,
		],
	])('%s', (_name, given, reason) => {
		const route = decide(given);
		expect(route).toMatchObject({ destination: 'front desk', routedBy: 'fallback' });
		expect(route.reason).toMatch(reason);
	});

	test('which may be nothing', () => {
		expect(decide({ client: null, rules: { fallback: '' } }).destination).toBe('');
	});
});

describe('to who talked last', () => {
	const last = (
		name: string | null,
		extension: string | null = null,
		responsible: number | null = null,
	) => ({
		rules: { sendTo: 'lastTalk' as const },
		lastTalk: { responsible, employee: name || extension ? { name, extension } : null },
	});

	test.each<[string, Case, string]>([
		['by name', last('І. М.'), 'ivan1'],
		['by extension', last(null, '102'), 'ivan1'],
		['by e-mail', last('olha@shop.example'), 'olha'],
		['by SIP login', last('ivan2'), 'ivan1'],
		['by the responsible of the call', last('О. М.', null, 3), 'ivan1'],
	])('%s', (_name, given, destination) => {
		expect(decide(given)).toMatchObject({ destination, routedBy: 'lastTalk' });
	});

	test.each<[string, Case, RegExp]>([
		['nobody talked yet', { rules: { sendTo: 'lastTalk' } }, /Nobody has talked/],
		['the call names nobody', last(null), /no employee who is like/],
		['the call names no employee of the shop', last('Хтось'), /no employee who is like/],
		['the log is not known', { ...last('О. М.'), failed: ['lastTalk'] }, /lastTalk failed/],
	])('the fallback when %s', (_name, given, reason) => {
		const { routedBy, reason: said } = decide(given);
		expect([routedBy, said]).toEqual(['fallback', expect.stringMatching(reason)]);
	});
});
