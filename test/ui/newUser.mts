import { rm } from 'node:fs/promises';
import { installN8n } from '../../dev/local-n8n/installN8n.mts';
import { installPackage } from '../../dev/local-n8n/installPackage.mts';
import { endLeftOver } from '../../dev/local-n8n/leftOver.mts';
import { packPackage } from '../../dev/local-n8n/packPackage.mts';
import { newLogin, type Login } from '../../dev/local-n8n/rest/owner.mts';
import { runN8n } from '../../dev/local-n8n/runN8n.mts';
import { startSandbox, type Sandbox } from '../../dev/sandbox/index.mts';

/** What a shop has before the first click: n8n with the package in it, a cabinet, a Ringostat account. */
export interface NewUser {
	n8nUrl: string;
	sandbox: Sandbox;
	/** Of the owner that is still to be made. */
	login: Login;
	/** The cabinet's API key. */
	apiKey: string;
	/** What Ringostat's webhooks are to carry. */
	token: string;
	/** Ringostat's API and project, as the credential wants them, and its key. */
	ringostat: { apiAddress: string; authKey: string; projectId: string };
	/** Stops all of it. */
	close(): Promise<void>;
}

/**
 * Installs what is missing and starts an n8n that nobody has used yet.
 * @param userFolder locked by `testWithN8n`; emptied first
 * @param install how the package gets there; by `installPackage` unless something else is given
 * @throws after stopping what had been started
 */
export async function welcomeNewUser(
	version: string,
	userFolder: string,
	report: (line: string) => void,
	install: typeof installPackage = installPackage,
): Promise<NewUser> {
	const open: Array<() => Promise<void>> = [];
	const close = async () => {
		for (const each of open.splice(0).reverse()) await each();
	};
	try {
		const n8n = await installN8n(version, report);
		const tarball = await packPackage(report);
		await endLeftOver(userFolder, n8n.script);
		await rm(userFolder, { recursive: true, force: true });
		await install(userFolder, tarball, n8n.node);
		const apiKey = 'sandbox-key-v3-0123456789';
		const authKey = 'sandbox-auth-key';
		const sandbox = await startSandbox({ apiKey, ringostatAuthKey: authKey });
		useTextFields(sandbox);
		open.push(async () => await sandbox.close());
		// Else the editor shows addresses with "localhost", which may be another than 127.0.0.1.
		const running = await runN8n({ n8n, userFolder, env: { N8N_HOST: '127.0.0.1' } });
		open.push(async () => await running.stop());
		return {
			n8nUrl: running.url,
			sandbox,
			login: newLogin(),
			apiKey,
			token: 'Kj7wQ2mZ9xVt4RbN',
			ringostat: {
				apiAddress: `${sandbox.url}/ringostat`,
				authKey,
				projectId: sandbox.ringostat.project.projectId,
			},
			close,
		};
	} catch (error) {
		await close();
		throw error;
	}
}

/** A cabinet whose text fields have been used before: only then can the nodes list them. */
function useTextFields({ cabinet }: Sandbox): void {
	cabinet.create('client', {
		name: 'Петро Постійний',
		phone: '380661234567',
		responsible: 3,
		custom_field_1: 'facebook',
		custom_field_2: 'social',
		custom_field_3: 'summer',
	});
}
