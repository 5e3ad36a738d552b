import type { Employee } from '../../shared/Call';
import type { RingostatEmployee } from './employees';
import { sipKey } from './sipStates';

/** Finds the employees of a project by what a call may have of them: the staff id or a SIP login. */
export class EmployeeDirectory {
	private readonly byId: Map<string, RingostatEmployee>;
	/** `null` for a login that two employees share. */
	private readonly bySip = new Map<string, RingostatEmployee | null>();

	constructor(employees: readonly RingostatEmployee[]) {
		this.byId = new Map(employees.map((employee) => [employee.id, employee]));
		for (const employee of employees) {
			for (const login of employee.sip.map(sipKey)) {
				this.bySip.set(login, this.bySip.has(login) ? null : employee);
			}
		}
	}

	/** Returns the employee of a call, with missing facts filled in from the directory. */
	complete(said: Employee): Employee {
		const byId = said.id === null ? undefined : this.byId.get(said.id);
		const found = byId ?? (said.sip === null ? null : this.bySip.get(sipKey(said.sip)));
		if (!found) return said;
		return {
			name: said.name ?? found.name,
			id: said.id ?? found.id,
			email: said.email ?? found.email,
			extension: said.extension ?? found.extension,
			sip: said.sip ?? found.sip[0] ?? null,
			phone: said.phone ?? found.phone,
			department: said.department ?? found.departments[0] ?? null,
		};
	}
}

/** Whether a call names its employee only by what Ringostat alone has: a staff id or a SIP login. */
export function isNamedByRingostatOnly({ name, email, extension, id, sip }: Employee): boolean {
	const isKnown = name !== null || email !== null || extension !== null;
	return !isKnown && (id !== null || sip !== null);
}
