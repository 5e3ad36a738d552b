/** The account's employees, who of them is there, and the contacts that their telephones show. */
import { z } from 'zod';
import { Problem } from '../Problem.mts';

const text = z.string().nullish();

const directionsSchema = z
	.array(
		z.object({ type: z.string(), direction: z.string(), status: z.string().optional() }).strict(),
	)
	.default([]);

const employeeSchema = z
	.object({
		staffId: z.union([z.string(), z.number()]),
		fio: text,
		email: text,
		phone: text,
		extensionNumber: text,
		departments: z.array(z.unknown()).default([]),
		directions: z.object({ main: directionsSchema, additional: directionsSchema }).default({}),
	})
	.strict();

export const staffSchema = z
	.object({
		employees: z.array(employeeSchema),
		/** SIP logins. */
		online: z.array(z.string()),
		talking: z.array(z.string()),
		/** The article calls the result a list; client code shows an object keyed by staff id. */
		resultForm: z.enum(['object', 'list']),
		/** What `contacts/sync` answers is not documented. */
		contactsAnswer: z.enum(['text', 'json', 'empty']),
	})
	.partial()
	.strict();

type Employee = z.infer<typeof employeeSchema>;
type StaffSettings = Required<z.infer<typeof staffSchema>>;

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

	set(changed: z.input<typeof staffSchema>): void {
		this.settings = { ...this.settings, ...staffSchema.parse(changed) };
	}

	reset(): void {
		this.settings = seededStaff();
		this.byPhone.clear();
	}

	/** What a telephone shows when a number rings. */
	contactOf(phone: string | null): Contact | null {
		return phone === null ? null : (this.byPhone.get(phone) ?? null);
	}

	keep(contact: Contact): void {
		for (const phone of contact.phones) this.byPhone.set(phone, contact);
	}

	/**
	 * The result of `getProjectStaffListAndDirections`.
	 * @throws Problem with the code of a JSON-RPC error when a filter finds nobody
	 */
	list(filter: Record<string, unknown>): unknown {
		const { employees, resultForm } = this.settings;
		const filters = (['staffId', 'fio', 'email'] as const).filter((name) => name in filter);
		const found = employees.filter((employee) =>
			filters.every((name) => String(filter[name]) === String(employee[name])),
		);
		if (filters.length > 0 && found.length === 0) throw new Problem(-32000, 'User does not exist');
		const rows = found.map((employee, index) => ({ id: index + 1, ...employee }));
		if (resultForm === 'list') return rows;
		return Object.fromEntries(rows.map((row) => [String(row.staffId), row]));
	}

	/** Whose SIP login it is. */
	employeeAt(login: string): Employee | undefined {
		return this.settings.employees.find(({ directions }) =>
			[...directions.main, ...directions.additional].some(
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
		departments: [],
		directions: {
			main: [{ type: 'sip', direction: `shopexample_${login}`, status: 'online' }],
			additional: [],
		},
	}));
	const online = ['shopexample_olha', 'shopexample_ivan'];
	return { employees, online, talking: [], resultForm: 'object', contactsAnswer: 'text' };
}
