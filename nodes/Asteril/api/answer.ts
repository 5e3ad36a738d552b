import { ApiError } from '../../shared/http/ApiError';
import { describeShape } from '../../shared/http/shape';
import { isObject } from '../../shared/isObject';
import type { Contract, EntityName } from './contractTypes';
import { CHECK } from './failureTexts';

/** Smallest page that a cabinet which names neither pages nor total is assumed to cut lists into. */
const LOWEST_CAP = 10;

/** The value under a key; a dot goes one level down (`meta.pages`). */
export function pick(body: unknown, key: string): unknown {
	return key.split('.').reduce<unknown>((at, part) => {
		return typeof at === 'object' && at !== null
			? (at as Record<string, unknown>)[part]
			: undefined;
	}, body);
}

/** The content of the envelope around every answer; the answer itself when the cabinet has none. */
export function unwrap({ response }: Contract, body: unknown): unknown {
	return response.envelope === null ? body : pick(body, response.envelope);
}

/**
 * The records in the answer of a list, as they are on the wire. An empty list may be `[]`, `{}`,
 * `null` or, when the whole answer is empty, absent; a list may be an object keyed by id (assumed:
 * PHP writes lists so).
 *
 * @throws {ApiError} of kind `contract` when they are not where the contract says
 */
export function readRows(contract: Contract, name: EntityName, body: unknown): unknown[] {
	const { id, list } = contract[name];
	const answer = unwrap(contract, body);
	const rows = list.key === null ? answer : pick(answer, list.key);
	if (Array.isArray(rows)) return rows as unknown[];
	if (rows === null) return [];
	if (
		rows === undefined &&
		(isEmpty(answer === undefined ? body : answer) ||
			saysNone(contract, body) ||
			isBareEnvelope(answer, list.key))
	)
		return [];
	const byId = isObject(rows) ? rowsById(rows, id) : null;
	if (byId !== null) return byId;
	const place = list.key === null ? 'an array' : `an array under "${list.key}"`;
	throw unexpected(`${name}.list.key`, place, answer);
}

/** The records of a list that is an object keyed by their ids, or `null` when it is no such list. */
function rowsById(rows: Record<string, unknown>, id: string): unknown[] | null {
	const entries = Object.entries(rows);
	const areRecords = entries.every(
		([key, value]) => isObject(value) && (Object.hasOwn(value, id) || /^\d+$/.test(key)),
	);
	return areRecords ? entries.map(([key, value]) => ({ [id]: key, ...(value as object) })) : null;
}

/** Whether the object that should hold the records is there and holds no list of any kind. */
function isBareEnvelope(answer: unknown, key: string | null): boolean {
	const inside = key?.includes('.') ? pick(answer, key.slice(0, key.lastIndexOf('.'))) : undefined;
	return isObject(inside) && Object.values(inside).every((value) => typeof value !== 'object');
}

function isEmpty(body: unknown): boolean {
	if (body === null || body === undefined || body === '') return true;
	return typeof body === 'object' && Object.keys(body).length === 0;
}

/** Whether the answer counts no pages or no records. */
function saysNone(contract: Contract, body: unknown): boolean {
	const { pages, total } = contract.paging;
	return count(contract, body, pages) === 0 || count(contract, body, total) === 0;
}

/**
 * Whether a list goes on after this page.
 *
 * @param page counted from 0
 * @param seen records on the pages before
 * @param rows records on this page
 */
export function hasMore(
	contract: Contract,
	body: unknown,
	page: number,
	seen: number,
	rows: number,
): boolean {
	const { paging } = contract;
	if (rows === 0) return false;
	const pages = count(contract, body, paging.pages);
	if (!Number.isNaN(pages)) return page + 1 < pages;
	const total = count(contract, body, paging.total);
	if (!Number.isNaN(total)) return seen + rows < total;
	return rows >= Math.min(paging.size, LOWEST_CAP);
}

/** Number of the last page, counted from 0, or `null` when the answer does not say how many there are. */
export function lastPage(
	contract: Contract,
	body: unknown,
	page: number,
	rows: number,
): number | null {
	const { paging } = contract;
	const pages = count(contract, body, paging.pages);
	// The first page shows how large pages are, since a cabinet may cap them; a later one may be the last.
	const size = page === 0 && rows > 0 ? rows : paging.size;
	const known = Number.isNaN(pages) ? count(contract, body, paging.total) / size : pages;
	return Number.isNaN(known) ? null : Math.max(0, Math.ceil(known) - 1);
}

/** An English word that only looks like a key: a parser's complaint about the answer itself. */
const ABOUT_SYNTAX = /unexpected (token|end)|syntax ?error|in json at position/i;
/** In Ukrainian and Russian a "key field" and a database's key share the word with the API key. */
const ABOUT_DATABASE =
	/(?<!\p{L})ключ[оеё]в\p{L}*|(?:первинн|первичн|зовнішн|внешн|унікальн|уникальн)\p{L}* ключ\p{L}*/giu;

/** Whether the text of an error speaks of the API key; "підключено" and "author" do not. */
export function isAboutKey(text: string): boolean {
	if (ABOUT_SYNTAX.test(text)) return false;
	return /api.?key|\btoken|\b(un)?auth(?!ors?\b)|(?<!\p{L})ключ/iu.test(
		text.replace(ABOUT_DATABASE, ''),
	);
}

export function unexpected(path: string, expected: string, received: unknown): ApiError {
	return new ApiError('contract', `Asteril answered in a form that was not expected`, {
		description: `Expected ${expected}, received ${describeShape(received)}. Set "${path}" (or "response.envelope") in API Differences of the Asteril credential. To find out what to put there, ${CHECK}`,
	});
}

/** A count that an answer names, `NaN` when it does not. */
function count(contract: Contract, body: unknown, key: string | null): number {
	const value = key === null ? undefined : (pick(body, key) ?? pick(unwrap(contract, body), key));
	return value === undefined || value === null ? Number.NaN : Number(value);
}
