import {
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
	NodeConnectionTypes,
} from 'n8n-workflow';
import type { Call } from '../../shared/Call';
import { parseCalls } from '../call';
import { selectCalls } from '../call/selectCalls';
import { completeEmployees } from '../n8n/completeEmployees';
import { readTriggerParsing } from '../n8n/readParsing';
import { ringostatApiTest } from '../n8n/testCredential';
import { bodySize, readBody } from '../n8n/delivery';
import { properties, readRingingEvents } from './description';
import { isAllowed } from '../n8n/isAllowed';
import { assertNotRefused, refusedItems } from './refusal';
import { ringingCalls } from './ringingCalls';

/** Answered at once with what `webhook` returns; without `responseData` n8n would answer with a text of its own. */
const ADDRESS = {
	name: 'default',
	responseMode: 'onReceived',
	responseData: '',
	path: 'ringostat',
} as const;

const REFUSED =
	'The webhook token is missing or wrong. Add ?token=… to the webhook URL in Ringostat.';

export class RingostatTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Ringostat Trigger',
		name: 'ringostatTrigger',
		icon: {
			light: 'file:../../../icons/ringostat.svg',
			dark: 'file:../../../icons/ringostat.dark.svg',
		},
		group: ['trigger'],
		// Not 1: for version 1 n8n evaluates an expression on every request.
		version: 2,
		subtitle: 'when a call has ended',
		description: 'Starts the workflow when Ringostat reports a call',
		defaults: { name: 'Ringostat Trigger' },
		eventTriggerDescription: 'Waiting for Ringostat to report a call',
		activationMessage: 'Ringostat can now deliver calls to the production URL.',
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'ringostatApi', required: true, testedBy: 'ringostatApiTest' }],
		webhooks: [
			{ ...ADDRESS, httpMethod: 'POST', ndvHideUrl: true },
			{ ...ADDRESS, httpMethod: 'GET', ndvHideUrl: true },
			// Shown in the panel, to be copied whole. No request has this path: a path ends before the "?".
			{ ...ADDRESS, httpMethod: 'POST', path: 'ringostat?token=YOUR_TOKEN', ndvHideMethod: true },
		],
		properties,
	};

	methods = { credentialTest: { ringostatApiTest } };

	/** The address is typed into Ringostat by hand: there is nothing to register. */
	webhookMethods = {
		default: {
			checkExists: async () => true,
			create: async () => true,
			delete: async () => true,
		},
	};

	/**
	 * Passes the calls on. n8n runs it at the beginning of an execution that `webhook` has started, so
	 * Ringostat is answered by then and does not wait for what is looked up here.
	 */
	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const items = this.getInputData();
		assertNotRefused(this.getNode(), items);
		const calls = items.map(({ json }) => json as unknown as Call);
		const completed = await completeEmployees(this, calls);
		return [
			items.map((item, index) => ({ ...item, json: completed[index] as unknown as IDataObject })),
		];
	}

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		const query = this.getQueryData();
		if (!(await isAllowed(this))) {
			const trigger = `${this.getWorkflow().id} ${this.getNode().id}`;
			const items = refusedItems(trigger, REFUSED, Date.now());
			return { ...refuse(this, 401, REFUSED), ...(items && { workflowData: [items] }) };
		}
		const largest = this.getNodeParameter('largestBody', 256) as number;
		const tooLarge = () => bodySize(this) > largest * 1024;
		// Checked again after reading, because a chunked body does not announce its size.
		const body = tooLarge() ? undefined : await readBody(this);
		if (tooLarge()) {
			return refuse(this, 413, `The body is larger than ${largest} KB.`);
		}

		const { options, selection } = readTriggerParsing(this);
		const calls = parseCalls({ query, body }, { ...options, now: Date.now() });
		const ringing = ringingCalls(calls, readRingingEvents(this));
		const ended = calls.filter(({ id }) => !ringing.some((call) => call.id === id));
		const wanted = [...ringing, ...selectCalls(ended, selection)];
		if (wanted.length === 0) {
			const reason =
				calls.length === 0
					? 'the delivery holds no call'
					: `no call to pass on: ${calls.map(({ id, outcome }) => `${id} ${outcome}`).join(', ')}`;
			this.logger.info(`Ringostat Trigger "${this.getNode().name}": ${reason}`);
			return { webhookResponse: { received: 0, reason } };
		}
		return {
			webhookResponse: { received: wanted.length },
			workflowData: [wanted.map((call) => ({ json: call as unknown as IDataObject }))],
		};
	}
}

function refuse(context: IWebhookFunctions, status: number, reason: string): IWebhookResponseData {
	context.logger.warn(
		`Ringostat Trigger "${context.getNode().name}" answered ${status}: ${reason}`,
	);
	context.getResponseObject().status(status).json({ error: reason });
	return { noWebhookResponse: true };
}
