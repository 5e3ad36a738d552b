import {
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	sleep,
} from 'n8n-workflow';
import { failuresOf } from '../../shared/http/failure';
import { createSender } from '../../shared/http/sender';
import { failedItem } from '../../shared/n8n/forEachItem';
import { itemError } from '../../shared/n8n/itemError';
import { readRequestLimits } from '../../shared/n8n/requestLimits';
import { transportOf } from '../../shared/n8n/senderOf';
import { apiAddress, type RingostatCredential } from '../api/authenticate';
import { acceptingAnyBody, type Contact, syncContacts } from '../api/contacts';
import { contactFailureTexts } from '../api/failureTexts';
import { projectIdOf } from '../api/projectId';
import { contactOfItem, type ContactSettings } from './contactOfItem';

/** Contacts in one request, unless the node says otherwise; Ringostat's limit is not documented. */
const CONTACTS_PER_REQUEST = 50;

/**
 * Operation "Create or Update" of contacts: sends the clients of all items, many in a request, and
 * passes each item on with the result.
 */
export async function executeSyncContacts(
	context: IExecuteFunctions,
	credential: RingostatCredential,
	secrets: readonly string[],
): Promise<INodeExecutionData[]> {
	const options = context.getNodeParameter('options', 0, {}) as IDataObject;
	const send = createSender({
		transport: acceptingAnyBody(transportOf(context, 'ringostatApi')),
		sleep,
		now: Date.now,
		random: Math.random,
		failureOf: failuresOf('Ringostat', apiAddress(credential), contactFailureTexts),
		...readRequestLimits(options),
	});
	const origin = String(options.origin ?? '').trim() || 'Asteril';
	const size = Math.max(1, Math.floor(Number(options.batchSize ?? CONTACTS_PER_REQUEST)) || 1);

	const items = context.getInputData();
	const output: INodeExecutionData[] = [];
	const pass = (index: number, added: IDataObject) => {
		output[index] = { json: { ...items[index].json, ...added }, pairedItem: { item: index } };
	};
	const contacts: Array<{ index: number; contact: Contact }> = [];
	for (const [index, { json }] of items.entries()) {
		const read = contactOfItem(json, readSettings(context, index));
		if ('contact' in read) contacts.push({ index, contact: read.contact });
		else pass(index, { contactSynced: false, skipped: read.skipped });
	}
	for (let at = 0; at < contacts.length; at += size) {
		const batch = contacts.slice(at, at + size);
		try {
			const projectId = projectIdOf(credential);
			const answer = await syncContacts(
				send,
				batch.map(({ contact }) => contact),
				{ projectId, origin },
			);
			for (const { index } of batch) {
				pass(index, { contactSynced: true, ...(answer as IDataObject) });
			}
		} catch (error) {
			for (const { index, contact } of batch) {
				const about = `Client ${contact.externalId}`;
				const failure = itemError(context.getNode(), error, index, about, secrets);
				if (!context.continueOnFail()) throw failure;
				output[index] = failedItem(context, items[index].json, index, failure);
			}
		}
	}
	return output;
}

function readSettings(context: IExecuteFunctions, index: number): ContactSettings {
	const options = context.getNodeParameter('options', index, {}) as IDataObject;
	const typed = (value: unknown) => String(value ?? '').trim();
	const parameter = (name: string) => typed(context.getNodeParameter(name, index, ''));
	return {
		name: parameter('contactName'),
		phones: parameter('contactPhones'),
		externalId: parameter('externalId'),
		link: parameter('contactLink'),
		responsible: typed(options.responsible),
		staffId: typed(options.staffId),
	};
}
