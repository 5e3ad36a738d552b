import type { Call } from '../../../shared/Call';
import { phonesIn } from '../../../shared/phonesIn';
import {
	type CallRecord,
	type ClientRecord,
	type Id,
	sameId,
	type TaskRecord,
} from '../../api/records';

/** The client of a call, as far as it is known. */
export type KnownClient = Pick<ClientRecord, 'id' | 'name'> & {
	responsible?: Id | null;
	/** As stored, perhaps several numbers; left out when it was not read. */
	phone?: string | null;
};

/** Whose missed calls are meant: a client's, a number's, or those of a call from a hidden number. */
export interface Owner {
	clientId: Id | null;
	/**
	 * External ids of the owner's tasks, that of a new one first. All tasks of a number share it,
	 * whether or not a client is bound. So one question finds them, whenever the number became a client.
	 */
	externalIds: string[];
	/** Whether these are for all numbers on the client's card. */
	isCardKnown: boolean;
}

/** How the external id of each of our tasks begins. */
export const OURS = 'missed-';
/** Numbers of a card that are each asked for; of a company with more, the client and the caller. */
const MAX_ASKED = 3;

/** Returns whose missed calls a call is about. */
export function ownerOf(
	{ id, clientPhone, country }: Pick<Call, 'id' | 'clientPhone' | 'country'>,
	client: Omit<KnownClient, 'name'> | null,
): Owner {
	const onCard = phonesIn(client?.phone ?? '', country);
	const isCardKnown = onCard.length > 0 && onCard.length <= MAX_ASKED;
	const phones = new Set([clientPhone ?? [], isCardKnown ? onCard : []].flat());
	const names = phones.size === 0 ? [`call-${id}`] : [...phones];
	return {
		clientId: client?.id ?? null,
		externalIds: names.map((name) => OURS + name),
		isCardKnown,
	};
}

/** The record wins where the log and the number disagree about the client. */
export function clientOf(
	client: KnownClient | null,
	logged: CallRecord | null,
): KnownClient | null {
	const id = logged?.clientId ?? null;
	return id === null || sameId(id, client?.id ?? null) ? client : { id, name: null };
}

/** Returns keys by which an owner is known; two owners are the same when they share one. */
export function keysOf({ clientId, externalIds }: Omit<Owner, 'isCardKnown'>): string[] {
	return [...(clientId === null ? [] : [`client ${clientId}`]), ...externalIds];
}

/** Whether a task belongs to the owner. A number's task that another client has is not theirs. */
export function belongsTo(task: TaskRecord, { clientId, externalIds }: Owner): boolean {
	if (sameId(task.clientId, clientId)) return true;
	const isFree = clientId === null || task.clientId === null;
	return isFree && task.externalId !== null && externalIds.includes(task.externalId);
}

/** Whether a logged call is one with the owner; who had no client then may have one now. */
export function isWith({ clientId, phone }: CallRecord, owner: Owner): boolean {
	return sameId(clientId, owner.clientId) || owner.externalIds.includes(OURS + phone);
}
