import { ApiError } from '../../shared/http/ApiError';
import type { Send } from '../../shared/http/sender';
import { describeShape, quoteError } from '../../shared/http/shape';
import { isObject } from '../../shared/isObject';
import { toFullNumber } from '../../shared/phone';

/** An employee of the Ringostat project. What Ringostat does not say is `null`. */
export interface RingostatEmployee {
	/** `staffId`; the calls list names it `employee_number`. */
	id: string;
	name: string | null;
	email: string | null;
	/** Full international digits. */
	phone: string | null;
	extension: string | null;
	departments: string[];
	/** SIP logins, the main ones first. */
	sip: string[];
}

const METHOD = 'getProjectStaffListAndDirections';

/**
 * The employees of a project with their SIP logins (article 9188142). The article calls the result
 * a list; public client code shows an object keyed by staff id. Errors come with HTTP 200.
 *
 * @throws {ApiError}
 */
export async function listEmployees(send: Send, projectId: string): Promise<RingostatEmployee[]> {
	const answer = await send({
		method: 'POST',
		path: 'api/json-rpc',
		body: { jsonrpc: '2.0', id: 1, method: METHOD, params: { projectId: numberOrText(projectId) } },
		repeatable: true,
	});
	const { error, result } = (answer ?? {}) as { error?: unknown; result?: unknown };
	if (error !== undefined && error !== null && error !== false) {
		throw new ApiError('refused', `Ringostat did not list the employees: ${quoteError(error)}`, {
			description: 'Check the Auth-key and the Project ID in the Ringostat credential.',
		});
	}
	// A list that is empty may be null.
	if (result === null) return [];
	if (typeof result !== 'object' || result === undefined) {
		throw new ApiError('contract', 'Ringostat answered with something else than employees', {
			description: `Received ${describeShape(answer)}. Check the API address in the Ringostat credential: https://api.ringostat.net.`,
		});
	}
	return Object.entries(result).flatMap(([key, row]) =>
		isObject(row) ? (employeeOf(row, Array.isArray(result) ? '' : key) ?? []) : [],
	);
}

/** @param key the staff id under which the employee stands in the result; may be empty */
function employeeOf(row: Record<string, unknown>, key: string): RingostatEmployee | null {
	const id = text(row.staffId) ?? (key || text(row.id));
	if (id === null) return null;
	return {
		id,
		name: text(row.fio),
		email: text(row.email),
		phone: toFullNumber(row.phone),
		extension: text(row.extensionNumber),
		departments: departmentsOf(row.departments),
		sip: sipLogins(row.directions),
	};
}

/** Logins of the directions whose type is `sip`; `main` before `additional`. */
function sipLogins(directions: unknown): string[] {
	const groups = isObject(directions) ? [directions.main, directions.additional] : [directions];
	const logins = groups.flatMap(valuesOf).flatMap((direction) => {
		const isSip = isObject(direction) && text(direction.type)?.toLowerCase() === 'sip';
		return isSip ? (text(direction.direction) ?? []) : [];
	});
	return [...new Set(logins)];
}

/** Names of departments; each may be a text or an object with a name (`departmentsFullFormat`). */
function departmentsOf(departments: unknown): string[] {
	return valuesOf(departments).flatMap((one) => text(isObject(one) ? one.name : one) ?? []);
}

/** An empty list may be `null` or absent, and a list may be an object keyed by id. */
function valuesOf(list: unknown): unknown[] {
	return typeof list === 'object' && list !== null ? Object.values(list) : [];
}

function text(value: unknown): string | null {
	if (typeof value === 'number') return String(value);
	return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

/** The examples of the article show a number, while a typed id is text. */
export function numberOrText(projectId: string): number | string {
	return /^\d{1,15}$/.test(projectId) ? Number(projectId) : projectId;
}
