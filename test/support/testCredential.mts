import 'reflect-metadata';
import { CredentialTestContext } from 'n8n-core';
import type {
	ICredentialsDecrypted,
	ICredentialTestFunction,
	INodeCredentialTestResult,
} from 'n8n-workflow';
import { asterilApiTest } from '../../nodes/Asteril/n8n/testCredential';
import { ringostatApiTest } from '../../nodes/Ringostat/n8n/testCredential';

/** Tests a credential as n8n 2.41 does when it is saved: with n8n's own helpers for such a test. */
async function testedWith(
	test: ICredentialTestFunction,
	data: object,
): Promise<INodeCredentialTestResult> {
	const credential = { id: '1', name: 'test', type: 'test', data } as ICredentialsDecrypted;
	return await test.call(new CredentialTestContext(), credential);
}

export const testCredential = async (data: object) => await testedWith(asterilApiTest, data);
export const testRingostatCredential = async (data: object) =>
	await testedWith(ringostatApiTest, data);
