import {
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	NodeConnectionTypes,
	sleep,
} from 'n8n-workflow';
import { failuresOf } from '../../shared/http/failure';
import { failedItem } from '../../shared/n8n/forEachItem';
import { itemError } from '../../shared/n8n/itemError';
import { transportOf } from '../../shared/n8n/senderOf';
import { typedText } from '../../shared/text';
import { cabinetAddress } from '../api/address';
import type { AsterilCredential } from '../api/authenticate';
import { resolveContract } from '../api/contract';
import { failureTexts } from '../api/failureTexts';
import type { Fact } from '../check/facts';
import { asterilApiTest } from '../n8n/testCredential';
import { properties } from './description';

export class AsterilCheckCabinet implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Asteril Check Cabinet',
		name: 'asterilCheckCabinet',
		icon: {
			light: 'file:../../../icons/asteril.svg',
			dark: 'file:../../../icons/asteril.dark.svg',
		},
		group: ['transform'],
		version: 1,
		subtitle: 'read only',
		description:
			'Finds out, reading only, where an Asteril cabinet differs from what the nodes assume, and what to override',
		defaults: { name: 'Asteril Check Cabinet' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		credentials: [{ name: 'asterilApi', required: true, testedBy: 'asterilApiTest' }],
		properties,
	};

	methods = { credentialTest: { asterilApiTest } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const { apiKey } = await this.getCredentials<AsterilCredential>('asterilApi');
		// Once for all incoming items: they say nothing about the cabinet.
		const items = await check(this).catch((error: unknown): INodeExecutionData[] => {
			const failure = itemError(this.getNode(), error, 0, '', [apiKey]);
			if (!this.continueOnFail()) throw failure;
			return [failedItem(this, {}, 0, failure)];
		});
		return [items];
	}
}

async function check(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	// Loaded when it is needed, once in a cabinet's life, and not with every start of n8n.
	const { checkCabinet, MOST_REQUESTS } = await import('../check/checkCabinet');
	const { createProber } = await import('../check/probe');
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
	const facts = await checkCabinet(contract, prober, typedText(credential.apiKey), failureOf);
	return facts.map(toItem);
}

function toItem(fact: Fact): INodeExecutionData {
	return { json: { ...fact } as unknown as IDataObject, pairedItem: { item: 0 } };
}
