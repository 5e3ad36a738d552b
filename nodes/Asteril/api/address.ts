import { ApiError } from '../../shared/http/ApiError';
import { typedText } from '../../shared/text';

/** The fields of the Asteril credential that say where the cabinet is. */
export interface AddressSettings {
	/** As typed: `crm1234567`, `crm1234567.asteril.com` or an address copied from the browser. */
	address: string;
	/** Allows anything else than `*.asteril.com`. */
	customAddress: boolean;
}

/**
 * The cabinet's address, without a slash at its end: `https://crm1234567.asteril.com`.
 * Cabinets live at `crm` + digits + `.asteril.com` (observed). Anything else needs the switch
 * "Custom Address", so that a typo can't send the API key elsewhere.
 *
 * @throws {ApiError} of kind `settings`
 */
export function cabinetAddress({ address, customAddress }: AddressSettings): string {
	const typed = typedText(address);
	if (typed === '') throw settingsError('The Asteril credential has no cabinet address');
	const url = parse(typed);
	if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) {
		throw settingsError(`"${typed.split('?')[0].slice(0, 100)}" is not the address of a cabinet`);
	}
	if (url.username !== '' || url.password !== '') {
		throw settingsError('The cabinet address must not hold a name and password');
	}
	// What follows the host is a page that somebody had open. A cabinet has https.
	if (url.hostname.endsWith('.asteril.com') && url.port === '') return `https://${url.hostname}`;
	if (customAddress === true) return (url.origin + url.pathname).replace(/\/+$/, '');
	throw settingsError(
		`The address ${url.origin} is not on *.asteril.com; only the switch "Custom Address" allows it`,
	);
}

/** `crm1234567`, and its digits alone, stand for the whole address. */
function parse(typed: string): URL | null {
	if (/^\d{5,}$/.test(typed)) return new URL(`https://crm${typed}.asteril.com`);
	if (/^[a-z0-9-]+$/i.test(typed)) return new URL(`https://${typed}.asteril.com`);
	const full = /^[a-z][a-z0-9+.-]*:\/\//i.test(typed) ? typed : `https://${typed}`;
	return URL.canParse(full) ? new URL(full) : null;
}

function settingsError(message: string): ApiError {
	return new ApiError('settings', message, {
		description:
			'In the Asteril credential, type Cabinet Address as crm1234567 or copy it from the browser. For a proxy or a test cabinet, switch on "Custom Address" there and type the address with http:// or https://: the API key is sent to it.',
	});
}
