import { describeShape, isPlainKey } from '../../shared/http/shape';
import type { EntityName } from '../api/contractTypes';
import type { Check, List } from './Check';
import { expectedKeys, type Row } from './place';
import { ID_KEYS, LIST_NAMES } from './tables/listPaths';
import { camelCase } from './words';

/** Says where the records stand in the answers, and under which key a record has its id. */
export function checkPlaces(check: Check): void {
	const found = LIST_NAMES.flatMap((name) => {
		const list = check.lists[name];
		return list && list.keys.every(isPlainKey) ? [{ name, list }] : [];
	});
	if (found.length > 0) {
		const envelope = envelopeOf(
			check,
			found.map(({ list }) => list),
		);
		const shape = describeShape(found[0].list.body);
		const note = envelope === null ? '' : 'The answer to a write is taken to be wrapped alike.';
		check.found('response.envelope', envelope, shape, note);
		for (const { name, list } of found) tellKey(check, name, list);
	}
	tellOrders(check);
	for (const name of ['order', ...LIST_NAMES] as const) tellId(check, name);
}

/** What all answers are wrapped in: as assumed if that fits, else a key that all have in common. */
function envelopeOf(check: Check, lists: List[]): string | null {
	const assumed = expectedKeys(check.contract.response.envelope, null);
	const fits = (start: string[]) =>
		lists.every(({ keys }) => start.every((key, index) => keys[index] === key));
	const common = lists[0].keys.slice(0, 1);
	// A wrapper holds more than the records: `data.clients`, not `data` alone.
	const wraps = common.length > 0 && fits(common) && lists.every(({ keys }) => keys.length > 1);
	if (assumed.length > 0 && fits(assumed)) return check.contract.response.envelope;
	return wraps ? common[0] : null;
}

function tellKey(check: Check, name: EntityName, list: List): void {
	const start = expectedKeys(check.contract.response.envelope, null).length;
	const rest = list.keys.slice(start);
	const key = rest.length === 0 ? null : rest.join('.');
	const place = key === null ? 'The answer itself is the array' : `Records stand under "${key}"`;
	check.found(`${name}.list.key`, key, `${place}: ${describeShape(list.body)}`);
}

/** Only the orders list was observed, and it may be wrapped otherwise than the rest. */
function tellOrders(check: Check): void {
	const { order } = check.lists;
	const { envelope } = check.contract.response;
	const onlyOrders = LIST_NAMES.every((name) => check.lists[name] === undefined);
	if (!order) return;
	if (onlyOrders)
		check.unsure('response.envelope', describeShape(order.body), 'Seen on orders alone.');
	if (envelope === null || order.keys[0] === envelope) return;
	const finding = check.findings.get('order.list.key');
	if (!finding) return;
	finding.note = `Orders come without the envelope "${envelope}"; no node reads them.`;
}

function tellId(check: Check, name: EntityName): void {
	const rows = check.lists[name]?.rows ?? [];
	if (rows.length === 0) return;
	const assumed = check.contract[name].id;
	const own = [`${name}_id`, camelCase(`${name}_id`)];
	const key = [assumed, ...ID_KEYS, ...own].find((candidate) => isId(rows, candidate));
	if (key === undefined) {
		check.unsure(`${name}.id`, 'No likely key of an id on the records');
		return;
	}
	check.found(`${name}.id`, key, `Ids stand under "${key}"`);
	const type = typeof rows[0][key] === 'number' ? 'number' : 'text';
	check.found(`${name}.idType`, type, `Ids are ${type}s`);
}

function isId(rows: Row[], key: string): boolean {
	return rows.every((row) => {
		const value = row[key];
		return typeof value === 'number' || (typeof value === 'string' && value !== '');
	});
}
