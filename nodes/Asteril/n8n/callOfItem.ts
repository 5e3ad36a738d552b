import { type IExecuteFunctions, NodeOperationError } from 'n8n-workflow';
import type { Call } from '../../shared/Call';
import { isObject } from '../../shared/isObject';
import type { CallRecord, Id } from '../api/records';
import type { KnownClient } from '../crm/clients/findClient';
import { callDetails, definedCall } from './definedCall';
import { normalizeCall } from './normalizeCall';

/**
 * Returns the call of an item, as the parameter "Call" says: the incoming item itself, or the
 * values defined in the node.
 *
 * @throws {NodeOperationError} when the incoming item is no call
 * @throws {ApiError} when a value can't be understood
 */
export function callOfItem(context: IExecuteFunctions, index: number): Call {
	return isDefined(context, index) ? definedCall(context, index) : incomingCall(context, index);
}

/** Returns the client of an item: added by "Asteril Find/Create Client", or defined in the node. */
export function clientOfItem(context: IExecuteFunctions, index: number): KnownClient | null {
	if (isDefined(context, index)) {
		const id = idOrNull(callDetails(context, index).clientId);
		return id === null ? null : { id: String(id), name: null };
	}
	const { client } = context.getInputData()[index].json;
	const id = isObject(client) ? idOrNull(client.id) : null;
	if (!isObject(client) || id === null) return null;
	const name = typeof client.name === 'string' ? client.name : null;
	if (client.responsible === undefined) return { id, name };
	const phone = typeof client.phone === 'string' ? client.phone : null;
	return { id, name, responsible: idOrNull(client.responsible), phone };
}

/** Returns the value as an id, or `null` when it is no filled text and no number. */
export function idOrNull(value: unknown): Id | null {
	return typeof value === 'number' || (typeof value === 'string' && value !== '') ? value : null;
}

/** The call's record in the cabinet, when an earlier node has read or created it; else `null`. */
export function loggedCallOfItem(context: IExecuteFunctions, index: number): CallRecord | null {
	if (isDefined(context, index)) return null;
	const { loggedCall, id } = context.getInputData()[index].json;
	const record = loggedCall as unknown as CallRecord | null | undefined;
	return record && record.externalId === id ? record : null;
}

/** What an item is about, for a message: `Call ua1_-170…`, or nothing when it can't be told. */
export function nameOfCall(context: IExecuteFunctions, index: number): string {
	const { id } = context.getInputData()[index].json;
	return typeof id === 'string' && id !== '' ? `Call ${id}` : '';
}

function isDefined(context: IExecuteFunctions, index: number): boolean {
	return context.getNodeParameter('call', index) === 'define';
}

/** Keys that make an item a call; what else a call has may be missing. */
const NEEDED: Array<keyof Call> = ['id', 'direction', 'outcome', 'clientPhone'];

function incomingCall(context: IExecuteFunctions, index: number): Call {
	const { json } = context.getInputData()[index];
	const missing = NEEDED.filter((key) => json[key] === undefined);
	if (typeof json.id === 'string' && missing.length === 0) {
		return normalizeCall(json, context.getTimezone());
	}
	const lacking = missing.map((key) => `"${key}"`).join(', ') || 'a text as "id"';
	throw new NodeOperationError(context.getNode(), 'The incoming item is not a call', {
		itemIndex: index,
		description: `Put "Ringostat Trigger" or "Ringostat: Parse Call" before this node, or set its "Call" to "Define Below" and fill in the values. The item lacks ${lacking}.`,
	});
}
