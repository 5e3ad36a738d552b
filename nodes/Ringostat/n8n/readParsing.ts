import type { IDataObject, IExecuteFunctions, IWebhookFunctions } from 'n8n-workflow';
import { readCountry, requireCountry } from '../../shared/n8n/country';
import { requireZone, timeZone } from '../../shared/n8n/timeZone';
import type { ParseOptions } from '../call';
import type { Selection } from '../call/selectCalls';

/** The values of `parseParameters`. */
export interface Parsing {
	options: ParseOptions & { timezone: string };
	selection: Selection;
}

/**
 * Reads `parseParameters` for an item.
 *
 * @throws {NodeOperationError} for a time zone or a country that does not exist
 */
export function readParsing(context: IExecuteFunctions, index: number): Parsing {
	const calls = context.getNodeParameter('calls', index);
	const set = context.getNodeParameter('parsing', index, {}) as IDataObject;
	const zone = requireZone(context, set.timezone, index);
	return parsingOf(calls, set, zone, requireCountry(context, set.defaultCountry, index));
}

/**
 * Reads `parseParameters` of the trigger. A time zone that does not exist becomes Kyiv's, a
 * country that does not exist Ukraine, with a warning in the log: Ringostat may send a call only once,
 * so it must not be refused.
 */
export function readTriggerParsing(context: IWebhookFunctions): Parsing {
	const set = context.getNodeParameter('parsing', {}) as IDataObject;
	const zone = timeZone(set.timezone);
	if (zone === null) {
		context.logger.warn(
			`Ringostat Trigger "${context.getNode().name}": "${text(set.timezone)}" is no time zone, so times are read as Europe/Kyiv. Correct "Time Zone" under "More Settings".`,
		);
	}
	const country = readCountry(set.defaultCountry);
	if (country === null) {
		context.logger.warn(
			`Ringostat Trigger "${context.getNode().name}": "${text(set.defaultCountry)}" is no country, so local numbers are read as Ukrainian. Choose "Country of Local Numbers" under "More Settings".`,
		);
	}
	const calls = context.getNodeParameter('calls');
	return parsingOf(calls, set, zone ?? 'Europe/Kyiv', country ?? 'UA');
}

function parsingOf(
	calls: unknown,
	set: IDataObject,
	timezone: string,
	defaultCountry: string,
): Parsing {
	const mappings = ((set.mapping as IDataObject)?.values ?? []) as IDataObject[];
	return {
		options: {
			timezone,
			ownNumbers: listOf(set.ownNumbers),
			mapping: Object.fromEntries(
				mappings.filter(({ key }) => text(key) !== '').map(({ field, key }) => [field, text(key)]),
			) as Record<string, string>,
			defaultCountry,
		},
		selection: {
			calls: calls as Selection['calls'],
			events: listOf(set.events),
		},
	};
}

function listOf(value: unknown): string[] {
	return text(value)
		.split(/[,;\n]/)
		.map((part) => part.trim())
		.filter(Boolean);
}

function text(value: unknown): string {
	return value === undefined || value === null ? '' : String(value).trim();
}
