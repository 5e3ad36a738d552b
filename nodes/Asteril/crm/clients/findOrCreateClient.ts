import type { Call, Utm } from '../../../shared/Call';
import { formatPhone } from '../../../shared/phoneFormats';
import { cleanText, fillTitle } from '../../../shared/text';
import type { Batch } from '../Batch';
import type { Cabinet } from '../cabinet';
import { assertSameCall } from '../calls/logCall';
import { createOnce } from '../createOnce';
import { type ClientOutcome, type ClientSearch, findClient } from './findClient';

export interface ClientOptions extends ClientSearch {
	/** Which calls make a client of an unknown number. */
	createFor: 'all' | 'answered' | 'incoming' | 'never';
	/** Name of a new client; `{phone}` is the number. */
	nameTemplate: string;
	/** UTM tag → field of the client, by the cabinet's name of it. */
	utmFields: Array<{ tag: keyof Utm; field: string }>;
	/** Additional parameter of the call → field of the client. */
	additionalFields: Array<{ parameter: string; field: string }>;
}

/**
 * Gives the client who called, or was called, and creates one for an unknown number.
 *
 * The responsible stays empty: in Asteril it is set by hand (Ringostat's article on the
 * integration). UTM tags and additional parameters are written on create only, so the first
 * source is kept.
 */
export async function findOrCreateClient(
	batch: Batch,
	call: Call,
	options: ClientOptions,
): Promise<ClientOutcome> {
	const phone = call.clientPhone;
	if (phone === null) {
		return {
			client: null,
			clientCreated: false,
			skipped: 'the number of the client is hidden or unknown',
		};
	}
	const work = async () => await findOrCreate(batch.cabinet, call, phone, options);
	const loggedCall = await batch.loggedCall(call.id);
	if (loggedCall === null) return await batch.client(phone, work);
	assertSameCall(loggedCall, call);
	const { clientId: id } = loggedCall;
	if (id === null) return { ...(await batch.client(phone, work)), loggedCall };
	// A call that is in the cabinet already knows its client.
	return {
		client: { id, name: null, phone: loggedCall.phone },
		clientCreated: false,
		skipped: 'the call is logged already, with its client',
		loggedCall,
	};
}

async function findOrCreate(
	cabinet: Cabinet,
	call: Call,
	phone: string,
	options: ClientOptions,
): Promise<ClientOutcome> {
	const { api } = cabinet;
	const { country } = call;
	const name = fillTitle(options.nameTemplate, { phone: `+${phone}` }, `Клієнт +${phone}`);
	const { record, created, search, duplicate } = await createOnce(
		cabinet,
		'client',
		phone,
		async () => {
			const found = await findClient(cabinet, phone, { ...options, country });
			const { client, others = [], ...notes } = found;
			const skipped = reasonNotToCreate(call, options) ?? (notes.unfinished ? UNFINISHED : null);
			// Records created by people have a different name, so they are not treated as duplicates.
			const duplicates = others.filter((other) => other.name === name).map(({ id }) => id);
			return { record: client, notes, skipped, duplicates };
		},
		async () =>
			await api.create('client', {
				name,
				phone: formatPhone(phone, api.contract.phone.stored, country),
				custom: customFields(call, options),
			}),
	);
	return {
		client: record,
		clientCreated: created,
		...(record === null && search.skipped !== null && { skipped: search.skipped }),
		...search.notes,
		...(duplicate && { duplicate }),
	};
}

const UNFINISHED =
	'not all clients could be looked at, and creating one might be creating it twice; raise "Pages to Look Through" in the options of the node';

function reasonNotToCreate(call: Call, { createFor }: ClientOptions): string | null {
	const excluding = {
		all: null,
		answered: call.outcome === 'answered' ? null : 'Answered Calls Only',
		incoming: call.direction === 'incoming' ? null : 'Incoming Calls Only',
		never: 'Never',
	}[createFor];
	return excluding && `unknown number, and "Create For" is "${excluding}"`;
}

/** Several values for one field stand in it together. */
function customFields({ utm, additional }: Call, options: ClientOptions): Record<string, string> {
	const parameters = new Map(Object.entries(additional));
	const values = [
		...options.utmFields.map(({ tag, field }) => ({ field, value: utm[tag] })),
		...options.additionalFields.map(({ parameter, field }) => ({
			field,
			value: parameters.get(parameter),
		})),
	];
	const texts = new Map<string, string>();
	for (const { field, value } of values) {
		if (field === '' || !value) continue;
		texts.set(field, cleanText([texts.get(field), value].filter(Boolean).join(', ')));
	}
	return Object.fromEntries(texts);
}
