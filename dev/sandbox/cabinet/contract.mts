/**
 * What a cabinet speaks, as data. Everything the HTTP API of the stand-in does is driven by one
 * value of this type, so that another imagined cabinet is another file of data and no other code.
 *
 * Field and filter keys on the left are the cabinet's own (canonical) names, the ones records are
 * kept under; what stands in `name` is what goes over the wire.
 */
import type { PhoneForm } from './phones.mts';

export const entityNames = ['client', 'call', 'task', 'user', 'order'] as const;

export type EntityName = (typeof entityNames)[number];

/** Values out of a fixed choice: the word that is kept → what stands for it on the wire. */
export type Choice = Record<string, string | number | boolean>;

/** The types with a choice. */
type ChoiceType = 'direction' | 'taskStatus' | 'callStatus' | 'taskType';

export type FieldType =
	| ChoiceType
	| 'text'
	| 'url'
	| 'phone'
	| 'integer'
	| 'id'
	| 'clientId'
	| 'userId'
	| 'dateTime'
	| 'orderStatus';

export interface FieldContract {
	/** The key on the wire. */
	name: string;
	type: FieldType;
	/** Set by the cabinet; writing it is an error. */
	readOnly?: boolean;
}

export interface FilterContract {
	/** The query parameter. */
	name: string;
	/** The canonical field it looks at: a range of days for a date, the id for an order's status. */
	field: string;
	/** `partial`: the stored value contains the asked one. `ignored`: everybody comes back. */
	match: 'exact' | 'partial' | 'ignored';
}

export type Paging =
	| { kind: 'page'; page: string; limit: string; first: 0 | 1 }
	| { kind: 'offset'; offset: string; limit: string };

export interface ListContract {
	path: string;
	/** The key the records stand under; null when the answer is the array itself. */
	key: string | null;
	/** A wrapper around the whole answer, such as `data`; null for none. */
	envelope: string | null;
	paging: Paging;
	/** The key for the number of pages (page paging) or of records (offset paging); null for none. A dot goes one level down. */
	totalKey: string | null;
	order: 'oldest' | 'newest';
	defaultLimit: number;
	/** A larger limit is silently cut down to this one. */
	largestLimit: number;
}

interface RouteContract {
	method: 'POST' | 'PUT' | 'PATCH';
	/** `{id}` stands for the record's id. */
	path: string;
}

export interface EntityContract {
	list: ListContract;
	create: RouteContract | null;
	update: RouteContract | null;
	fields: Record<string, FieldContract>;
	/** Canonical fields without which nothing is created. */
	required?: string[];
	/** `custom_field_` keys: accepted on every entity, whatever their number. */
	customFieldPrefix: string;
	filters: FilterContract[];
}

export interface CabinetContract {
	/** Without slashes at the ends: `api/v3.1`. */
	prefix: string;
	/** `before` is written in front of the key in a header, such as `Bearer `. */
	key: { in: 'query' | 'header'; name: string; before: string };
	write: {
		/** The key the fields of a write stand under; null when they are the body itself. */
		envelope: string | null;
		createdStatus: number;
		/** What a write answers: the record, or only `{ id }`, maybe wrapped; `$entity` is the entity's name. */
		answer: { content: 'record' | 'id'; envelope: string | null };
	};
	ids: 'number' | 'string';
	/** A call's status and a task's type are text where no choice is given. */
	enums: Record<'direction' | 'taskStatus', Choice> & Partial<Record<ChoiceType, Choice>>;
	dates: {
		/** The cabinet's own clock. */
		zone: string;
		/** A luxon format, or `epoch` for whole seconds. */
		format: string;
		rangeDay: string;
		rangeSeparator: string;
	};
	/**
	 * How a client's phone is kept: as it was written, or rewritten. A filter is compared with what
	 * is kept, after rewriting the asked number too when `filterRewrites` says so.
	 */
	phones: {
		kept: PhoneForm;
		filterRewrites: boolean;
		/** A number that is not written as it is kept is an error. */
		strict?: boolean;
	};
	errors: {
		/** `ok`: HTTP 200 with an error body, as some old APIs do. */
		http: 'status' | 'ok';
		/** `$message` and `$status` are filled in. */
		body: Record<string, unknown>;
	};
	entities: Record<EntityName, EntityContract>;
	manners: Partial<Manners>;
}

/** How a cabinet behaves beside what its names are; what is not named is as in the default cabinet. */
export interface Manners {
	unknownFields: 'refused' | 'dropped';
	/** Of the lists of clients, calls, tasks and users; the list of orders ignores them. */
	unknownParameters: 'ignored' | 'refused';
	/** What stands in place of an empty list. */
	emptyList: 'array' | 'null' | 'object' | 'absent';
	/** `byId`: a list is an object with the records under their ids. */
	rows: 'array' | 'byId';
	/** What an update answers; `nothing` is a 204. */
	updateAnswer: 'asCreate' | 'nothing';
	/** How much a refused write says of what is wrong. */
	says: 'everything' | 'field' | 'nothing';
	/** Answers are XML, whatever is asked for. */
	xml: boolean;
	/** What has to be confirmed by a second request before it exists. */
	confirmed: EntityName[];
}
