import type { IDataObject } from 'n8n-workflow';
import { isObject } from '../../shared/isObject';
import { toFullNumber } from '../../shared/phone';
import { phonesIn } from '../../shared/phonesIn';
import { cleanText } from '../../shared/text';
import type { Contact } from '../api/contacts';

/** What is typed in the node; an empty text means "as the item says". */
export interface ContactSettings {
	name: string;
	phones: string;
	externalId: string;
	/** `{ID}` is the id of the client. */
	link: string;
	responsible: string;
	staffId: string;
}

/**
 * Returns the contact of an item, or why there is none. The item is a call of the pipeline with
 * its `client`, or a client.
 */
export function contactOfItem(
	item: IDataObject,
	settings: ContactSettings,
): { contact: Contact } | { skipped: string } {
	const client: Record<string, unknown> = isObject(item.client) ? item.client : item;
	const isCall = 'client' in item || 'clientPhone' in item;
	if (isCall && !isObject(item.client) && settings.externalId === '') {
		return { skipped: 'the item has no client' };
	}
	const externalId = settings.externalId || text(client.id);
	if (externalId === '') return { skipped: 'the client has no ID' };
	const typed = settings.phones || text(client.phone);
	const known = phonesIn(typed);
	const ringing = toFullNumber(item.clientPhone);
	const phones = [...new Set([...known, ...(ringing === null ? [] : [ringing])])];
	if (phones.length === 0) return { skipped: 'the client has no number' };
	return {
		contact: {
			name: cleanText(settings.name || text(client.name)) || `+${phones[0]}`,
			phones,
			externalId,
			link: settings.link.replace(/\{id\}/gi, encodeURIComponent(externalId)) || null,
			responsible: settings.responsible || text(client.responsible) || null,
			staffId: settings.staffId || null,
		},
	};
}

function text(value: unknown): string {
	return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}
