import {
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	sleep,
} from 'n8n-workflow';
import { createBoundedSender } from '../../../shared/http/boundedSender';
import { failuresOf } from '../../../shared/http/failure';
import { failedItem } from '../../../shared/n8n/forEachItem';
import { itemError } from '../../../shared/n8n/itemError';
import { transportOf } from '../../../shared/n8n/senderOf';
import { typedText } from '../../../shared/text';
import { cabinetAddress } from '../../api/address';
import type { AsterilCredential } from '../../api/authenticate';
import { resolveContract } from '../../api/contract';
import { failureTexts } from '../../api/failureTexts';
import { checkCabinet, MAX_REQUESTS } from '../../check/checkCabinet';
import type { ReportItem } from '../../check/report/reportItem';
import { cardUrl } from '../../n8n/withCards';

/** Checks the cabinet once for all incoming items: they say nothing about it. */
export async function execute(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const { apiKey } = await context.getCredentials<AsterilCredential>('asterilApi');
	return await check(context).catch((error: unknown): INodeExecutionData[] => {
		const failure = itemError(context.getNode(), error, 0, '', [apiKey]);
		if (!context.continueOnFail()) throw failure;
		return [failedItem(context, {}, 0, failure)];
	});
}

async function check(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const credential = await context.getCredentials<AsterilCredential>('asterilApi');
	const tryWriting = context.getNodeParameter('tryWriting', 0, false) as boolean;
	const options = context.getNodeParameter('options', 0, {}) as IDataObject;
	const address = cabinetAddress(credential);
	const cards = { client: credential.clientCard, call: '', task: credential.taskCard };
	const timeoutMs = Number(options.timeout ?? 15) * 1000;
	const items = await checkCabinet({
		contract: resolveContract(credential.contractOverrides),
		sender: createBoundedSender({
			transport: transportOf(context, 'asterilApi'),
			sleep,
			now: Date.now,
			random: Math.random,
			timeoutMs,
			budgetMs: Number(options.budget ?? 120) * 1000,
			maxRequests: tryWriting ? MAX_REQUESTS.writing : MAX_REQUESTS.reading,
		}),
		apiKey: credential.apiKey.trim(),
		failureOf: failuresOf('Asteril', address, failureTexts),
		linkTo: (entity, id) => cardUrl(address, typedText(cards[entity]), String(id)),
		tryWriting,
		allFacts: options.allFacts === true,
		now: Date.now(),
	});
	if (options.compareEmployees !== true) return items.map(toItem);
	const { compareEmployees } = await import('./employees');
	const [summary, ...rest] = items;
	const found = resolveContract(items[items.length - 1].json);
	const limits = { timeoutMs, budgetMs: timeoutMs };
	return [summary, await compareEmployees(context, credential, found, limits), ...rest].map(toItem);
}

function toItem(item: ReportItem): INodeExecutionData {
	return { json: { ...item } as unknown as IDataObject, pairedItem: { item: 0 } };
}
