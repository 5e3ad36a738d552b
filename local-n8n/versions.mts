import data from './versions.json' with { type: 'json' };

/** The n8n `npm start` and the e2e tests use unless told otherwise. */
export const newestN8n: string = data.newest;

/** The Node that is fetched from npm when the running one is too old for the n8n asked for. */
export const nodeFromNpm: string = data.nodeFromNpm;

/**
 * The oldest Node major that runs this n8n well.
 * @throws when the version is not listed in `versions.json` (then there is no lock file for it either).
 */
export function minimumNodeMajor(n8nVersion: string): number {
	const known: Record<string, { minimumNodeMajor: number }> = data.versions;
	const entry = known[n8nVersion];
	if (!entry) {
		throw new Error(
			`n8n ${n8nVersion} is not in local-n8n/versions.json. Known: ${Object.keys(known).join(', ')}. ` +
				'Add it there, with its package.json and package-lock.json under local-n8n/versions/.',
		);
	}
	return entry.minimumNodeMajor;
}
