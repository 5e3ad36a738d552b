/** The cabinet's records, in memory. It knows no HTTP and no wire names. */
import { DateTime } from 'luxon';
import { entityNames, type CabinetContract, type EntityName } from './contract.mts';
import { keepPhone } from './phones.mts';

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

export const KEPT_FORMAT = 'yyyy-MM-dd HH:mm:ss';

/** Order statuses: the list filters by the id, an update names the system name. */
export const orderStatuses = ['new', 'in_work', 'sent', 'done', 'cancelled'].map(
	(system, index) => ({ id: index + 1, system }),
);

interface Table {
	lastId: number;
	records: Map<number, CabinetRecord>;
}

export class Cabinet {
	/** Grows with every change, so that a watcher can ask "anything new?". */
	version = 0;
	/** What waits for a confirmation. */
	readonly drafts: CabinetRecord[] = [];
	private tables!: Record<EntityName, Table>;

	/** @param seed puts in what stands there before the first call */
	constructor(
		readonly contract: CabinetContract,
		private readonly now: () => Date,
		private readonly seed?: (cabinet: Cabinet) => void,
	) {
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
		return [...this.tables[entity].records.values()];
	}

	count(entity: EntityName): number {
		return this.tables[entity].records.size;
	}

	find(entity: EntityName, id: number): CabinetRecord | undefined {
		return this.tables[entity].records.get(id);
	}

	/**
	 * Adds a record. Nothing is unique but the id: the same fields twice are two records, as in the
	 * real cabinet, and that is what "exactly once" has to survive.
	 */
	create(entity: EntityName, fields: Record<string, Value>): CabinetRecord {
		const table = this.tables[entity];
		const asked = typeof fields.id === 'number' && !this.find(entity, fields.id);
		const now = this.clock();
		const record: CabinetRecord = {
			...this.blank(entity),
			created_at: now,
			updated_at: now,
			...this.kept(entity, fields),
			id: asked ? Number(fields.id) : table.lastId + 1,
		};
		table.lastId = Math.max(table.lastId, record.id);
		table.records.set(record.id, record);
		this.version += 1;
		return record;
	}

	/** A record that is not there until somebody confirms it; nobody does. It has an id of its own. */
	draft(entity: EntityName, fields: Record<string, Value>): CabinetRecord {
		const record = this.create(entity, fields);
		this.tables[entity].records.delete(record.id);
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
		const tables = entityNames.map((name): [string, Table] => [
			name,
			{ lastId: 0, records: new Map() },
		]);
		this.tables = Object.fromEntries(tables) as Record<EntityName, Table>;
		this.version += 1;
		this.seed?.(this);
	}

	/** Now, on the cabinet's clock. */
	clock(): string {
		return DateTime.fromJSDate(this.now(), { zone: this.contract.dates.zone }).toFormat(
			KEPT_FORMAT,
		);
	}

	private blank(entity: EntityName): Record<string, Value> {
		const names = Object.keys(this.contract.entities[entity].fields);
		const blank = Object.fromEntries(names.map((name) => [name, null]));
		return entity === 'task' ? { ...blank, status: 'open' } : blank;
	}

	private kept(entity: EntityName, fields: Record<string, Value>): Record<string, Value> {
		const { entities, phones } = this.contract;
		const kept = Object.entries(fields).map(([key, value]) => {
			const isPhone = entities[entity].fields[key]?.type === 'phone';
			return [key, isPhone && typeof value === 'string' ? keepPhone(value, phones.kept) : value];
		});
		return Object.fromEntries(kept) as Record<string, Value>;
	}
}
