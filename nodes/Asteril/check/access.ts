import type { HttpResult } from '../../shared/http/classifyResult';
import type { FailureOf } from '../../shared/http/failure';
import { ApiError } from '../../shared/http/ApiError';
import { describeShape, quoteError } from '../../shared/http/shape';
import type { Asked, Check } from './Check';
import { checkErrors } from './errors';
import { expectedKeys } from './place';
import { BASE_PATHS, KEY_PLACES } from './tables/keyPlaces';
import { setAt } from './tree';
import { count } from './words';

/** As much of the orders list as is looked at. */
const ORDERS = { page: 1, limit: 10 };

/**
 * Finds the way in, by the one list that was observed: the base path, where the key goes, and what
 * an error looks like.
 *
 * @throws {ApiError} when there is no way in: the same that the other nodes would say
 */
export async function checkAccess(check: Check, failureOf: FailureOf): Promise<void> {
	let asked = await askOrders(check);
	if (isNoPath(asked)) asked = await tryBasePaths(check, asked);
	if (asked?.outcome === 'denied') asked = await tryKeys(check, asked);
	if (asked?.outcome === 'missing') asked = await tryClients(check, asked);
	if (asked === null || asked.outcome !== 'list') throw failureFor(check, asked, failureOf);

	const { path, key } = check.contract.order.list;
	tellAccess(check);
	if (check.lists.order) settleOrders(check, path, key);
	const answering = check.lists.order ? path : check.contract.client.list.path;
	await checkErrors(check, answering, asked.answer.body);
}

async function askOrders(check: Check): Promise<Asked | null> {
	const { path, key } = check.contract.order.list;
	const answer = await check.ask(path, ORDERS);
	if (answer === null) return null;
	const asked = check.reading(answer, expectedKeys(null, key));
	if (asked.outcome === 'list') {
		check.lists.order = { path, body: answer.body, keys: asked.keys, rows: asked.rows };
	}
	return asked;
}

function isNoPath(asked: Asked | null): boolean {
	return asked?.outcome === 'missing' || asked?.outcome === 'page';
}

/** Goes by the first base path under which orders answer, or ask for a key. */
async function tryBasePaths(check: Check, first: Asked | null): Promise<Asked | null> {
	const assumed = check.contract.basePath;
	for (const basePath of BASE_PATHS.filter((path) => path !== assumed)) {
		setAt(check.contract, 'basePath', basePath);
		const asked = await askOrders(check);
		if (asked?.outcome === 'list' || asked?.outcome === 'denied') return asked;
	}
	setAt(check.contract, 'basePath', assumed);
	return first;
}

async function tryKeys(check: Check, first: Asked | null): Promise<Asked | null> {
	const assumed = { ...check.contract.key };
	for (const place of KEY_PLACES) {
		if (JSON.stringify(place) === JSON.stringify(assumed)) continue;
		Object.assign(check.contract.key, place);
		const asked = await askOrders(check);
		if (asked?.outcome === 'list') return asked;
	}
	Object.assign(check.contract.key, assumed);
	return first;
}

/** A cabinet without orders is a cabinet all the same when its clients answer. */
async function tryClients(check: Check, first: Asked): Promise<Asked> {
	const { path } = check.contract.client.list;
	const asked = await check.askList(path, 'client', { limit: 1 });
	return asked?.outcome === 'list' ? asked : first;
}

function tellAccess(check: Check): void {
	const { basePath, key } = check.contract;
	check.found('basePath', basePath, `A list answers below "${basePath}"`);
	const place = key.in === 'query' ? `parameter "${key.name}"` : `header "${key.name}"`;
	const written = key.prefix === '' ? '' : `, after "${key.prefix}"`;
	for (const fact of ['key.in', 'key.name', 'key.prefix']) {
		check.found(fact, check.valueOf(fact), `The key is taken from the ${place}${written}`);
	}
}

function settleOrders(check: Check, path: string, key: string | null): void {
	const { body, keys, rows } = check.lists.order as NonNullable<Check['lists']['order']>;
	check.confirmed('order.supported', 'The list answers');
	check.confirmed('order.list.path', `"${path}" answers with ${count(rows.length, 'record')}`);
	const found = keys.length === 0 ? null : keys.join('.');
	check.found('order.list.key', found, `Records stand ${whereOf(found)}: ${describeShape(body)}`);
	if (found === key) return;
	check.findings.explain('order', 'The list of orders differs from what was observed.');
}

function whereOf(key: string | null): string {
	return key === null ? 'at the top' : `under "${key}"`;
}

function failureFor(check: Check, asked: Asked | null, failureOf: FailureOf): ApiError {
	const path = check.assumed.order.list.path;
	if (asked === null) {
		return new ApiError('busy', 'The cabinet could not be asked', {
			description: 'It did not answer in time. Run the check again later.',
		});
	}
	const { result, classification, tries, status, body } = asked.answer;
	if (classification.reason !== 'fine') {
		return failureOf({ method: 'GET', path }, withoutBody(result), classification, tries);
	}
	// Only what is said of the key is quoted: any other text may be somebody's.
	const said = asked.outcome === 'denied' ? quoteError(body) : describeShape(body);
	return new ApiError(
		asked.outcome === 'denied' ? 'key' : 'contract',
		`Asteril answered GET ${path} without a list of orders: ${said}`,
		{
			httpStatus: status,
			description: 'Check the cabinet address and the API key in the Asteril credential.',
		},
	);
}

/** An answer as a message can show it: a page by its kind, and nothing of a record. */
function withoutBody(result: HttpResult): HttpResult {
	if (!('answer' in result) || typeof result.answer.body === 'string') return result;
	return { answer: { ...result.answer, body: {} } };
}
