import { phonesIn } from '../../shared/phonesIn';
import { type Id, ownFieldsOf } from './records';

/** The client whose orders are wanted: a number, an id, or both; `null` for what is not known. */
export interface OrderClient {
	/** Full international digits. */
	phone: string | null;
	clientId: Id | null;
}

/** Paths that can hold a client's id (`client_id`, `client.id`); the same number elsewhere is something else. Assumed. */
const CLIENT_ID =
	/(^|[._])(client|customer|contact|buyer)s?([._]?id)?(\.\d+)?$|(^|[._])id_(client|customer)$/i;

/** How deep a record is looked into. */
const DEEPEST = 4;

/**
 * Returns the path of the field by which an order belongs to a client (`phones`, `client.id`), or
 * `null`. Nobody has seen how an order names its client, so two kinds of fields count: one that holds
 * the number in any spelling, and one that is named after a client and holds the id.
 */
export function fieldNamingClient(order: object, client: OrderClient): string | null {
	for (const [path, value] of leavesOf(ownFieldsOf(order), '', 0)) {
		const text = String(value);
		if (client.phone !== null && phonesIn(text).includes(client.phone)) return path;
		if (client.clientId !== null && CLIENT_ID.test(path) && text === String(client.clientId)) {
			return path;
		}
	}
	return null;
}

function* leavesOf(value: unknown, path: string, depth: number): Generator<[string, unknown]> {
	if (typeof value !== 'object' || value === null) {
		if (typeof value === 'string' || typeof value === 'number') yield [path, value];
		return;
	}
	if (depth >= DEEPEST) return;
	for (const [key, part] of Object.entries(value)) {
		yield* leavesOf(part, path === '' ? key : `${path}.${key}`, depth + 1);
	}
}
