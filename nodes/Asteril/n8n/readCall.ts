import { DateTime } from 'luxon';
import { type IDataObject, type IExecuteFunctions, NodeOperationError } from 'n8n-workflow';
import type { Call } from '../../shared/Call';
import { toFullNumber } from '../../shared/phone';
import type { CallRecord, Id } from '../api/records';
import type { BatchedCall } from '../crm/Batch';

/** The client an item speaks of: who was found before, or whose id was typed. */
export interface ItemClient {
	id: Id;
	name: string | null;
	/** Left out when the item does not say. */
	responsible?: Id | null;
}

/**
 * The call an item speaks of, as the parameter "Call" says: the incoming item itself, or the
 * values defined in the node.
 *
 * @throws {NodeOperationError} when the incoming item is no call
 */
export function readCall(context: IExecuteFunctions, index: number): Call {
	return context.getNodeParameter('call', index) === 'define'
		? definedCall(context, index)
		: incomingCall(context, index);
}

/** The client of an item: added by "Asteril Find/Create Client", or defined in the node. */
export function readClient(context: IExecuteFunctions, index: number): ItemClient | null {
	if (context.getNodeParameter('call', index) === 'define') {
		const { clientId } = details(context, index);
		return clientId ? { id: String(clientId), name: null } : null;
	}
	const client = context.getInputData()[index].json.client as IDataObject | null | undefined;
	const id = idOf(client?.id);
	if (id === null) return null;
	const name = typeof client?.name === 'string' ? client.name : null;
	const says = client?.responsible !== undefined;
	return { id, name, ...(says && { responsible: idOf(client.responsible) }) };
}

function idOf(value: unknown): Id | null {
	return typeof value === 'number' || (typeof value === 'string' && value !== '') ? value : null;
}

/** The calls of all incoming items, as far as they are calls; the items of one execution. */
export function readBatch(context: IExecuteFunctions): BatchedCall[] {
	return context.getInputData().flatMap(({ json }) => {
		const { id, startedAt, outcome, direction, clientPhone } = json;
		if (typeof id !== 'string') return [];
		const client = json.client as IDataObject | null | undefined;
		const phone = typeof clientPhone === 'string' ? clientPhone : null;
		const reached = outcome === 'answered' && typeof direction === 'string';
		return [
			{
				id,
				startedAt: typeof startedAt === 'string' ? startedAt : null,
				...(reached && { reached: { clientId: idOf(client?.id), phone } }),
			},
		];
	});
}

/** The record of the item's call, when a node before has met it in the cabinet. */
export function readLoggedCall(context: IExecuteFunctions, index: number): CallRecord | null {
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

function definedCall(context: IExecuteFunctions, index: number): Call {
	const text = (name: string) => String(context.getNodeParameter(name, index, '')).trim();
	const id = text('callId');
	if (id === '') {
		throw new NodeOperationError(context.getNode(), 'The "Call ID" is empty', {
			itemIndex: index,
			description: 'Give each call an ID of its own, so that it is logged only once.',
		});
	}
	const direction = text('direction') as Call['direction'];
	const outcome = text('outcome') as Call['outcome'];
	const more = details(context, index);
	const orNull = (value: unknown) => (value === undefined || value === '' ? null : String(value));
	const seconds = (value: unknown) => (value === undefined ? null : Number(value));
	const call = emptyCall(id);
	return {
		...call,
		direction,
		outcome,
		missed: direction === 'incoming' && outcome === 'missed',
		clientPhone: toFullNumber(text('clientPhone')),
		line: toFullNumber(more.line),
		startedAt: momentOf(context, index, more.startedAt),
		talkSeconds: seconds(more.talkSeconds),
		durationSeconds: seconds(more.durationSeconds),
		recordingUrl: orNull(more.recordingUrl),
		employee: { ...call.employee, name: orNull(more.employeeName) },
		utm: {
			source: orNull(more.utmSource),
			medium: orNull(more.utmMedium),
			campaign: orNull(more.utmCampaign),
			content: orNull(more.utmContent),
			term: orNull(more.utmTerm),
		},
	};
}

/** A typed moment as ISO 8601 with offset; without an offset it is meant on the workflow's clock. */
function momentOf(context: IExecuteFunctions, index: number, typed: unknown): string | null {
	if (typed === undefined || typed === null || typed === '') return null;
	const moment = DateTime.fromISO(String(typed), { zone: context.getTimezone(), setZone: true });
	if (moment.isValid) return moment.toISO({ suppressMilliseconds: true });
	throw new NodeOperationError(context.getNode(), `"${String(typed)}" is no date and time`, {
		itemIndex: index,
		description: 'Write "Started At" as 2026-11-22T10:15:00, or choose it from the calendar.',
	});
}

function details(context: IExecuteFunctions, index: number): IDataObject {
	return context.getNodeParameter('callDetails', index, {}) as IDataObject;
}

function emptyCall(id: string): Call {
	return {
		id,
		event: null,
		direction: null,
		callback: false,
		outcome: 'unknown',
		missed: false,
		disposition: null,
		startedAt: null,
		talkSeconds: null,
		durationSeconds: null,
		waitSeconds: null,
		clientPhone: null,
		line: null,
		employee: {
			name: null,
			id: null,
			email: null,
			extension: null,
			sip: null,
			phone: null,
			department: null,
		},
		recordingUrl: null,
		callCardUrl: null,
		utm: { source: null, medium: null, campaign: null, content: null, term: null },
		additional: {},
	};
}
