/** The account's employees, who of them is there, and the contacts that their telephones show. */

interface Direction {
	type: string;
	direction: string;
	status?: string;
}

interface Employee {
	staffId: string | number;
	fio?: string | null;
	email?: string | null;
	phone?: string | null;
	extensionNumber?: string | null;
	departments?: unknown[];
	directions?: { main?: Direction[]; additional?: Direction[] };
}

interface StaffSettings {
	employees: Employee[];
	/** SIP logins. */
	online: string[];
	talking: string[];
	/** The article calls the result a list; client code shows an object keyed by staff id. */
	resultForm: 'object' | 'list';
	/** What `contacts/sync` answers is not documented. */
	contactsAnswer: 'text' | 'json' | 'empty';
}

export interface Contact {
	fullName: string;
	contactLink: string | null;
	responsible: string | null;
	phones: string[];
}

export class Staff {
	settings: StaffSettings = seededStaff();
	private byPhone = new Map<string, Contact>();

	/** The latest contact of each number. */
	get contacts(): Contact[] {
		return [...new Set(this.byPhone.values())];
	}

	set(changed: Partial<StaffSettings>): void {
		this.settings = { ...this.settings, ...changed };
	}

	reset(): void {
		this.settings = seededStaff();
		this.byPhone.clear();
	}

	/** What a telephone shows when a number rings. */
	contactOf(phone: string | null): Contact | null {
		return this.byPhone.get(phone ?? '') ?? null;
	}

	keep(contact: Contact): void {
		for (const phone of contact.phones) this.byPhone.set(phone, contact);
	}

	/** The result of `getProjectStaffListAndDirections`. */
	list(): unknown {
		const rows = this.settings.employees.map((employee, index) => ({
			...{ id: index + 1, departments: [], ...employee },
			directions: { main: [], additional: [], ...employee.directions },
		}));
		if (this.settings.resultForm === 'list') return rows;
		return Object.fromEntries(rows.map((row) => [String(row.staffId), row]));
	}

	/** Whose SIP login it is. */
	employeeAt(login: string): Employee | undefined {
		return this.settings.employees.find(({ directions: { main = [], additional = [] } = {} }) =>
			[...main, ...additional].some(
				({ direction }) => direction.toLowerCase() === login.toLowerCase(),
			),
		);
	}
}

function seededStaff(): StaffSettings {
	const people = [
		['Марія Власник', 'owner'],
		['Ольга Менеджер', 'olha'],
		['Іван Менеджер', 'ivan'],
	];
	const employees = people.map(([fio, login], index) => ({
		staffId: 1100 + index,
		fio,
		email: `${login}@shop.example`,
		phone: null,
		extensionNumber: String(100 + index),
		directions: {
			main: [{ type: 'sip', direction: `shopexample_${login}`, status: 'online' }],
		},
	}));
	const online = ['shopexample_olha', 'shopexample_ivan'];
	return { employees, online, talking: [], resultForm: 'object', contactsAnswer: 'text' };
}
