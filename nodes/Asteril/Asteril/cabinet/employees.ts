import type { IExecuteFunctions } from 'n8n-workflow';
import { apiAddress, type RingostatCredential } from '../../../Ringostat/api/authenticate';
import { listEmployees } from '../../../Ringostat/api/employees';
import { employeeFailureTexts } from '../../../Ringostat/api/failureTexts';
import { projectIdOf } from '../../../Ringostat/api/projectId';
import { ApiError } from '../../../shared/http/ApiError';
import { failuresOf } from '../../../shared/http/failure';
import type { RequestLimits } from '../../../shared/n8n/requestLimits';
import { senderOf } from '../../../shared/n8n/senderOf';
import { redact } from '../../../shared/redact';
import { cabinetAddress } from '../../api/address';
import { AsterilApi } from '../../api/AsterilApi';
import type { AsterilCredential } from '../../api/authenticate';
import type { Contract } from '../../api/contractTypes';
import { failureTexts } from '../../api/failureTexts';
import { employeesItem, employeesUnknown } from '../../check/report/employeesItem';
import type { ReportItem } from '../../check/report/reportItem';
import { MAX_PAGES, readPages } from '../../api/search';

/** Compares the employees of the node's Ringostat credential with the users of the cabinet. Never throws. */
export async function compareEmployees(
	context: IExecuteFunctions,
	credential: AsterilCredential,
	contract: Contract,
	limits: RequestLimits,
): Promise<ReportItem> {
	try {
		const ringostat = await context.getCredentials<RingostatCredential>('ringostatApi');
		const { authKey = '', token = '' } = ringostat;
		try {
			const projectId = projectIdOf(ringostat);
			const ofRingostat = failuresOf('Ringostat', apiAddress(ringostat), employeeFailureTexts);
			const ofAsteril = failuresOf('Asteril', cabinetAddress(credential), failureTexts);
			const asteril = new AsterilApi(senderOf(context, 'asterilApi', ofAsteril, limits), contract);
			const [employees, { records: users }] = await Promise.all([
				listEmployees(senderOf(context, 'ringostatApi', ofRingostat, limits), projectId),
				readPages(asteril, 'user', {}, MAX_PAGES),
			]);
			return employeesItem(users, employees);
		} catch (error) {
			return unknown(error, [credential.apiKey, authKey, token]);
		}
	} catch (error) {
		return unknown(error, [credential.apiKey]);
	}
}

function unknown(error: unknown, secrets: string[]): ReportItem {
	const { message } = error as Error;
	const description = error instanceof ApiError ? error.description : '';
	return employeesUnknown(redact(message, secrets), redact(description, secrets));
}
