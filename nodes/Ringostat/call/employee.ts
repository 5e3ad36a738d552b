import type { Employee } from '../../shared/Call';
import type { Direction } from './direction';
import type { Field, Fields } from './fields';
import type { Numbers } from './numbers';
import type { Parties } from './parties';
import type { Party } from './party';

const EMAIL = /^[^\s@<>"]{1,100}@[^\s@<>"]{1,100}\.[^\s@<>".]{2,30}$/;
/** A login typed where a name belongs: one Latin word with a `_` or `@` in it. */
const LOGIN_NOT_NAME = /^(?=.*[_@])[a-z0-9._@+-]{3,100}$/i;
/** `-1`: Ringostat does not know the employee (seen in the calls list). */
const UNKNOWN = '-1';

/** The ends of a call where an employee may stand. */
const TO = ['to'] as const;
const TO_AND_FROM = ['to', 'from'] as const;

/**
 * Who of ours was on the call. Users put all sorts of things under `employee`, so a value there is
 * taken for what it is: a number, an extension, a login, a mail address or a name. What nobody
 * named comes from the ends of the call, unless it is the client's own number.
 */
export function readEmployee(
	fields: Fields,
	parties: Parties,
	{ clientPhone, line }: Numbers,
	{ direction, transit }: Direction,
): Employee {
	const found: Employee = {
		name: null,
		id: null,
		email: null,
		extension: null,
		sip: null,
		phone: null,
		department: null,
	};
	const isOurs = (number: string) => number !== clientPhone && number !== line;
	/** Keeps the first value of a key; says whether the value is the one that is kept. */
	const take = (key: keyof Employee, value: string) => (found[key] ??= value) === value;

	/** Puts an end of the call where it belongs; says whether it had a place. */
	const takeParty = (party: Party): boolean => {
		if (party.kind === 'number') return isOurs(party.value) && take('phone', party.value);
		if (party.kind === 'extension') return take('extension', party.value);
		return party.kind === 'login' && take('sip', party.value);
	};
	const takeNamed = (field: Field): boolean => {
		if (EMAIL.test(field.text)) return take('email', field.text);
		const party = parties.of(field);
		if (party.kind === 'number' || party.kind === 'extension') return takeParty(party);
		if (party.kind === 'login' && LOGIN_NOT_NAME.test(party.value)) {
			if (party.name !== '' && party.name !== party.value) take('name', party.name);
			return takeParty(party);
		}
		return take('name', field.text);
	};
	const each = (key: keyof Employee, accept: (field: Field) => boolean) => {
		for (const field of fields.of(`employee.${key}`)) {
			if (field.text === UNKNOWN || accept(field)) field.used = true;
		}
	};

	each('extension', (field) => takeParty(parties.of(field)));
	each('sip', (field) => take('sip', parties.of(field).value));
	each('phone', (field) => takeParty(parties.of(field)));
	each('email', (field) => take('email', field.text));
	each('id', (field) => take('id', field.text));
	each('name', takeNamed);
	each('department', (field) => take('department', field.text));

	// The ends of the call speak last: who was connected, then the end that is ours.
	for (const party of parties.under('connectedWith')) takeParty(party);
	const ends = direction === 'incoming' ? TO : TO_AND_FROM;
	for (const end of ends) {
		for (const party of parties.under(end)) if (party.kind !== 'number') takeParty(party);
	}
	if (transit) for (const party of parties.under('callerNumber')) takeParty(party);
	return found;
}
