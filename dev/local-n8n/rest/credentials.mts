import type { N8nSession } from './n8nSession.mts';

export interface NewCredential {
	name: string;
	/** As the package names it: `asterilApi`. */
	type: string;
	data: Record<string, unknown>;
}

export interface StoredCredential {
	id: string;
	name: string;
	type: string;
}

/** Creates the credential, or gives the one with the same name and type this data. */
export async function saveCredential(
	n8n: N8nSession,
	credential: NewCredential,
): Promise<StoredCredential> {
	const all = await n8n.request<StoredCredential[]>('GET', '/rest/credentials');
	const known = all.find(({ name, type }) => name === credential.name && type === credential.type);
	const { id, name, type } = known
		? await n8n.request<StoredCredential>('PATCH', `/rest/credentials/${known.id}`, credential)
		: await n8n.request<StoredCredential>('POST', '/rest/credentials', credential);
	return { id, name, type };
}

/** Presses the editor's *Test* on this data, saved or not. */
export async function testCredential(
	n8n: N8nSession,
	{ id = '', name, type, data }: NewCredential & { id?: string },
): Promise<{ ok: boolean; message: string }> {
	const result = await n8n.request<{ status: string; message: string }>(
		'POST',
		'/rest/credentials/test',
		{ credentials: { id, name, type, data } },
	);
	return { ok: result.status === 'OK', message: result.message };
}
