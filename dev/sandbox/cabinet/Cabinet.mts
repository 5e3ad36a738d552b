/** The cabinet's records, in memory. It knows no HTTP and no wire names. */
import { DateTime } from 'luxon';
import type { CabinetContract, EntityName } from './contract.mts';
import { keepPhone } from './phones.mts';
import { seedCabinet } from './seeds.mts';

export type Value = string | number | null;

/**
 * One record under the cabinet's own field names. Dates are `YYYY-MM-DD HH:MM:SS` on the cabinet's
 * clock, ids are numbers, enums are the words of the reference, whatever the wire makes of them.
 */
export interface CabinetRecord {
	id: number;
	created_at: string;
	updated_at: string;
	[field: string]: Value;
}

export const entityNames: readonly EntityName[] = ['client', 'call', 'task', 'user', 'order'];

/** Order statuses: the list filters by the id, an update names the system name. */
export const orderStatuses: ReadonlyArray<{ id: number; system: string }> = [
	{ id: 1, system: 'new' },
	{ id: 2, system: 'in_work' },
	{ id: 3, system: 'sent' },
	{ id: 4, system: 'done' },
	{ id: 5, system: 'cancelled' },
];

export class Cabinet {
	readonly contract: CabinetContract;
	/** Grows with every change, so that a watcher can ask "anything new?". */
	version = 0;
	/** What waits for a confirmation. */
	readonly drafts: CabinetRecord[] = [];
	private readonly now: () => Date;
	private readonly seeded: boolean;
	private tables!: Record<EntityName, Map<number, CabinetRecord>>;
	private lastId!: Record<EntityName, number>;

	constructor(contract: CabinetContract, now: () => Date, seeded: boolean) {
		this.contract = contract;
		this.now = now;
		this.seeded = seeded;
		this.reset();
	}

	get clients(): CabinetRecord[] {
		return this.all('client');
	}

	get calls(): CabinetRecord[] {
		return this.all('call');
	}

	get tasks(): CabinetRecord[] {
		return this.all('task');
	}

	get users(): CabinetRecord[] {
		return this.all('user');
	}

	get orders(): CabinetRecord[] {
		return this.all('order');
	}

	/** Every record of the entity, the oldest first. */
	all(entity: EntityName): CabinetRecord[] {
		return [...this.tables[entity].values()];
	}

	count(entity: EntityName): number {
		return this.tables[entity].size;
	}

	find(entity: EntityName, id: number): CabinetRecord | undefined {
		return this.tables[entity].get(id);
	}

	/**
	 * Adds a record. Nothing is unique but the id: the same fields twice are two records, as in the
	 * real cabinet, and that is what "exactly once" has to survive.
	 */
	create(entity: EntityName, fields: Record<string, Value>): CabinetRecord {
		const asked = fields.id;
		const id = typeof asked === 'number' && !this.find(entity, asked) ? asked : undefined;
		const now = this.clock();
		const record: CabinetRecord = {
			...this.blank(entity),
			created_at: now,
			updated_at: now,
			...this.kept(entity, fields),
			id: id ?? this.lastId[entity] + 1,
		};
		this.lastId[entity] = Math.max(this.lastId[entity], record.id);
		this.tables[entity].set(record.id, record);
		this.version += 1;
		return record;
	}

	/** A record that is not there until somebody confirms it; nobody does. It has an id of its own. */
	draft(entity: EntityName, fields: Record<string, Value>): CabinetRecord {
		const record = this.create(entity, fields);
		this.tables[entity].delete(record.id);
		this.drafts.push(record);
		return record;
	}

	/** Changes the named fields of a record. @throws when there is no such record */
	update(entity: EntityName, id: number, fields: Record<string, Value>): CabinetRecord {
		const record = this.find(entity, id);
		if (!record) throw new Error(`No such ${entity}: ${id}`);
		Object.assign(record, this.kept(entity, fields), { id, updated_at: this.clock() });
		this.version += 1;
		return record;
	}

	/** Back to the seeds. */
	reset(): void {
		this.tables = {
			client: new Map(),
			call: new Map(),
			task: new Map(),
			user: new Map(),
			order: new Map(),
		};
		this.lastId = { client: 0, call: 0, task: 0, user: 0, order: 0 };
		this.version += 1;
		if (this.seeded) seedCabinet(this);
	}

	/** Now, on the cabinet's clock. */
	clock(): string {
		return DateTime.fromJSDate(this.now(), { zone: this.contract.dates.zone }).toFormat(
			'yyyy-MM-dd HH:mm:ss',
		);
	}

	private blank(entity: EntityName): Record<string, Value> {
		const blank: Record<string, Value> = {};
		for (const field of Object.keys(this.contract.entities[entity].fields)) blank[field] = null;
		if (entity === 'task') blank.status = 'open';
		return blank;
	}

	private kept(entity: EntityName, fields: Record<string, Value>): Record<string, Value> {
		const kept = { ...fields };
		for (const [field, { type }] of Object.entries(this.contract.entities[entity].fields)) {
			const value = kept[field];
			if (type === 'phone' && typeof value === 'string') {
				kept[field] = keepPhone(value, this.contract.phones.kept);
			}
		}
		return kept;
	}
}
