import { ApiError } from '../../shared/http/ApiError';
import type { Id } from '../api/records';
import type { Cabinet } from './cabinet';

/** What is created once: found again, or not created. */
export type Kind = 'client' | 'call' | 'task';

/** Milliseconds in which nothing more is created in a cabinet that did not find a record again. */
const REFUSED = 10 * 60 * 1000;

const proven = new Set<string>();
const lost = new Map<string, { id: Id; until: number }>();

/**
 * Whether the cabinet is known to find again what this process has created in it. "Once" stands on
 * that, and that Asteril keeps the fields it stands on is only assumed; so the first record of a kind
 * is looked for when it has been created.
 */
export function findsAgain(cabinet: Cabinet, kind: Kind): boolean {
	return proven.has(keyOf(cabinet, kind));
}

export function foundAgain(cabinet: Cabinet, kind: Kind): void {
	proven.add(keyOf(cabinet, kind));
	lost.delete(keyOf(cabinet, kind));
}

/** The record was created, and can't be found. */
export function notFoundAgain(cabinet: Cabinet, kind: Kind, id: Id): ApiError {
	lost.set(keyOf(cabinet, kind), { id, until: cabinet.now() + REFUSED });
	return errorOf(kind, id);
}

/** @throws {ApiError} for ten minutes after a record was not found again */
export function refuseIfLost(cabinet: Cabinet, kind: Kind): void {
	const known = lost.get(keyOf(cabinet, kind));
	if (known && cabinet.now() < known.until) throw errorOf(kind, known.id);
}

const FIELDS: Record<Kind, string> = {
	client: '"client.fields.phone"',
	call: '"call.fields.externalId"',
	task: '"task.fields.externalId", "task.fields.clientId" and "task.fields.description"',
};

function errorOf(kind: Kind, id: Id): ApiError {
	return new ApiError('contract', `Asteril created the ${kind} ${id}, but does not find it again`, {
		description: `Every delivery would create another one, so no more ${kind}s are created for ten minutes. The cabinet seems not to keep ${FIELDS[kind]} as written: run Cabinet → Check of the Asteril node, and name fields that it keeps in the API Differences of the Asteril credential.`,
	});
}

/** Other overrides are another attempt. */
function keyOf({ name, api }: Cabinet, kind: Kind): string {
	return `${name} ${kind} ${JSON.stringify(api.contract[kind])}`;
}
