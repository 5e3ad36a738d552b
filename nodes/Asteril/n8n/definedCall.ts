import { DateTime } from 'luxon';
import { type IDataObject, type IExecuteFunctions, NodeOperationError } from 'n8n-workflow';
import type { Call } from '../../shared/Call';
import { toFullNumber } from '../../shared/phone';

/**
 * The call that the values of "Define Below" make.
 *
 * @throws {NodeOperationError} when it has no id, or a time that is none
 */
export function definedCall(context: IExecuteFunctions, index: number): Call {
	const text = (name: string) => String(context.getNodeParameter(name, index, '')).trim();
	const id = text('callId');
	if (id === '') {
		throw new NodeOperationError(context.getNode(), 'The "Call ID" is empty', {
			itemIndex: index,
			description: 'Give each call an ID of its own, so that it is logged only once.',
		});
	}
	const direction = text('direction') as Call['direction'];
	const chosen = text('outcome') as Call['outcome'];
	// Only a call to the shop can be missed.
	const outcome = direction === 'outgoing' && chosen === 'missed' ? 'notReached' : chosen;
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

/** What stands under "More About the Call". */
export function details(context: IExecuteFunctions, index: number): IDataObject {
	return context.getNodeParameter('callDetails', index, {}) as IDataObject;
}

/** A call of which nothing is known. */
export function emptyCall(id: string): Call {
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
