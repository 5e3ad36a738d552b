import type {
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';
import { DateTime } from 'luxon';
import { redact } from '../../shared/redact';
import { apiAddress, type RingostatCredential } from '../api/authenticate';

/**
 * Tests the Ringostat credential: the webhook token is our own, so only its form can be checked;
 * the Auth-key, when there is one, is tried on the calls list.
 */
export async function ringostatApiTest(
	this: ICredentialTestFunctions,
	{ data }: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	const credential = data as unknown as RingostatCredential;
	if (!/^[\w.~-]{16,}$/.test(credential.token?.trim() ?? '')) {
		return failed(
			'The webhook token should be 16 or more letters and digits, without spaces or other signs, so that it can stand in a URL and not be guessed.',
		);
	}
	const authKey = credential.authKey?.trim() ?? '';
	if (authKey === '') return { status: 'OK', message: 'The webhook token can be used.' };

	const now = DateTime.now().setZone('Europe/Kyiv').toFormat('yyyy-MM-dd HH:mm:ss');
	// n8n gives a credential test no other helper than this one.
	const { helpers } = this;
	return await helpers
		.request({
			method: 'GET',
			uri: `${apiAddress(credential)}/calls/list`,
			qs: { from: now, to: now, fields: 'uniqueid', export_type: 'json' },
			headers: { 'Auth-key': authKey },
			json: true,
			simple: false,
			resolveWithFullResponse: true,
			timeout: 15_000,
		})
		.then(
			({ statusCode }: { statusCode: number }) => verdict(statusCode),
			(error: Error) =>
				failed(`No connection to Ringostat: ${redact(error.message, [authKey, credential.token])}`),
		);
}

function verdict(status: number): INodeCredentialTestResult {
	if (status === 200) return { status: 'OK', message: 'The token and the Auth-key can be used.' };
	if (status === 401 || status === 403) {
		return failed(
			`Ringostat refused the Auth-key (${status}). It stands in Ringostat under Settings, Integrations, API.`,
		);
	}
	return failed(`Ringostat answered with ${status}. Check the API address and try again later.`);
}

function failed(message: string): INodeCredentialTestResult {
	return { status: 'Error', message };
}
