import { type IExecuteFunctions, type ILoadOptionsFunctions, sleep } from 'n8n-workflow';
import { failuresOf } from '../../shared/http/failure';
import type { RequestLimits } from '../../shared/n8n/requestLimits';
import { senderOf } from '../../shared/n8n/senderOf';
import { typedText } from '../../shared/text';
import { cabinetAddress } from '../api/address';
import { AsterilApi } from '../api/AsterilApi';
import type { AsterilCredential } from '../api/authenticate';
import { resolveContract } from '../api/contract';
import { failureTexts } from '../api/failureTexts';
import type { Cabinet } from '../crm/cabinet';
import { ProcessState } from '../crm/ProcessState';

/** The state of this process: the nodes of all executions share its locks and caches. */
export const processState = new ProcessState();

/** The cabinet of the node's credential. */
export interface Connection extends Cabinet {
	/** A user's id, or `null`. */
	defaultResponsible: string | null;
	/** The addresses of cards in the cabinet, with `{id}`; empty when nobody has set them. */
	cards: { client: string; task: string };
	/** What must not show in a message. */
	secrets: string[];
}

/**
 * Connects a node with the cabinet of its Asteril credential. Nothing is sent yet.
 *
 * @throws {ApiError} or {ContractError} when something in the credential can't be right
 */
export async function connect(
	context: IExecuteFunctions | ILoadOptionsFunctions,
	limits: RequestLimits,
): Promise<Connection> {
	const credential = await context.getCredentials<AsterilCredential>('asterilApi');
	const address = cabinetAddress(credential);
	const contract = resolveContract(credential.contractOverrides);
	const failureOf = failuresOf('Asteril', address, failureTexts);
	return {
		api: new AsterilApi(senderOf(context, 'asterilApi', failureOf, limits), contract),
		name: address,
		severalWorkers: credential.severalWorkers === true,
		state: processState,
		sleep,
		now: Date.now,
		defaultResponsible: typedText(credential.defaultResponsible) || null,
		cards: { client: typedText(credential.clientCard), task: typedText(credential.taskCard) },
		secrets: [typedText(credential.apiKey)],
	};
}
