import type { PhoneFormat } from '../../shared/phoneFormats';

/** The shape of `contract.ts`. Names on the left are ours and stay; values are the cabinet's. */
export interface Contract {
	/** Path between the cabinet's address and an entity's path. */
	basePath: string;
	/** Where the API key travels. */
	key: { in: 'query' | 'header'; name: string; prefix: string };
	/** The key that wraps the fields of a write; `null` when they stand at top level. */
	write: { envelope: string | null };
	/** The key that wraps every answer, if any; the keys under which a 2xx answer names an error. */
	response: { envelope: string | null; errors: string[] };
	paging: {
		style: 'page' | 'offset';
		/** Names of the query parameters. */
		page: string;
		offset: string;
		limit: string;
		/** Number of the first page. */
		first: number;
		/** Records asked for at once. */
		size: number;
		/** Key of the number of pages, or of records, in an answer; both may be unknown. */
		pages: string | null;
		total: string | null;
	};
	dates: {
		/** Luxon tokens, or `ISO`, `unix` (seconds), `unixMs`. */
		format: string;
		/** IANA zone of dates without an offset. */
		zone: string;
		/** A day in a filter, and what stands between the two days of a range. */
		day: string;
		range: string;
	};
	/** How a client's number is asked for, and how it is written into a new client. */
	phone: { searched: PhoneFormat; stored: PhoneFormat };
	order: Entity<'status', 'status' | 'createdDate' | 'updatedDate'> & { update: Write };
	client: WritableEntity<
		'name' | 'phone' | 'email' | 'comment' | 'responsible' | 'closed',
		'phone',
		'closed'
	>;
	call: WritableEntity<
		| 'externalId'
		| 'clientId'
		| 'direction'
		| 'status'
		| 'phone'
		| 'line'
		| 'startedAt'
		| 'duration'
		| 'talkDuration'
		| 'recordingUrl'
		| 'responsible'
		| 'comment',
		'externalId' | 'clientId' | 'createdDate',
		'direction' | 'status'
	>;
	task: WritableEntity<
		| 'externalId'
		| 'clientId'
		| 'title'
		| 'description'
		| 'status'
		| 'deadline'
		| 'responsible'
		| 'type',
		'externalId' | 'clientId' | 'status',
		'status' | 'type'
	>;
	user: Entity<'name' | 'email' | 'phone' | 'extension' | 'role', never>;
}

export type EntityName = 'order' | 'client' | 'call' | 'task' | 'user';
export type WritableEntityName = 'client' | 'call' | 'task';
/** Entities with records that can be changed; nobody has seen how an order is created. */
export type UpdatableEntityName = WritableEntityName | 'order';

export interface Entity<
	Field extends string,
	Filter extends string,
	Valued extends string = never,
> {
	/** `false` when the cabinet has no such thing: its node says so. */
	supported: boolean;
	/** `key`: where the records stand in the answer; `null` when the answer is the array itself. */
	list: { path: string; key: string | null };
	/** Key of a record's id. */
	id: string;
	/** What an id is in JSON; matters where one is written, as `responsible` of a task. */
	idType: 'number' | 'text';
	/** Our field → the cabinet's; `null` when the cabinet has no such field. */
	fields: Record<Field, string | null>;
	/** Our filter → the cabinet's query parameter; `null` when the list can't be filtered so. */
	filters: Record<Filter, string | null>;
	/** Our value of a field → the cabinet's. */
	values: Record<Valued, Record<string, string | number | boolean>>;
}

export interface WritableEntity<
	Field extends string,
	Filter extends string,
	Valued extends string = never,
> extends Entity<Field, Filter, Valued> {
	create: NewWrite;
	update: Write;
}

/** `key`: where the record stands in the answer, `null` for the answer itself; `{id}` in a path. */
export interface Write {
	method: 'POST' | 'PUT' | 'PATCH';
	path: string;
	key: string | null;
}

export interface NewWrite extends Write {
	/** The cabinet's own fields that it wants in every new record, each with its value. */
	constants: Record<string, string | number | boolean>;
}
