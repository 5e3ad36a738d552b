import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { failuresOf } from '../../shared/http/failure';
import type { Call } from '../../shared/Call';
import { readRequestLimits } from '../../shared/n8n/requestLimits';
import { senderOf } from '../../shared/n8n/senderOf';
import { apiAddress, type RingostatCredential } from '../api/authenticate';
import { callsList } from '../api/callsList';
import { failureTexts } from '../api/failureTexts';
import { isWithin } from '../api/period';
import { parseCalls } from '../call';
import { isUnfinished, selectCalls } from '../call/selectCalls';
import { completeEmployees } from '../n8n/completeEmployees';
import { readParsing } from '../n8n/readParsing';
import { readPeriod } from './readPeriod';

const NO_AUTH_KEY =
	'Nothing was read: the Ringostat credential has no Auth-key. Add it to get calls that the webhook missed, or deactivate this node.';

/**
 * Returns the finished calls of a period, the oldest first: the operation "Get Calls".
 *
 * Without an Auth-key a scheduled run gets none, instead of failing every five minutes: a shop may
 * use the webhook alone.
 *
 * @throws {ApiError} or {NodeOperationError}
 */
export async function getCalls(
	context: IExecuteFunctions,
	credential: RingostatCredential,
	index: number,
): Promise<Call[]> {
	const { options, selection } = readParsing(context, index);
	const onSchedule = context.getNodeParameter('period', index) === 'schedule';
	if (onSchedule && (credential.authKey?.trim() ?? '') === '') {
		context.addExecutionHints({ message: NO_AUTH_KEY, location: 'outputPane' });
		return [];
	}
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
	const selected = selectCalls(calls, { ...selection, events: [] }).sort(byStart);
	return await completeEmployees(context, selected);
}

function byStart(one: Call, other: Call): number {
	return Date.parse(one.startedAt ?? '') - Date.parse(other.startedAt ?? '') || 0;
}
