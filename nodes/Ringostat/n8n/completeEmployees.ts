import type { IExecuteFunctions } from 'n8n-workflow';
import type { Call } from '../../shared/Call';
import { failuresOf } from '../../shared/http/failure';
import { senderOf } from '../../shared/n8n/senderOf';
import { redact } from '../../shared/redact';
import { apiAddress, type RingostatCredential } from '../api/authenticate';
import { EmployeeDirectory, isNamedByRingostatOnly } from '../api/EmployeeDirectory';
import { listEmployees } from '../api/employees';
import { employeeFailureTexts } from '../api/failureTexts';
import { processState } from './ProcessState';

/** Short, because the calls wait for it before they are written. */
const LIMITS = { timeoutMs: 5_000, budgetMs: 5_000 };

/**
 * Adds name, e-mail and extension from Ringostat's directory to employees whom calls name only by id
 * or SIP login: their users in Asteril are found by these. The directory is read once for many calls,
 * and only when a call needs it and the credential has an Auth-key and a Project ID. When it can't be
 * read, the calls are not changed and a hint of the execution says why.
 */
export async function completeEmployees(
	context: IExecuteFunctions,
	calls: readonly Call[],
	state = processState,
): Promise<Call[]> {
	if (!calls.some(({ employee }) => isNamedByRingostatOnly(employee))) return [...calls];
	const credential = await context.getCredentials<RingostatCredential>('ringostatApi');
	const directory = await directoryOf(context, credential, state);
	if (directory === null) return [...calls];
	if (directory instanceof Error) {
		const { token = '', authKey = '' } = credential;
		const reason = redact(directory.message, [token, authKey]);
		const message = `Employees whom calls name only by ID or SIP login were not looked up: ${reason}`;
		context.addExecutionHints({ message, location: 'outputPane' });
		return [...calls];
	}
	return calls.map((call) =>
		isNamedByRingostatOnly(call.employee)
			? { ...call, employee: directory.complete(call.employee) }
			: call,
	);
}

/** Returns `null` when the credential lacks the Auth-key or the Project ID. */
async function directoryOf(
	context: IExecuteFunctions,
	credential: RingostatCredential,
	{ directories, directoryResults }: typeof processState,
): Promise<EmployeeDirectory | Error | null> {
	const projectId = String(credential.projectId ?? '').trim();
	const authKey = String(credential.authKey ?? '').trim();
	if (projectId === '' || authKey === '') return null;
	const address = apiAddress(credential);
	const failureOf = failuresOf('Ringostat', address, employeeFailureTexts);
	const send = senderOf(context, 'ringostatApi', failureOf, LIMITS);
	// With the key, so that a corrected one is used at once.
	const project = `${address} ${projectId} ${authKey}`;
	const now = Date.now();
	return await directories
		.get(project, now, async () => {
			const result = await directoryResults.get(project, now, async () =>
				listEmployees(send, projectId).then(
					(employees) => new EmployeeDirectory(employees),
					(error: Error) => error,
				),
			);
			if (result instanceof Error) throw result;
			return result;
		})
		.catch((error: Error) => error);
}
