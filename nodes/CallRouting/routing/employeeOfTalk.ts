import type { RingostatEmployee } from '../../Ringostat/api/employees';
import type { PeopleIndex } from '../../shared/PeopleIndex';
import { isNamed } from './employeeOfUser';
import type { LastTalk } from './types';

/** The employee whom a logged call names; `null` for nobody, and for several who are alike. */
export function employeeOfTalk(
	{ employee }: LastTalk,
	employees: PeopleIndex<RingostatEmployee>,
): RingostatEmployee | null {
	if (employee === null) return null;
	const { name, extension } = employee;
	// The log names who talked by the first that is known: name, e-mail, SIP login, phone.
	const found = employees.find({ name, email: name, phone: name, extension });
	if (found !== null || name === null) return found;
	const named = employees.people.filter((one) => isNamed(one, name));
	return named.length === 1 ? named[0] : null;
}
