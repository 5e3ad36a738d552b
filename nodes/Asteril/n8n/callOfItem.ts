import { type IDataObject, type IExecuteFunctions, NodeOperationError } from 'n8n-workflow';
import type { Call } from '../../shared/Call';
import type { CallRecord, Id } from '../api/records';
import { definedCall, details, emptyCall } from './definedCall';

/** The client an item speaks of: who was found before, or whose id was typed. */
export interface ItemClient {
	id: Id;
	name: string | null;
	/** Left out when the item does not say. */
	responsible?: Id | null;
	/** As the client's card has it; left out when the card was not read. */
	phone?: string | null;
}

/**
 * The call an item speaks of, as the parameter "Call" says: the incoming item itself, or the
 * values defined in the node.
 *
 * @throws {NodeOperationError} when the incoming item is no call
 */
export function callOfItem(context: IExecuteFunctions, index: number): Call {
	return context.getNodeParameter('call', index) === 'define'
		? definedCall(context, index)
		: incomingCall(context, index);
}

/** The client of an item: added by "Asteril Find/Create Client", or defined in the node. */
export function clientOfItem(context: IExecuteFunctions, index: number): ItemClient | null {
	if (context.getNodeParameter('call', index) === 'define') {
		const { clientId } = details(context, index);
		return clientId ? { id: String(clientId), name: null } : null;
	}
	const client = context.getInputData()[index].json.client as IDataObject | null | undefined;
	const id = idOf(client?.id);
	if (id === null) return null;
	const name = typeof client?.name === 'string' ? client.name : null;
	if (client?.responsible === undefined) return { id, name };
	const phone = typeof client.phone === 'string' ? client.phone : null;
	return { id, name, responsible: idOf(client.responsible), phone };
}

/** An id as an item has it; anything else is none. */
export function idOf(value: unknown): Id | null {
	return typeof value === 'number' || (typeof value === 'string' && value !== '') ? value : null;
}

/** The record of the item's call, when a node before has met it in the cabinet. */
export function loggedCallOfItem(context: IExecuteFunctions, index: number): CallRecord | null {
	if (context.getNodeParameter('call', index) === 'define') return null;
	const { loggedCall, id } = context.getInputData()[index].json;
	const record = loggedCall as unknown as CallRecord | null | undefined;
	return record && record.externalId === id ? record : null;
}

/** What an item is about, for a message: `Call ua1_-170…`, or nothing when it can't be told. */
export function nameOfCall(context: IExecuteFunctions, index: number): string {
	const { id } = context.getInputData()[index].json;
	return typeof id === 'string' && id !== '' ? `Call ${id}` : '';
}

/** Keys that make an item a call; the nodes of the road pass all of a `Call` on. */
const TELLING: Array<keyof Call> = ['id', 'direction', 'outcome', 'missed', 'clientPhone'];

function incomingCall(context: IExecuteFunctions, index: number): Call {
	const json = context.getInputData()[index].json as unknown as Partial<Call>;
	if (typeof json.id === 'string' && TELLING.every((key) => json[key] !== undefined)) {
		return { ...emptyCall(json.id), ...json };
	}
	throw new NodeOperationError(context.getNode(), 'The incoming item is not a call', {
		itemIndex: index,
		description:
			'Put "Ringostat Trigger" or "Ringostat: Parse Call" before this node, or set its "Call" to "Define Below" and fill in the values.',
	});
}
