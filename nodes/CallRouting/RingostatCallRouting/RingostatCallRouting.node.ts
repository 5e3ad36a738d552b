import {
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
	NodeConnectionTypes,
	sleep,
} from 'n8n-workflow';
import { searchUsers } from '../../Asteril/n8n/listSearch';
import { asterilApiTest } from '../../Asteril/n8n/testCredential';
import { readBody } from '../../Ringostat/n8n/delivery';
import { isAllowed } from '../../Ringostat/n8n/isAllowed';
import { ringostatApiTest } from '../../Ringostat/n8n/testCredential';
import { RingingCalls } from './RingingCalls';
import { routeCall, type RoutedCall } from './routeCall';
import { RoutingMemory } from './RoutingMemory';
import { answerOf } from './answer';
import { properties } from './description';
import { readSettings } from './readSettings';

/** The webhook answers by itself; `responseData` keeps n8n from a word of its own. */
const ADDRESS = {
	name: 'default',
	responseMode: 'onReceived',
	responseData: '',
	path: 'ringostat-routing',
} as const;

/** What the calls of this process leave to each other. */
const memory = new RoutingMemory();
const ringing = new RingingCalls<INodeExecutionData>();

export class RingostatCallRouting implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Ringostat Call Routing',
		name: 'ringostatCallRouting',
		icon: {
			light: 'file:../../../icons/ringostat.svg',
			dark: 'file:../../../icons/ringostat.dark.svg',
		},
		group: ['trigger'],
		// Not 1: for version 1 n8n evaluates an expression on every request.
		version: 2,
		subtitle: 'while the phone rings',
		description:
			"Sends a ringing call to the client's own manager, and starts the workflow with what was decided",
		defaults: { name: 'Ringostat Call Routing' },
		eventTriggerDescription: 'Waiting for Ringostat to ask where a call goes',
		activationMessage: 'Ringostat can now ask the production URL where calls go.',
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{ name: 'asterilApi', required: true, testedBy: 'asterilApiTest' },
			{ name: 'ringostatApi', required: true, testedBy: 'ringostatApiTest' },
		],
		webhooks: [
			{ ...ADDRESS, httpMethod: 'POST' },
			{ ...ADDRESS, httpMethod: 'GET' },
			{ ...ADDRESS, httpMethod: 'PUT' },
			{ ...ADDRESS, httpMethod: 'DELETE' },
		],
		properties,
	};

	methods = { credentialTest: { asterilApiTest, ringostatApiTest }, listSearch: { searchUsers } };

	/** The address is typed into Ringostat by hand: there is nothing to register. */
	webhookMethods = {
		default: {
			checkExists: async () => true,
			create: async () => true,
			delete: async () => true,
		},
	};

	/**
	 * Answers before an execution begins: one costs as much time as all the rest. The execution then
	 * records what was decided and why, for all calls that rang at the same moment.
	 */
	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		const arrivedAt = Date.now();
		const response = this.getResponseObject();
		if (!(await isAllowed(this))) {
			const error =
				'The webhook token is missing or wrong. Add ?token=… to the address of Webhook number in Ringostat.';
			this.logger.warn(`Ringostat Call Routing "${this.getNode().name}" answered 401: ${error}`);
			response.status(401).json({ error });
			return { noWebhookResponse: true };
		}
		const json = await ringing.answer(async () => {
			const routed = await answerCall(this, arrivedAt);
			return { ...routed, milliseconds: Date.now() - arrivedAt };
		});
		const node = `${this.getWorkflow().id} ${this.getNode().id} ${this.getMode()}`;
		const calls = await ringing.record(node, { json }, sleep);
		return { noWebhookResponse: true, workflowData: calls ? [calls] : undefined };
	}
}

/** Answers Ringostat, within the time that the call may wait. */
async function answerCall(context: IWebhookFunctions, arrivedAt: number): Promise<RoutedCall> {
	const settings = readSettings(context);
	const body = await readBody(context).catch(() => undefined);
	const delivery = { query: context.getQueryData() as object, body };
	const routed = await routeCall(context, delivery, settings, memory, arrivedAt);
	const answer = answerOf(routed.destination, settings, body);
	const response = context.getResponseObject().status(200);
	if (typeof answer === 'string') response.type('text/plain').send(answer);
	else response.json(answer);
	return routed;
}
