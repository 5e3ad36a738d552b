import { formatPhone } from '../../../shared/phoneFormats';
import type { ClientRecord, Draft } from '../../api/records';
import type { Cabinet } from '../cabinet';
import { createOnce } from '../createOnce';
import { lookUpClient } from './lookUpClient';

export interface SavedClient {
	client: ClientRecord;
	created: boolean;
	/** Whether fields of a client who was there before were written. */
	updated: boolean;
}

/**
 * Writes fields of the client with a phone number, and creates one when nobody has it: never a second
 * one, and safe to repeat.
 *
 * @param phone full international digits
 * @throws {ApiError} when not all clients could be looked at, so that creating might be creating twice
 */
export async function saveClient(
	cabinet: Cabinet,
	phone: string,
	draft: Draft<'client'>,
	maxPages: number,
): Promise<SavedClient> {
	const { api } = cabinet;
	const find = async () => ({ record: (await lookUpClient(cabinet, phone, maxPages)).client });
	const create = async () =>
		await api.create('client', {
			name: `+${phone}`,
			...draft,
			phone: formatPhone(phone, api.contract.phone.stored),
		});
	const { record, created } = await createOnce(cabinet, 'client', phone, find, create);
	const updated = !created && Object.keys(draft).length > 0;
	if (updated) await api.update('client', record.id, draft);
	return { client: record, created, updated };
}
