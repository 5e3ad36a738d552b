import { randomBytes, randomUUID } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { saveCredential, type StoredCredential } from '../local-n8n/rest/credentials.mts';
import type { N8nSession } from '../local-n8n/rest/n8nSession.mts';
import { newLogin, type Login } from '../local-n8n/rest/owner.mts';

/** Everything secret or unique of one trial n8n, made at random and kept in its user folder. */
export interface Access {
	login: Login;
	/** The sandbox cabinet's API key. */
	apiKey: string;
	/** What Ringostat's webhooks carry in `?token=`. */
	token: string;
	/** Part of the webhook's address, so that the address stays the same from run to run. */
	webhookId: string;
}

/**
 * Reads the access that is kept in this user folder. Without one it empties the folder, since nobody knows the login
 * of the n8n in it, and creates a new access.
 */
export async function accessTo(userFolder: string): Promise<Access> {
	const file = join(userFolder, 'access.json');
	try {
		return JSON.parse(await readFile(file, 'utf8')) as Access;
	} catch {
		await rm(userFolder, { recursive: true, force: true });
		await mkdir(userFolder, { recursive: true });
		const access: Access = {
			login: newLogin(),
			apiKey: `sandbox-${randomBytes(12).toString('hex')}`,
			token: randomBytes(16).toString('hex'),
			webhookId: randomUUID(),
		};
		await writeFile(file, JSON.stringify(access, null, '\t'), { mode: 0o600 });
		return access;
	}
}

/** Saves both credentials, for the sandbox at this address. @param more further fields of the cabinet's credential */
export async function saveCredentials(
	session: N8nSession,
	sandboxUrl: string,
	{ apiKey, token }: Pick<Access, 'apiKey' | 'token'>,
	more: object = {},
): Promise<{ asteril: StoredCredential; ringostat: StoredCredential }> {
	const cabinet = { customAddress: true, address: sandboxUrl, apiKey, defaultResponsible: '' };
	const account = { authKey: 'sandbox-auth-key', projectId: '11111' };
	return {
		asteril: await saveCredential(session, {
			name: 'Asteril sandbox',
			type: 'asterilApi',
			data: { ...cabinet, ...more },
		}),
		ringostat: await saveCredential(session, {
			name: 'Ringostat sandbox',
			type: 'ringostatApi',
			data: { token, ...account, apiAddress: `${sandboxUrl}/ringostat` },
		}),
	};
}
