/** The things in a cabinet, in our words. What the cabinet does not say is `null`. */

/** As the cabinet gave it; some count, some use strings. Compare with {@link sameId}. */
export type Id = string | number;

export interface ClientRecord {
	id: Id;
	name: string | null;
	/** As stored: any format, perhaps several numbers. */
	phone: string | null;
	email: string | null;
	comment: string | null;
	responsible: Id | null;
	closed: string | null;
}

export interface CallRecord {
	id: Id;
	externalId: string | null;
	clientId: Id | null;
	direction: string | null;
	status: string | null;
	phone: string | null;
	line: string | null;
	/** ISO 8601 with offset. */
	startedAt: string | null;
	/** Seconds. */
	duration: number | null;
	talkDuration: number | null;
	recordingUrl: string | null;
	responsible: Id | null;
	comment: string | null;
}

export interface TaskRecord {
	id: Id;
	externalId: string | null;
	clientId: Id | null;
	title: string | null;
	description: string | null;
	status: string | null;
	/** ISO 8601 with offset. */
	deadline: string | null;
	responsible: Id | null;
	type: string | null;
}

export interface UserRecord {
	id: Id;
	name: string | null;
	email: string | null;
	phone: string | null;
	extension: string | null;
	role: string | null;
}

export interface OrderRecord {
	id: Id;
	/** The system name where it is written (observed); how a list shows it is assumed. */
	status: string | null;
}

export interface Records {
	client: ClientRecord;
	call: CallRecord;
	task: TaskRecord;
	user: UserRecord;
	order: OrderRecord;
}

/** Fields to write, in our names, and the cabinet's own custom fields by their own names. */
export type Draft<Name extends keyof Records> = Partial<Omit<Records[Name], 'id'>> & {
	custom?: Record<string, unknown>;
};

/** A record as the cabinet sent it. */
export type OwnFields = Readonly<Record<string, unknown>>;

const OWN_FIELDS = Symbol('fields as sent');

/** Attaches what the cabinet sent to a record, under a symbol: it is neither listed nor copied. */
export function rememberOwnFields(record: object, sent: OwnFields): void {
	Object.defineProperty(record, OWN_FIELDS, { value: sent });
}

/** The cabinet's own fields of a record that was read; none for one that was made or copied here. */
export function ownFieldsOf(record: object): OwnFields {
	return (record as { [OWN_FIELDS]?: OwnFields })[OWN_FIELDS] ?? {};
}

export function sameId(one: Id | null, other: Id | null): boolean {
	return one !== null && other !== null && String(one) === String(other);
}

/** Orders records by age: the lower id is the older one. */
export function byId(one: { id: Id }, other: { id: Id }): number {
	const difference = Number(one.id) - Number(other.id);
	if (!Number.isNaN(difference)) return difference;
	return String(one.id) < String(other.id) ? -1 : 1;
}
