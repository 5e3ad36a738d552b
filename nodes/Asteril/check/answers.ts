import { isPlainKey, quoteError } from '../../shared/http/shape';
import { isObject } from '../../shared/isObject';
import { isAboutKey } from '../api/answer';

export type Row = Record<string, unknown>;

/** What an answer of the cabinet means, whatever its status says. */
export type AnswerKind =
	| 'good'
	/** There is no such path or method. */
	| 'missing'
	/** The key is refused, or has no right to this. */
	| 'denied'
	/** HTML, XML, a redirect or a text. */
	| 'page'
	/** Some other no: a parameter or a field that the cabinet does not like. */
	| 'refused'
	| 'failing';

const BY_STATUS: Record<number, AnswerKind> = {
	401: 'denied',
	403: 'denied',
	404: 'missing',
	405: 'missing',
	410: 'missing',
	501: 'missing',
	408: 'failing',
	425: 'failing',
	429: 'failing',
};
const CODES = ['code', 'status', 'error_code', 'errorCode', 'status_code', 'statusCode'];
const ABOUT_PATH = /not found|no such|does not exist|unknown (method|path)|не знайден|не існує/i;

/** Keys that name an error, the likeliest first; without marks. */
export const ERROR_KEYS = [
	'error',
	'errors',
	'errormessage',
	'errortext',
	'message',
	'detail',
	'msg',
];

/** Tells what an answer means by its status, and in a cabinet that always says 200 by its body. */
export function kindOf(status: number, body: unknown): AnswerKind {
	if (status in BY_STATUS) return BY_STATUS[status];
	if (status === 0 || status >= 500) return 'failing';
	if (status >= 400) return 'refused';
	const empty = body === undefined || body === '';
	if (status < 300 && (status === 204 || empty)) return 'good';
	if (status >= 300 || typeof body !== 'object' || body === null) return 'page';
	return Array.isArray(body) ? 'good' : kindOfBody(body as Row);
}

function kindOfBody(body: Row): AnswerKind {
	const codes = CODES.map((key) => Number(body[key])).filter((code) => code >= 400);
	const saysNo = body.success === false || body.ok === false || body.status === 'error';
	const named = ['error', 'errors'].some((key) => isSomething(body[key]));
	if (!saysNo && !named && codes.length === 0) return 'good';
	const known = codes.find((code) => code in BY_STATUS);
	if (known !== undefined) return BY_STATUS[known];
	const said = quoteError(Object.fromEntries(errorKeysOf(body).map((key) => [key, body[key]])));
	if (isAboutKey(said)) return 'denied';
	return ABOUT_PATH.test(said) ? 'missing' : 'refused';
}

/** The keys of an answer under which it names an error, the likeliest first. */
export function errorKeysOf(body: unknown): string[] {
	if (!isObject(body)) return [];
	const rank = (key: string) => ERROR_KEYS.indexOf(key.toLowerCase().replace(/[^a-z]/g, ''));
	return Object.keys(body)
		.filter((key) => rank(key) >= 0 && isSomething(body[key]))
		.sort((one, other) => rank(one) - rank(other));
}

function isSomething(value: unknown): boolean {
	if (value === undefined || value === null || value === false || value === '') return false;
	return typeof value !== 'object' || Object.keys(value).length > 0;
}

/** Where the records stand in an answer, key by key from outside; `null` when an empty list does not show it. */
export interface Place {
	keys: string[] | null;
	rows: Row[];
}

/** A value in an answer, with the keys that lead to it from outside; an index of an array is one, too. */
export interface Part {
	keys: string[];
	value: unknown;
}

const DEEPEST = 4;

/** Lists the answer itself and everything in it, as deep as a list or an error is likely to stand. */
export function partsOf(value: unknown, keys: string[] = []): Part[] {
	const isLeaf = typeof value !== 'object' || value === null || keys.length === DEEPEST;
	const inner = isLeaf ? [] : Object.entries(value);
	return [{ keys, value }, ...inner.flatMap(([key, part]) => partsOf(part, [...keys, key]))];
}

/** Arrays under these are no records. */
const NOT_RECORDS =
	/^(errors?|warnings?|messages?|meta|links?|included|columns|fields|filters?|pagination|sort|debug)$/i;

/**
 * Finds the records in the answer of a list: where they are expected, else in the outermost array of
 * objects, or object with records under their ids, else in an empty list.
 *
 * @param expected as in a contract: keys with dots between them, `null` for the answer itself
 */
export function findPlace(body: unknown, expected: string | null): Place {
	const lists = partsOf(body)
		.flatMap(placeIn)
		.sort((one, other) => one.keys.length - other.keys.length);
	const known = lists.find(({ keys }) => keys.join('.') === (expected ?? ''));
	const filled = lists.find(({ rows }) => rows.length > 0);
	return known ?? filled ?? lists[0] ?? { keys: null, rows: [] };
}

/** A key that is a number or a name is a person's, so it leads to no list. */
function placeIn({ keys, value }: Part): Array<{ keys: string[]; rows: Row[] }> {
	if (!keys.every((key) => isPlainKey(key) && !NOT_RECORDS.test(key))) return [];
	if (!Array.isArray(value) && !isById(value)) return [];
	const rows: unknown[] = Object.values(value);
	return rows.every(isObject) ? [{ keys, rows }] : [];
}

/** Records under their ids: the keys are no words. */
function isById(value: unknown): value is Row {
	const keys = isObject(value) ? Object.keys(value) : [];
	return keys.length > 0 && keys.every((key) => /^\d+$/.test(key));
}
