import type { Employee } from '../../shared/Call';
import type { Direction } from './direction';
import type { Field, Fields } from './fields';
import type { Numbers } from './numbers';
import type { Parties, Party } from './party';

const EMAIL = /^[^\s@<>"]{1,100}@[^\s@<>"]{1,100}\.[^\s@<>".]{2,30}$/;
/** A login typed where a name belongs: one Latin word with a `_` or `@` in it. */
const LOGIN_NOT_NAME = /^(?=.*[_@])[a-z0-9._@+-]{3,100}$/i;
/** `-1`: Ringostat does not know the employee (seen in the calls list). */
const UNKNOWN = '-1';

/** The ends of a call where an employee may stand. */
const TO = ['to'] as const;
const TO_AND_FROM = ['to', 'from'] as const;

/**
 * Returns who of the shop was on the call. Users put all sorts of things under `employee`, so the
 * value decides what it is: a number, an extension, a login, a mail address or a name.
 * What no key names comes from the ends of the call, unless it is the client's number or our line.
 */
export function readEmployee(
	fields: Fields,
	parties: Parties,
	numbers: Numbers,
	direction: Direction,
): Employee {
	const found = new Findings(numbers);
	takeFields(found, fields, parties);
	takeEnds(found, parties, direction);
	return found.employee;
}

/** What is known of the employee so far; of each key the first value is kept. */
class Findings {
	readonly employee: Employee = {
		name: null,
		id: null,
		email: null,
		extension: null,
		sip: null,
		phone: null,
		department: null,
	};

	constructor(private readonly numbers: Numbers) {}

	/** Keeps the first value of a key; returns whether the value is the one that is kept. */
	take(key: keyof Employee, value: string): boolean {
		return (this.employee[key] ??= value) === value;
	}

	/** Puts an end of the call where it belongs; returns whether it had a place. */
	takeParty({ kind, value }: Party): boolean {
		if (kind === 'number') return this.isEmployees(value) && this.take('phone', value);
		if (kind === 'extension') return this.take('extension', value);
		return kind === 'login' && this.take('sip', value);
	}

	/** Puts a value that stands under a name's key where it belongs; returns whether it had a place. */
	takeNamed(text: string, party: Party): boolean {
		if (EMAIL.test(text)) return this.take('email', text);
		const { kind, value, name } = party;
		if (kind === 'number' || kind === 'extension') return this.takeParty(party);
		if (kind !== 'login' || !LOGIN_NOT_NAME.test(value)) return this.take('name', text);
		if (name !== '' && name !== value) this.take('name', name);
		return this.takeParty(party);
	}

	private isEmployees(number: string): boolean {
		return number !== this.numbers.clientPhone && number !== this.numbers.line;
	}
}

/** Takes what the keys of an employee say. A value that is taken does not go into `additional`. */
function takeFields(found: Findings, fields: Fields, parties: Parties): void {
	const each = (key: keyof Employee, take: (field: Field) => boolean) => {
		for (const field of fields.of(`employee.${key}`)) {
			if (field.text === UNKNOWN || take(field)) field.used = true;
		}
	};
	each('extension', (field) => found.takeParty(parties.of(field)));
	each('sip', (field) => found.take('sip', parties.of(field).value));
	each('phone', (field) => found.takeParty(parties.of(field)));
	each('email', ({ text }) => found.take('email', text));
	each('id', ({ text }) => found.take('id', text));
	each('name', (field) => found.takeNamed(field.text, parties.of(field)));
	each('department', ({ text }) => found.take('department', text));
}

/** Fills what is still missing from the ends of the call: first who was connected, then our end. */
function takeEnds(found: Findings, parties: Parties, { direction, transit }: Direction): void {
	for (const party of parties.under('connectedWith')) found.takeParty(party);
	for (const end of direction === 'incoming' ? TO : TO_AND_FROM) {
		for (const party of parties.under(end)) if (party.kind !== 'number') found.takeParty(party);
	}
	if (!transit) return;
	for (const party of parties.under('employeesLineOnTransit')) found.takeParty(party);
}
