import type { Meaning } from './aliases';
import type { Field, Fields } from './fields';
import { partyOf, type Party } from './party';

const NOBODY: readonly Party[] = [];
const NO_NUMBERS: readonly string[] = [];

/** The number fields of one body, each understood once. */
export class Parties {
	constructor(
		private readonly fields: Fields,
		private readonly defaultCountry: string,
	) {}

	/** What stands under the keys of that meaning, in order. */
	under(meaning: Meaning): readonly Party[] {
		const fields = this.fields.of(meaning);
		return fields.length === 0 ? NOBODY : fields.map((field) => this.of(field));
	}

	/** The telephone numbers among them. */
	numbers(meaning: Meaning): readonly string[] {
		const fields = this.fields.of(meaning);
		if (fields.length === 0) return NO_NUMBERS;
		const found: string[] = [];
		for (const field of fields) {
			const party = this.of(field);
			if (party.kind === 'number') found.push(party.value);
		}
		return found;
	}

	has(kind: Party['kind'], meaning: Meaning): boolean {
		return this.under(meaning).some((party) => party.kind === kind);
	}

	of(field: Field): Party {
		return (field.party ??= partyOf(field.text, this.defaultCountry));
	}
}
