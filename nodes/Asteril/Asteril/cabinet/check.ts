import {
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	sleep,
} from 'n8n-workflow';
import { failuresOf } from '../../../shared/http/failure';
import { failedItem } from '../../../shared/n8n/forEachItem';
import { itemError } from '../../../shared/n8n/itemError';
import { transportOf } from '../../../shared/n8n/senderOf';
import { cabinetAddress } from '../../api/address';
import type { AsterilCredential } from '../../api/authenticate';
import { resolveContract } from '../../api/contract';
import { failureTexts } from '../../api/failureTexts';
import { checkCabinet, MOST_REQUESTS } from '../../check/checkCabinet';
import type { Fact } from '../../check/facts';
import { createProber } from '../../check/probe';

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
	const address = cabinetAddress(credential);
	const contract = resolveContract(credential.contractOverrides);
	const options = context.getNodeParameter('options', 0, {}) as IDataObject;
	const prober = createProber({
		transport: transportOf(context, 'asterilApi'),
		sleep,
		now: Date.now,
		random: Math.random,
		timeoutMs: Number(options.timeout ?? 15) * 1000,
		budgetMs: Number(options.budget ?? 120) * 1000,
		maxRequests: MOST_REQUESTS,
	});
	const failureOf = failuresOf('Asteril', address, failureTexts);
	const facts = await checkCabinet(contract, prober, credential.apiKey.trim(), failureOf);
	return facts.map(toItem);
}

function toItem(fact: Fact): INodeExecutionData {
	return { json: { ...fact } as unknown as IDataObject, pairedItem: { item: 0 } };
}
