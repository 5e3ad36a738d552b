import { isHiddenNumber, splitDisplay } from '../../shared/displayForm';
import { toFullNumber } from '../../shared/phone';
import type { Field, Fields } from './fields';
import type { Meaning } from './meanings';

/** Who or what is at one end of a call. */
export interface Party {
	readonly kind: 'number' | 'login' | 'extension' | 'hidden' | 'other';
	/** Full digits, the SIP login, the extension's digits, or the text itself. */
	readonly value: string;
	/** The name of a display form, `Support` of `"Support" <380671234567>`; mostly empty. */
	readonly name: string;
}

/** Latin letters with the marks logins have, no spaces: `examplecom_ivanenko`, `ivan@pbx`. */
const LOGIN = /^(?=.*[a-z])[a-z0-9._+@-]{2,100}$/i;

/**
 * Returns what a value of a number field is: a telephone number, an employee's SIP login (it has
 * letters), an extension (few digits), a hidden caller, or something else.
 */
function partyOf(text: string, defaultCountry: string): Party {
	const number = toFullNumber(text, defaultCountry);
	const isDisplay = /[<&]/.test(text);
	if (number !== null && !isDisplay) return { kind: 'number', value: number, name: '' };
	const { name, address } = splitDisplay(text);
	if (number !== null) return { kind: 'number', value: number, name };
	const plain = address.replace(/^sips?:/i, '');
	if (/^\d{1,8}$/.test(plain)) return { kind: 'extension', value: plain, name };
	if (isHiddenNumber(plain)) return { kind: 'hidden', value: plain, name };
	return { kind: LOGIN.test(plain) ? 'login' : 'other', value: plain, name };
}

const NOBODY: readonly Party[] = [];
const NO_NUMBERS: readonly string[] = [];

/** The number fields of one body. Each is read once. */
export class Parties {
	private readonly known = new Map<Field, Party>();

	constructor(
		private readonly fields: Fields,
		private readonly defaultCountry: string,
	) {}

	/** Returns what stands under the keys of that meaning, in order. */
	under(meaning: Meaning): readonly Party[] {
		const fields = this.fields.of(meaning);
		return fields.length === 0 ? NOBODY : fields.map((field) => this.of(field));
	}

	/** Returns the telephone numbers among them. */
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
		const party = this.known.get(field) ?? partyOf(field.text, this.defaultCountry);
		this.known.set(field, party);
		return party;
	}

	/** Marks the number fields whose value, and display name if any, was put into the call. */
	markUsed(placed: ReadonlyArray<string | null>): void {
		for (const field of this.fields.of('anyNumber')) {
			const { value, name } = this.of(field);
			field.used ||= placed.includes(value) && (name === '' || placed.includes(name));
		}
	}
}
