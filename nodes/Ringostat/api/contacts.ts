import type { HttpResponse, Send, Transport } from '../../shared/http/sender';
import { numberOrText } from './employees';

/** What Ringostat Smart Phone shows when one of the numbers rings. */
export interface Contact {
	name: string;
	/** Full international digits; at least one. */
	phones: string[];
	/** Id of the client in the CRM. */
	externalId: string;
	/** Address of the client's card, or `null`. */
	link: string | null;
	/** Id of the responsible in the CRM, or `null`. */
	responsible: string | null;
	/** Id of the employee in Ringostat, or `null`. */
	staffId: string | null;
}

/** Name of the CRM, by which Ringostat tells contacts of several apart. */
export interface ContactOrigin {
	projectId: string;
	origin: string;
}

const WORK_PHONE = { type: 'phone', name: 'work' };

/**
 * Creates or updates contacts in Ringostat (article 9221318). Sending the same contact again
 * changes nothing, so the request may be repeated.
 *
 * @returns what Ringostat answered, as it is: its answer is not documented
 */
export async function syncContacts(
	send: Send,
	contacts: Contact[],
	{ projectId, origin }: ContactOrigin,
): Promise<unknown> {
	const project = numberOrText(projectId);
	return await send({
		method: 'POST',
		path: 'minicrm/contacts/sync',
		headers: { 'x-project-id': projectId },
		body: { contacts: contacts.map((contact) => wireContact(contact, project, origin)) },
		repeatable: true,
	});
}

function wireContact(contact: Contact, projectId: number | string, origin: string): object {
	return {
		projectId,
		fullName: contact.name,
		origin,
		externalId: contact.externalId,
		leadId: null,
		responsible: contact.responsible,
		staffId: contact.staffId,
		contactLink: contact.link,
		leadLink: null,
		dealLink: null,
		googleClientId: null,
		contactDirections: contact.phones.map((value) => ({ ...WORK_PHONE, value })),
		organizations: null,
	};
}

/**
 * Wraps a transport so that every 2xx is a good answer, whatever its body: the sender accepts only JSON,
 * and what Ringostat answers here is not known. The body of a refusal is not changed.
 */
export function acceptingAnyBody(transport: Transport): Transport {
	return async (request, timeoutMs) => {
		const answer = await transport(request, timeoutMs);
		return isSuccess(answer) ? { ...answer, body: { answer: answer.body } } : answer;
	};
}

function isSuccess({ status }: HttpResponse): boolean {
	return status >= 200 && status < 300;
}
