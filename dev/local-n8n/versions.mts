import data from './versions.json' with { type: 'json' };

interface VersionEntry {
	minimumNodeMajor: number;
	/** Left out when no Node is too new for it. */
	maximumNodeMajor?: number;
	/** What this n8n has to be told to look nothing up on the network. */
	environment?: Record<string, string>;
	/** And what on a Node older than 24: isolated-vm does not run on 20. */
	environmentBelow24?: Record<string, string>;
}

const known: Record<string, VersionEntry> = data.versions;

/** The n8n `npm start` and the tests use unless told otherwise. */
export const newestN8n: string = data.newest;

/** Every n8n the package is tested with, the oldest first. */
export const n8nVersions: string[] = Object.keys(known);

/** The Node that is fetched from npm when the running one does not suit the n8n asked for. */
export const nodeFromNpm: string = data.nodeFromNpm;

/**
 * The n8n asked for with `N8N_VERSION=…`, else the newest.
 * @throws when it is not listed in `versions.json`
 */
export function chosenN8n(): string {
	const chosen = process.env.N8N_VERSION || newestN8n;
	versionEntry(chosen);
	return chosen;
}

/** `v20.20.2` → 20. */
export function majorOf(nodeVersion: string): number {
	return Number(/\d+/.exec(nodeVersion));
}

/** What is known of an n8n. @throws when it is not listed in `versions.json` */
export function versionEntry(n8nVersion: string): VersionEntry {
	const entry = known[n8nVersion];
	if (entry) return entry;
	throw new Error(
		`n8n ${n8nVersion} is not in dev/local-n8n/versions.json. Known: ${n8nVersions.join(', ')}. ` +
			'Add it there, with its package.json and package-lock.json under dev/local-n8n/versions/.',
	);
}
