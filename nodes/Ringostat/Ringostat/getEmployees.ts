import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { failuresOf } from '../../shared/http/failure';
import { readRequestLimits } from '../../shared/n8n/requestLimits';
import { senderOf } from '../../shared/n8n/senderOf';
import { apiAddress, type RingostatCredential } from '../api/authenticate';
import { listEmployees, type RingostatEmployee } from '../api/employees';
import { employeeFailureTexts } from '../api/failureTexts';
import { projectIdOf } from '../api/projectId';
import { getSipStates, sipKey } from '../api/sipStates';

export interface EmployeeState extends RingostatEmployee {
	/** Whether one of the SIP logins is online. */
	online: boolean;
	/** Whether one of them is in a talk. */
	talking: boolean;
}

const SHOWN: Record<string, (employee: EmployeeState) => boolean> = {
	all: () => true,
	online: ({ online }) => online,
	free: ({ online, talking }) => online && !talking,
};

/**
 * Operation "Get Many" of employees: who works in the project, who is online and who talks.
 *
 * @throws {ApiError}
 */
export async function getEmployees(
	context: IExecuteFunctions,
	credential: RingostatCredential,
	index: number,
): Promise<EmployeeState[]> {
	const projectId = projectIdOf(credential);
	const failureOf = failuresOf('Ringostat', apiAddress(credential), employeeFailureTexts);
	const limits = readRequestLimits(context.getNodeParameter('options', index, {}) as IDataObject);
	const send = senderOf(context, 'ringostatApi', failureOf, limits);
	const [employees, { online, talking }] = await Promise.all([
		listEmployees(send, projectId),
		getSipStates(send),
	]);
	const isShown = SHOWN[context.getNodeParameter('show', index, 'all') as string];
	return employees
		.map((employee) => ({
			...employee,
			online: employee.sip.some((login) => online.has(sipKey(login))),
			talking: employee.sip.some((login) => talking.has(sipKey(login))),
		}))
		.filter(isShown);
}
