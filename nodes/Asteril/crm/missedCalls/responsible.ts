import type { Employee } from '../../../shared/Call';
import { PeopleIndex, plainText } from '../../../shared/PeopleIndex';
import type { Id, UserRecord } from '../../api/records';

export interface ResponsibleRules {
	/** `best`: the client's own, then who was called, then `chosen`; else always `chosen`. */
	assignTo: 'best' | 'chosen';
	/** The senior manager: a user's id, or `null`. */
	chosen: Id | null;
	/** The credential's default: a user's id, or `null`. */
	fallback: Id | null;
	/** Ringostat's employee (name, e-mail, extension, id or SIP login) → user's id. */
	employees: Array<{ employee: string; user: Id }>;
}

/** Which rule decided: `keyOwner` leaves the choice to Asteril (the article's way). */
export type ResponsibleBy = 'client' | 'employee' | 'chosen' | 'default' | 'keyOwner';

export interface Responsible {
	responsible: Id | null;
	responsibleBy: ResponsibleBy;
}

/**
 * Who is to call back.
 *
 * @param clientsOwn the client's responsible in Asteril
 * @param users gives the cabinet's users; only asked when an employee has to be matched
 */
export async function whoIsResponsible(
	clientsOwn: Id | null,
	employee: Employee,
	users: () => Promise<UserRecord[]>,
	{ assignTo, chosen, fallback, employees }: ResponsibleRules,
): Promise<Responsible> {
	if (assignTo === 'best') {
		if (clientsOwn !== null) return { responsible: clientsOwn, responsibleBy: 'client' };
		const user = await userOf(employee, users, employees);
		if (user !== null) return { responsible: user, responsibleBy: 'employee' };
	}
	if (chosen !== null) return { responsible: chosen, responsibleBy: 'chosen' };
	if (fallback !== null) return { responsible: fallback, responsibleBy: 'default' };
	return { responsible: null, responsibleBy: 'keyOwner' };
}

/**
 * The Asteril user who is an employee of Ringostat's: by the mapping given by hand, else by
 * e-mail, extension, phone, and exact name, in this order. Two users alike are nobody.
 */
export async function userOf(
	employee: Employee,
	users: () => Promise<UserRecord[]>,
	employees: ResponsibleRules['employees'] = [],
): Promise<Id | null> {
	const { name, id, email, extension, sip, phone } = employee;
	const names = [name, id, email, extension, sip].filter((known) => known !== null).map(plainText);
	if (names.length === 0 && phone === null) return null;

	const byHand = employees.find((mapped) => names.includes(plainText(mapped.employee)));
	if (byHand) return byHand.user;

	return new PeopleIndex(await users()).find(employee)?.id ?? null;
}
