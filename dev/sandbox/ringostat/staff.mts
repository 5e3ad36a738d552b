/** The account's employees, who of them is there, and the contacts that their telephones show. */
import { z } from 'zod';

const directionSchema = z
	.object({ type: z.string(), direction: z.string(), status: z.string().optional() })
	.strict();

const employeeSchema = z
	.object({
		staffId: z.union([z.string(), z.number()]),
		fio: z.string().nullish(),
		email: z.string().nullish(),
		phone: z.string().nullish(),
		extensionNumber: z.string().nullish(),
		departments: z.array(z.unknown()).default([]),
		directions: z
			.object({
				main: z.array(directionSchema).default([]),
				additional: z.array(directionSchema).default([]),
			})
			.default({}),
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

export type Employee = z.infer<typeof employeeSchema>;
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

	/** The result of `getProjectStaffListAndDirections`. */
	list(filter: Record<string, unknown>): unknown {
		const { employees, resultForm } = this.settings;
		const found = employees.filter((employee) =>
			(['staffId', 'fio', 'email'] as const).every(
				(name) => filter[name] === undefined || String(filter[name]) === String(employee[name]),
			),
		);
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
	const person = (staffId: number, fio: string, login: string, extension: string): Employee => ({
		staffId,
		fio,
		email: `${login}@shop.example`,
		phone: null,
		extensionNumber: extension,
		departments: [],
		directions: {
			main: [{ type: 'sip', direction: `shopexample_${login}`, status: 'online' }],
			additional: [],
		},
	});
	return {
		employees: [
			person(1100, 'Марія Власник', 'owner', '100'),
			person(1101, 'Ольга Менеджер', 'olha', '101'),
			person(1102, 'Іван Менеджер', 'ivan', '102'),
		],
		online: ['shopexample_olha', 'shopexample_ivan'],
		talking: [],
		resultForm: 'object',
		contactsAnswer: 'text',
	};
}
