import { ApiError } from '../http/ApiError';

/** How many causes deep an error is looked into. */
const MAX_CAUSES = 5;

/**
 * Throws an error that has only the code of a broken connection. n8n wraps such errors: the code
 * stands somewhere in the chain of causes, next to the whole request with the key in it.
 *
 * @throws {ApiError} unchanged, when the credential refused the request (it has no key, for example)
 */
export function rethrowWithCode(error: unknown): never {
	let at = error as { code?: unknown; cause?: unknown } | undefined;
	for (let depth = 0; at && depth < MAX_CAUSES; depth++) {
		if (at instanceof ApiError) throw at;
		if (typeof at.code === 'string') break;
		at = at.cause as typeof at;
	}
	throw Object.assign(new Error('no answer'), { code: at?.code });
}
