import { ApiError } from '../../shared/http/ApiError';
import type { AsterilApi } from './AsterilApi';
import { entityNames } from './entityNames';

/** What is created once, and so has to be found again. */
export type Kind = 'client' | 'call' | 'task';

/** Our fields without which a record can't be found again, and why. */
const NEEDED: Record<Kind, Record<string, string>> = {
	client: { phone: 'A client is found by the number.' },
	call: { externalId: 'By it the nodes tell whether a call is there already.' },
	task: {
		externalId: 'By it the nodes tell whether a task is there already.',
		clientId: 'The open task of a client is found by it.',
		description: 'The missed calls that a task counts stand there.',
		status: 'It tells which tasks are open.',
	},
};

/**
 * Refuses to work with records that have no place for what they are found by.
 *
 * @throws {ApiError} of kind `unsupported` when the contract says that the cabinet has no such field
 */
export function assertFieldMapped({ contract }: AsterilApi, name: Kind, ...fields: string[]): void {
	const known = entityNames(contract, name).fields;
	for (const field of fields) {
		if (known[field] !== null) continue;
		throw new ApiError('unsupported', `The ${name}s of this cabinet keep no "${field}"`, {
			description: `The API Differences of the Asteril credential say "${name}.fields.${field}": null. ${NEEDED[name][field]} Without that something could be written twice, so nothing is written: name a field that can hold it. A custom one will do ("custom_field_9").`,
		});
	}
}
