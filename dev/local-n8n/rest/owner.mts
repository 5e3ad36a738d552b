import { randomBytes } from 'node:crypto';
import type { N8nSession } from './n8nSession.mts';

export interface Login {
	email: string;
	password: string;
}

/** A new login for an n8n that only this machine reaches. n8n wants a digit and a capital in the password. */
export function newLogin(): Login {
	return { email: 'owner@example.com', password: `Try1-${randomBytes(6).toString('hex')}` };
}

/**
 * Makes this login the owner of a fresh n8n, or logs in to one that has an owner.
 * @throws {N8nError} with status 401 when n8n has another owner or password
 */
export async function logIn(n8n: N8nSession, { email, password }: Login): Promise<void> {
	const settings = await n8n.request<{ userManagement?: { showSetupOnFirstLoad?: boolean } }>(
		'GET',
		'/rest/settings',
	);
	if (settings.userManagement?.showSetupOnFirstLoad) {
		const owner = { email, password, firstName: 'Asteril', lastName: 'Owner' };
		await n8n.request('POST', '/rest/owner/setup', owner);
		return;
	}
	// 2.x and late 1.x read the first name, older ones the second.
	await n8n.request('POST', '/rest/login', { emailOrLdapLoginId: email, email, password });
}
