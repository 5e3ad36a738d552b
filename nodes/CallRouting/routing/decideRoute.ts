import type { ClientRecord, Id, UserRecord } from '../../Asteril/api/records';
import type { RingostatEmployee } from '../../Ringostat/api/employees';
import type { PeopleIndex } from '../../shared/PeopleIndex';
import { availableSip } from './availableSip';
import { employeeOfUser } from './employeeOfUser';
import { employeeOfTalk } from './employeeOfTalk';
import { reasons } from './reasons';
import type { Fact, Route, RoutingFacts, RoutingRules } from './types';

/**
 * Decides where a call goes: to the SIP login of the client's manager, when they are online and not
 * in a talk; else to the fallback. Every way gives a destination and one sentence that says why.
 */
export function decideRoute(facts: RoutingFacts, rules: RoutingRules): Route {
	const known: Pick<Route, 'client' | 'employee'> = { client: null, employee: null };
	const fallback = (reason: string): Route => ({
		destination: rules.fallback,
		routedBy: 'fallback',
		reason,
		...known,
	});

	if ('failed' in facts.client) return fallback(facts.client.failed);
	const client = facts.client.value;
	if (client === null) return fallback(reasons.unknownClient);
	known.client = client;

	const found = managerOf(client, facts, rules);
	if ('failed' in found) return fallback(found.failed);
	const employee = found.value;
	known.employee = employee;

	if ('failed' in facts.sipStates) return fallback(facts.sipStates.failed);
	const available = availableSip(employee, facts.sipStates.value);
	if (available.sip === null) return fallback(reasons[available.why](nameOf(employee)));
	return {
		destination: available.sip,
		routedBy: rules.sendTo,
		reason: reasons[rules.sendTo](nameOf(employee)),
		...known,
	};
}

/** The employee to whom the call should go. */
function managerOf(
	client: ClientRecord,
	facts: RoutingFacts,
	rules: RoutingRules,
): Fact<RingostatEmployee> {
	if (rules.sendTo === 'responsible') {
		if (client.responsible === null) return { failed: reasons.noResponsible };
		return withPeople(facts, (users, employees) =>
			ofUser(client.responsible as Id, users, employees, rules),
		);
	}
	if ('failed' in facts.lastTalk) return facts.lastTalk;
	const talk = facts.lastTalk.value;
	if (talk === null) return { failed: reasons.noTalk };
	return withPeople(facts, (users, employees) => {
		if (talk.responsible !== null) return ofUser(talk.responsible, users, employees, rules);
		const employee = employeeOfTalk(talk, employees);
		return employee === null ? { failed: reasons.unknownTalker } : { value: employee };
	});
}

function withPeople(
	{ users, employees }: RoutingFacts,
	find: (
		users: PeopleIndex<UserRecord>,
		employees: PeopleIndex<RingostatEmployee>,
	) => Fact<RingostatEmployee>,
): Fact<RingostatEmployee> {
	if ('failed' in employees) return employees;
	if ('failed' in users) return users;
	return find(users.value, employees.value);
}

function ofUser(
	userId: Id,
	users: PeopleIndex<UserRecord>,
	employees: PeopleIndex<RingostatEmployee>,
	rules: RoutingRules,
): Fact<RingostatEmployee> {
	const found = employeeOfUser(userId, users, employees, rules.employees);
	if (found.employee !== null) return { value: found.employee };
	const user = users.people.find(({ id }) => String(id) === String(userId));
	return { failed: reasons[found.why](user?.name ?? `with the ID ${userId}`) };
}

function nameOf({ name, id }: RingostatEmployee): string {
	return name ?? `with the ID ${id}`;
}
