import { toFullNumber } from './phone';

/** What two systems can both know of a person. */
export interface Person {
	name: string | null;
	email: string | null;
	extension: string | null;
	phone: string | null;
}

type Fact = keyof Person;

/** The most telling fact first. */
const FACTS: readonly Fact[] = ['email', 'extension', 'phone', 'name'];

/**
 * Finds people of one system by what another system knows of them: Asteril's users by an employee of
 * Ringostat, and the other way round.
 */
export class PeopleIndex<P extends Person> {
	private readonly byFact: Record<Fact, Map<string, P[]>> = {
		email: new Map(),
		extension: new Map(),
		phone: new Map(),
		name: new Map(),
	};

	constructor(readonly people: readonly P[]) {
		for (const person of people) {
			for (const fact of FACTS) {
				const key = keyOf(fact, person);
				if (key === null) continue;
				const same = this.byFact[fact].get(key);
				if (same) same.push(person);
				else this.byFact[fact].set(key, [person]);
			}
		}
	}

	/**
	 * Finds the person by e-mail, extension, phone and exact name, in this order. A fact that two
	 * people share decides nothing.
	 */
	find(person: Person): P | null {
		for (const fact of FACTS) {
			const key = keyOf(fact, person);
			const found = key === null ? undefined : this.byFact[fact].get(key);
			if (found?.length === 1) return found[0];
		}
		return null;
	}

	/** Whether two people share one of the person's facts, so that it could not decide. */
	hasDoubles(person: Person): boolean {
		return FACTS.some((fact) => {
			const key = keyOf(fact, person);
			return key !== null && (this.byFact[fact].get(key)?.length ?? 0) > 1;
		});
	}
}

/** A text for comparing: letter case and spaces do not matter. */
export function plainText(text: string): string {
	return text.trim().replace(/\s+/g, ' ').toLocaleLowerCase('uk');
}

function keyOf(fact: Fact, person: Person): string | null {
	const value = person[fact];
	if (value === null) return null;
	const key = fact === 'phone' ? toFullNumber(value) : plainText(value);
	return key === '' ? null : key;
}
