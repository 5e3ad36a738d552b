import { ApiError } from '../../shared/http/ApiError';
import type { RingostatCredential } from './authenticate';

/**
 * The project's id in the credential.
 *
 * @throws {ApiError} of kind `settings` when it is empty
 */
export function projectIdOf({ projectId }: RingostatCredential): string {
	const id = String(projectId ?? '').trim();
	if (id !== '') return id;
	throw new ApiError('settings', 'The Ringostat credential has no Project ID', {
		description:
			'Type the Project ID into the Ringostat credential: it stands in the address of the pages of your project in Ringostat.',
	});
}
