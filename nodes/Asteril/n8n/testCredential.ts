import type {
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';
import { ApiError } from '../../shared/http/ApiError';
import { failuresOf } from '../../shared/http/failure';
import { credentialTestResult, credentialTestSender } from '../../shared/n8n/credentialTest';
import { cabinetAddress } from '../api/address';
import { AsterilApi } from '../api/AsterilApi';
import { type AsterilCredential, authenticateRequest } from '../api/authenticate';
import { resolveContract } from '../api/contract';
import { CHECK, failureTexts } from '../api/failureTexts';

/**
 * Tests the Asteril credential with the orders list, the one read of Asteril's API that was observed;
 * in a cabinet that has no orders, with the clients list. The contract says how the list looks.
 */
export async function asterilApiTest(
	this: ICredentialTestFunctions,
	{ data }: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	const credential = (data ?? {}) as unknown as AsterilCredential;
	const test = async () => {
		await readOneRecord(this, credential);
		return 'The cabinet answers, and takes the API key.';
	};
	return await credentialTestResult(test, [String(credential.apiKey ?? '')]);
}

async function readOneRecord(
	context: ICredentialTestFunctions,
	credential: AsterilCredential,
): Promise<void> {
	const address = cabinetAddress(credential);
	const contract = resolveContract(credential.contractOverrides);
	const send = credentialTestSender(
		context,
		(request) => authenticateRequest(credential, request),
		failuresOf('Asteril', address, failureTexts),
	);
	const api = new AsterilApi(send, { ...contract, paging: { ...contract.paging, size: 1 } });
	const list = contract.order.supported ? 'order' : 'client';
	const { last } = await api.page(list);
	const { pages, total } = contract.paging;
	if (last !== null || (pages === null && total === null)) return;
	throw new ApiError(
		'contract',
		`The address ${address} answers, but not with a list of ${list}s as Asteril does`,
		{
			description: `The answer does not say under "${pages ?? total}" how many there are. Compare Cabinet Address with the address in the browser. If it is the same, ${CHECK}`,
		},
	);
}
