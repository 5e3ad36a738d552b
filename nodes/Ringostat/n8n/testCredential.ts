import type {
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';
import { DateTime } from 'luxon';
import { ApiError } from '../../shared/http/ApiError';
import { failuresOf } from '../../shared/http/failure';
import { describeShape } from '../../shared/http/shape';
import { credentialTestResult, credentialTestSender } from '../../shared/n8n/credentialTest';
import { apiAddress, authenticateRequest, type RingostatCredential } from '../api/authenticate';
import { failureTexts } from '../api/failureTexts';

/**
 * Tests what the Ringostat credential holds. The webhook token is the shop's own, so only its form
 * can be checked; the Auth-key is tried on the calls list. Either may be missing: the trigger needs
 * only the token, everything else only the Auth-key.
 */
export async function ringostatApiTest(
	this: ICredentialTestFunctions,
	{ data }: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	const credential = (data ?? {}) as unknown as RingostatCredential;
	const token = String(credential.token ?? '').trim();
	const authKey = String(credential.authKey ?? '').trim();
	const test = async () => {
		if (token === '' && authKey === '') {
			throw new ApiError('settings', 'The Ringostat credential is empty', {
				description:
					'Fill in Webhook Token for the trigger, Auth-key for everything else, or both.',
			});
		}
		if (token !== '' && !/^[\w.~-]{16,}$/.test(token)) {
			throw new ApiError(
				'settings',
				'Webhook Token is too short or has other signs than letters and digits',
				{
					description:
						'Make up one of 16 or more letters and digits, without spaces, so that it can stand in a URL and not be guessed.',
				},
			);
		}
		if (authKey === '') return 'The webhook token can be used. There is no Auth-key to be tried.';
		await readCallsOfNow(this, credential);
		return token === '' ? 'The Auth-key can be used.' : 'The token and the Auth-key can be used.';
	};
	return await credentialTestResult(test, [token, authKey]);
}

async function readCallsOfNow(
	context: ICredentialTestFunctions,
	credential: RingostatCredential,
): Promise<void> {
	const now = DateTime.now().setZone('Europe/Kyiv').toFormat('yyyy-MM-dd HH:mm:ss');
	const send = credentialTestSender(
		context,
		(request) => authenticateRequest(credential, request),
		failuresOf('Ringostat', apiAddress(credential), failureTexts),
	);
	const answer = await send({
		method: 'GET',
		path: 'calls/list',
		query: { from: now, to: now, fields: 'uniqueid', export_type: 'json' },
	});
	if (Array.isArray(answer)) return;
	throw new ApiError(
		'contract',
		'The API address answers, but not with a list of calls as Ringostat does',
		{
			description: `Received ${describeShape(answer)}. Set API Address in the Ringostat credential to https://api.ringostat.net.`,
		},
	);
}
