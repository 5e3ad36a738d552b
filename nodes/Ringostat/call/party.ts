import { isHiddenNumber, splitDisplay, toFullNumber } from '../../shared/phone';

/** What stands at one end of a call. */
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
 * What a value of a number field is: a telephone number, an employee's SIP login (it has letters),
 * an extension (few digits), a hidden caller, or something else.
 */
export function partyOf(text: string, defaultCountry: string): Party {
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
