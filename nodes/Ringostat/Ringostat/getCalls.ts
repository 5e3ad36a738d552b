import { DateTime } from 'luxon';
import { type IDataObject, type IExecuteFunctions, NodeOperationError } from 'n8n-workflow';
import { failuresOf } from '../../shared/http/failure';
import type { Call } from '../../shared/Call';
import { readRequestLimits } from '../../shared/n8n/requestLimits';
import { senderOf } from '../../shared/n8n/senderOf';
import { apiAddress, type RingostatCredential } from '../api/authenticate';
import { callsList } from '../api/callsList';
import { failureTexts } from '../api/failureTexts';
import { isWithin, type Period } from '../api/period';
import { parseCalls } from '../call';
import { isUnfinished, selectCalls } from '../call/selectCalls';
import { readParsing } from '../n8n/parseParameters';

/**
 * Returns the finished calls of a period, the oldest first: the operation "Get Calls".
 *
 * @throws {ApiError} or {NodeOperationError}
 */
export async function getCalls(
	context: IExecuteFunctions,
	credential: RingostatCredential,
	index: number,
): Promise<Call[]> {
	const { options, selection } = readParsing(context, index);
	const failureOf = failuresOf('Ringostat', apiAddress(credential), failureTexts);
	const limits = readRequestLimits(context.getNodeParameter('options', index, {}) as IDataObject);
	const send = senderOf(context, 'ringostatApi', failureOf, limits);
	const period = readPeriod(context, index, options.timezone);
	const rows = await callsList(send, period, options.timezone);
	const now = Date.now();
	const calls = parseCalls({ body: rows }, { ...options, now }).filter(
		(call) => !isUnfinished(call, now) && isWithin(call.startedAt, period, options.timezone),
	);
	// A row of the list has no event: with some chosen, no call would be left.
	return selectCalls(calls, { ...selection, events: [] }).sort(byStart);
}

function byStart(one: Call, other: Call): number {
	return Date.parse(one.startedAt ?? '') - Date.parse(other.startedAt ?? '') || 0;
}

function readPeriod(context: IExecuteFunctions, index: number, zone: string): Period {
	const now = Date.now();
	if (context.getNodeParameter('period', index) === 'last') {
		const minutes = context.getNodeParameter('minutes', index) as number;
		return { from: now - minutes * 60_000, to: now };
	}
	const moment = (name: string) => {
		const typed = String(context.getNodeParameter(name, index, '') ?? '');
		return DateTime.fromISO(typed, { zone }).toMillis();
	};
	const from = moment('from');
	const to = context.getNodeParameter('to', index, '') === '' ? now : moment('to');
	if (from <= to) return { from, to };
	throw new NodeOperationError(context.getNode(), '"From" and "To" are no period', {
		itemIndex: index,
		description: 'Set "From" to a date and time before "To"; "To" may be empty for now.',
	});
}
