import { type Id, sameId, type UserRecord } from '../../Asteril/api/records';
import type { RingostatEmployee } from '../../Ringostat/api/employees';
import { type PeopleIndex, plainText } from '../../shared/PeopleIndex';
import type { RoutingRules } from './types';

export type EmployeeOfUser =
	| { employee: RingostatEmployee }
	| { employee: null; why: 'unknownUser' | 'noEmployee' | 'usersAlike' | 'employeesAlike' };

/**
 * The Ringostat employee who is an Asteril user: by the table typed by hand, else by e-mail,
 * extension, phone and exact name, as *Assign To* finds the user of an employee. Two who are alike
 * are nobody: the call could ring at the wrong desk.
 */
export function employeeOfUser(
	userId: Id,
	users: PeopleIndex<UserRecord>,
	employees: PeopleIndex<RingostatEmployee>,
	byHand: RoutingRules['employees'],
): EmployeeOfUser {
	for (const { employee: typed } of byHand.filter(({ user }) => sameId(user, userId))) {
		const named = employees.people.filter((employee) => isNamed(employee, typed));
		if (named.length === 1) return { employee: named[0] };
	}
	const user = users.people.find(({ id }) => sameId(id, userId));
	if (user === undefined) return { employee: null, why: 'unknownUser' };
	const employee = employees.find(user);
	if (employee === null) {
		return { employee: null, why: employees.hasDoubles(user) ? 'employeesAlike' : 'noEmployee' };
	}
	if (byHand.some(({ employee: typed }) => isNamed(employee, typed))) {
		return { employee: null, why: 'noEmployee' };
	}
	// The other way round it has to be the same user.
	const isMutual = sameId(users.find(employee)?.id ?? null, userId);
	return isMutual ? { employee } : { employee: null, why: 'usersAlike' };
}

/** Whether a text typed by hand names the employee. */
export function isNamed(
	{ name, id, email, extension, sip }: RingostatEmployee,
	typed: string,
): boolean {
	return [name, id, email, extension, ...sip].some(
		(fact) => fact !== null && plainText(fact) === plainText(typed),
	);
}
