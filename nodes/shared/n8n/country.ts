import { type IExecuteFunctions, type INodeProperties, NodeOperationError } from 'n8n-workflow';
import { COUNTRY_NAMES } from '../countryNames';
import { COUNTRIES } from '../phone';

const choices = [...COUNTRY_NAMES].map(([code, name]) => ({
	name: `${name} (${code})`,
	value: code,
}));

/** Option of a collection: the country of numbers that are written without a country code. */
export function countryOption(name: string): INodeProperties {
	return {
		displayName: 'Country of Local Numbers',
		name,
		type: 'options',
		options: choices,
		default: 'UA',
		description:
			'Where numbers without a country code are at home, both those of the call and those of the clients in Asteril',
	};
}

/** Returns the code of a chosen country, Ukraine's when none is chosen; `null` when there is no such country. */
export function readCountry(chosen: unknown): string | null {
	const code =
		String(chosen ?? '')
			.trim()
			.toUpperCase() || 'UA';
	return COUNTRIES.includes(code) ? code : null;
}

/**
 * Returns the code of a country that may come from an expression.
 *
 * @throws {NodeOperationError} when there is no such country
 */
export function requireCountry(context: IExecuteFunctions, chosen: unknown, index: number): string {
	const code = readCountry(chosen);
	if (code !== null) return code;
	throw new NodeOperationError(context.getNode(), `"${String(chosen)}" is no country`, {
		itemIndex: index,
		description:
			'Choose "Country of Local Numbers" from the list, or give its two letters: UA, PL, MD.',
	});
}
