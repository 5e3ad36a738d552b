import { ApiError } from '../../shared/http/ApiError';
import type { Kind } from '../api/assertFieldMapped';
import { CHECK } from '../api/failureTexts';
import type { Id } from '../api/records';
import type { Cabinet } from './cabinet';

/** How long creation stays blocked after a new record could not be found, in milliseconds. */
const BLOCKED_MS = 10 * 60 * 1000;
/** How often a new record is looked for; the pause before each further look grows by `PAUSE_MS`. */
const MAX_LOOKS = 3;
const PAUSE_MS = 500;

/**
 * Verifies that the cabinet finds a record that was just created, once for each kind in a process.
 * "Exactly once" depends on that, and that Asteril keeps the fields that records are found by is only
 * assumed. A search that fails verifies nothing; the next record will.
 *
 * @throws {ApiError} when the record is not found; creation is then blocked for ten minutes
 */
export async function verifyFindable(
	cabinet: Cabinet,
	kind: Kind,
	id: Id,
	find: () => Promise<unknown>,
): Promise<void> {
	const key = keyOf(cabinet, kind);
	if (cabinet.state.verified.has(key)) return;
	for (let looks = 0; looks < MAX_LOOKS; looks++) {
		// A new record may take a moment to be listed.
		if (looks > 0) await cabinet.sleep(PAUSE_MS * looks);
		const found = await find().catch(() => undefined);
		if (found === undefined) return;
		if (found !== null) return markFindable(cabinet, kind);
	}
	const error = notFindable(kind, id);
	cabinet.state.blocked.set(key, { error, until: cabinet.now() + BLOCKED_MS });
	throw error;
}

/**
 * Blocks creation after an answer without an id, when the record is not found either: it may be there, and
 * every delivery would create another one.
 */
export function blockCreation(cabinet: Cabinet, kind: Kind, cause: ApiError): void {
	// Only a failure has a status: a page in the place of JSON may be gone next time.
	if (cause.httpStatus !== null) return;
	const error = new ApiError('contract', cause.message, {
		description: `${cause.description} So that no delivery creates another one, no more ${kind}s are created for ten minutes.`,
	});
	cabinet.state.blocked.set(keyOf(cabinet, kind), { error, until: cabinet.now() + BLOCKED_MS });
}

/** Notes that records of a kind are found. */
export function markFindable(cabinet: Cabinet, kind: Kind): void {
	cabinet.state.verified.add(keyOf(cabinet, kind));
	cabinet.state.blocked.delete(keyOf(cabinet, kind));
}

/** @throws {ApiError} while creation is blocked, the one that says why */
export function assertNotBlocked(cabinet: Cabinet, kind: Kind): void {
	const blocked = cabinet.state.blocked.get(keyOf(cabinet, kind));
	if (blocked && cabinet.now() < blocked.until) throw blocked.error;
}

const FIELDS: Record<Kind, string> = {
	client: '"client.fields.phone"',
	call: '"call.fields.externalId"',
	task: '"task.fields.externalId", "task.fields.clientId" and "task.fields.description"',
};

function notFindable(kind: Kind, id: Id): ApiError {
	return new ApiError('contract', `Asteril created the ${kind} ${id}, but does not find it again`, {
		description: `Every delivery would create another one, so no more ${kind}s are created for ten minutes. The cabinet seems not to keep ${FIELDS[kind]} as written: name fields that it keeps in API Differences of the Asteril credential. To find them, ${CHECK}`,
	});
}

/** A corrected contract is verified anew. */
function keyOf({ name, api }: Cabinet, kind: Kind): string {
	return `${name} ${kind} ${JSON.stringify([api.contract[kind], api.contract.response])}`;
}
