import { type Person, PeopleIndex } from '../../../shared/PeopleIndex';
import { plainItem, type ReportItem } from './reportItem';

/** So many are named; the note tells what to do about all of them. */
const MOST_NAMED = 20;

const NOTE =
	'Give each the same email or extension in Asteril and in Ringostat, or type them into "Employees" of the nodes that assign calls. Until then their calls are assigned as those of nobody.';

/**
 * Says which employees of Ringostat are found among Asteril's users, by the function that *Assign To*
 * uses.
 */
export function employeesItem(users: readonly Person[], employees: readonly Person[]): ReportItem {
	const index = new PeopleIndex(users);
	const missing = employees.filter((employee) => index.find(employee) === null);
	const found = `${employees.length - missing.length} of ${employees.length} employees are found in Asteril`;
	if (missing.length === 0) return plainItem('employees', 'confirmed', `${found}.`);
	const named = missing.slice(0, MOST_NAMED).map((employee) => nameOf(index, employee));
	const more = missing.length - named.length;
	const rest = more > 0 ? ` and ${more} more` : '';
	const answered = `${found}; not found: ${named.join(', ')}${rest}.`;
	return { ...plainItem('employees', 'differs', '', NOTE), answered };
}

/** Why the employees could not be compared. */
export function employeesUnknown(message: string, description: string): ReportItem {
	const answered = `Which employees are found in Asteril is not known: ${message}.`;
	return plainItem('employees', 'cannot tell', answered, description);
}

function nameOf(index: PeopleIndex<Person>, employee: Person): string {
	const { name, email, extension } = employee;
	const known =
		name ?? email ?? (extension === null ? 'one without a name' : `extension ${extension}`);
	return index.hasDoubles(employee) ? `${known} (several users are alike)` : known;
}
