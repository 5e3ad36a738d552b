/** The account's employees, who of them is there, and the contacts that their telephones show. */
import { z } from 'zod';
import { Problem } from '../Problem.mts';

const idSchema = z.union([z.string(), z.number()]).nullish();

/** A contact of `minicrm/contacts/sync`, as the article describes it. */
const contactSchema = z
	.object({
		projectId: z.union([z.string(), z.number()]),
		fullName: z.string().min(1),
		origin: z.string().min(1),
		externalId: idSchema,
		leadId: idSchema,
		responsible: idSchema,
		staffId: idSchema,
		contactLink: z.string().nullish(),
		contactDirections: z
			.array(z.object({ name: z.string(), type: z.string(), value: z.string() }))
			.min(1),
	})
	.passthrough();

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

	/** What `minicrm/contacts/sync` answers. @throws Problem 400 with what is wrong */
	sync(body: Record<string, unknown>): unknown {
		const read = z.array(contactSchema).min(1).safeParse(body.contacts);
		if (!read.success) {
			const [{ path, message } = { path: [], message: '' }] = read.error.issues;
			throw new Problem(400, `contacts.${path.join('.')}: ${message}`);
		}
		for (const { externalId, leadId, ...contact } of read.data) {
			if (!externalId && !leadId) throw new Problem(400, 'externalId or leadId has to be set');
			this.keep({
				fullName: contact.fullName,
				contactLink: contact.contactLink ?? null,
				responsible: contact.responsible == null ? null : String(contact.responsible),
				phones: contact.contactDirections.map(({ value }) => value),
			});
		}
		return { text: 'OK', json: { status: 'ok' }, empty: '' }[this.settings.contactsAnswer];
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
