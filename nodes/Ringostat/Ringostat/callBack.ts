import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { ApiError } from '../../shared/http/ApiError';
import { failuresOf } from '../../shared/http/failure';
import { readRequestLimits } from '../../shared/n8n/requestLimits';
import { senderOf } from '../../shared/n8n/senderOf';
import { toFullNumber } from '../../shared/phone';
import { apiAddress, type RingostatCredential } from '../api/authenticate';
import { callBack, type CallBackRequest } from '../api/callBack';
import { callBackFailureTexts } from '../api/failureTexts';
import { processState } from '../n8n/ProcessState';

/** Calls that are remembered as rung back, at most. */
const MOST_REMEMBERED = 10_000;

/**
 * Operation "Call Back": rings the client of a missed call, once for the call.
 *
 * Asteril remembers it: only an item whose missed-call task was created just now (`taskCreated`)
 * rings. A call that comes again, also after a restart, has its task and does not ring.
 *
 * @returns what is added to the item
 * @throws {ApiError}
 */
export async function executeCallBack(
	context: IExecuteFunctions,
	credential: RingostatCredential,
	index: number,
	{ rungBack } = processState,
): Promise<object> {
	const { json } = context.getInputData()[index];
	const address = apiAddress(credential);
	const key = `${address} ${String(json.id)}`;
	const rung = rungBack.has(key) ? 'the client of this call was rung back already' : null;
	const reason = reasonNotToRing(json) ?? rung;
	if (reason !== null) return { calledBack: false, skipped: reason };

	const request = readRequest(context, index, json);
	if (request === null) {
		return { calledBack: false, skipped: 'the number of the client or the employee is not known' };
	}
	if (rungBack.size >= MOST_REMEMBERED) rungBack.clear();
	rungBack.add(key);
	const failureOf = failuresOf('Ringostat', address, callBackFailureTexts);
	const limits = readRequestLimits(context.getNodeParameter('options', index, {}) as IDataObject);
	const send = senderOf(context, 'ringostatApi', failureOf, limits);
	await callBack(send, request).catch((error: unknown) => {
		if (!(error instanceof ApiError && error.outcomeUnknown)) rungBack.delete(key);
		throw error;
	});
	return { calledBack: true };
}

function reasonNotToRing({ missed, taskCreated }: IDataObject): string | null {
	if (missed !== true) return 'the call was not missed';
	if (taskCreated !== true) {
		return 'no task was created for it just now, so somebody was or will be rung back already';
	}
	return null;
}

function readRequest(
	context: IExecuteFunctions,
	index: number,
	{ clientPhone, employee }: IDataObject,
): CallBackRequest | null {
	const text = (name: string) => String(context.getNodeParameter(name, index, '') ?? '').trim();
	const named = (employee ?? {}) as { extension?: string; sip?: string };
	const ringing = text('employee') || named.extension || named.sip || '';
	const client = toFullNumber(clientPhone);
	if (ringing === '' || client === null) return null;
	return {
		employee: ringing,
		client,
		form: text('form') as CallBackRequest['form'],
		projectId: text('projectId'),
	};
}
