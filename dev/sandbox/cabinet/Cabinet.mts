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

export type CabinetState = Record<'clients' | 'calls' | 'tasks', CabinetRecord[]>;

export const KEPT_FORMAT = 'yyyy-MM-dd HH:mm:ss';

/** The statuses of an order. The list filters by their number, from 1; an update says the word. */
export const ORDER_STATUSES = ['new', 'in_work', 'sent', 'done', 'cancelled'];

export class Cabinet {
	/** Grows with every change, so that a watcher can ask "anything new?". */
	version = 0;
	/** What waits for a confirmation. */
	readonly drafts: CabinetRecord[] = [];
	private tables = perEntity(() => new Map<number, CabinetRecord>());
	private lastIds = perEntity(() => 0);

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

	/** What the cabinet holds now, in copies that do not change. */
	get state(): CabinetState {
		const copies = (entity: EntityName) => this.all(entity).map((record) => ({ ...record }));
		return { clients: copies('client'), calls: copies('call'), tasks: copies('task') };
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
		const isFree = typeof fields.id === 'number' && !this.find(entity, fields.id);
		const id = isFree ? Number(fields.id) : this.lastIds[entity] + 1;
		this.lastIds[entity] = Math.max(id, this.lastIds[entity]);
		const now = this.clock();
		const names = Object.keys(this.contract.entities[entity].fields);
		const record: CabinetRecord = {
			...Object.fromEntries(names.map((name) => [name, null])),
			...(entity === 'task' && { status: 'open' }),
			created_at: now,
			updated_at: now,
			...this.kept(entity, fields),
			id,
		};
		this.tables[entity].set(id, record);
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
		this.tables = perEntity(() => new Map());
		this.lastIds = perEntity(() => 0);
		this.version += 1;
		this.seed?.(this);
	}

	/** Now, on the cabinet's clock. */
	clock(): string {
		return DateTime.fromJSDate(this.now(), { zone: this.contract.dates.zone }).toFormat(
			KEPT_FORMAT,
		);
	}

	private kept(entity: EntityName, fields: Record<string, Value>): Record<string, Value> {
		const { entities, phones } = this.contract;
		const kept = { ...fields };
		for (const [key, value] of Object.entries(fields)) {
			const isPhone = entities[entity].fields[key]?.type === 'phone';
			if (isPhone && typeof value === 'string') kept[key] = keepPhone(value, phones.kept);
		}
		return kept;
	}
}

function perEntity<T>(make: () => T): Record<EntityName, T> {
	return Object.fromEntries(entityNames.map((name) => [name, make()])) as Record<EntityName, T>;
}
