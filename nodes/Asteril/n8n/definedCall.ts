import { type IDataObject, type IExecuteFunctions, NodeOperationError } from 'n8n-workflow';
import type { Call } from '../../shared/Call';
import { requireCountry } from '../../shared/n8n/country';
import { normalizeCall } from './normalizeCall';

/**
 * Builds the call from the values under "Define Below".
 *
 * @throws {NodeOperationError} when it has no id, or an unknown country
 * @throws {ApiError} when a value can't be understood
 */
export function definedCall(context: IExecuteFunctions, index: number): Call {
	const valueOf = (name: string) => context.getNodeParameter(name, index, '');
	const id = String(valueOf('callId')).trim();
	if (id === '') {
		throw new NodeOperationError(context.getNode(), 'The "Call ID" is empty', {
			itemIndex: index,
			description: 'Give each call an ID of its own, so that it is logged only once.',
		});
	}
	const direction = valueOf('direction');
	const outcome = valueOf('outcome');
	const { country, employeeName, utmSource, utmMedium, utmCampaign, utmContent, utmTerm, ...more } =
		callDetails(context, index);
	const values = {
		...more,
		id,
		direction,
		// Only a call to the shop can be missed.
		outcome: direction === 'outgoing' && outcome === 'missed' ? 'notReached' : outcome,
		clientPhone: valueOf('clientPhone'),
		country: requireCountry(context, country, index),
		employee: { name: employeeName },
		utm: {
			source: utmSource,
			medium: utmMedium,
			campaign: utmCampaign,
			content: utmContent,
			term: utmTerm,
		},
	};
	return normalizeCall(values, context.getTimezone());
}

/** The values under "More About the Call". */
export function callDetails(context: IExecuteFunctions, index: number): IDataObject {
	return context.getNodeParameter('callDetails', index, {}) as IDataObject;
}
