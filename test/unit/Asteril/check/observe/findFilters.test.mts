import { defaultContract } from '../../../../../nodes/Asteril/api/contract';
import type { Row } from '../../../../../nodes/Asteril/check/answers';
import { findFilters } from '../../../../../nodes/Asteril/check/observe/findFilters';
import { sessionOf } from '../sessionOf.mts';

const OWN = { id: 3, external_id: 'n8n-test-task', client_id: 9, status: 'done' };
const ROWS: Row[] = [
	{ id: 1, external_id: 'a', client_id: 8, status: 'open' },
	{ id: 2, external_id: null, client_id: 8, status: 'done' },
];

/** What is found of the filter by external ID, in a cabinet that has these filters. */
async function found(
	filters: Record<string, (row: Row, value: unknown) => boolean>,
	rows = [...ROWS, OWN],
) {
	const session = sessionOf(({ query = {} }) => {
		const asked = Object.entries(query).filter(([name]) => name in filters);
		const tasks = rows.filter((row) => asked.every(([name, value]) => filters[name](row, value)));
		return { status: 200, body: { pages: 1, tasks } };
	});
	const list = { path: 'tasks', keys: ['tasks'], rows, body: {} };
	const facts = await findFilters(session, defaultContract, { task: list }, false);
	return facts['task.filters.externalId'];
}

const exact = (row: Row, value: unknown) => row.external_id === value;
const partial = (row: Row, value: unknown) => String(row.external_id).includes(String(value));
const never = () => false;

test.each([
	['finds the record of the check', { externalId: exact }, 'externalId'],
	['finds what holds the text', { externalId: partial }, 'externalId'],
	['has another name', { external_id: exact }, 'external_id'],
	['finds nothing, not even the record of the check', { externalId: never }, null],
	['is ignored', {}, undefined],
])('a filter that %s', async (_what, filters, name) => {
	expect(await found(filters)).toBe(name);
});

test.each([
	['no record of the check', ROWS],
	['no other record', [OWN]],
])('with %s nothing is wanted, and an empty list says that it filters', async (_what, rows) => {
	expect(await found({ externalId: never }, rows)).toBe('externalId');
	expect(await found({}, rows)).toBeUndefined();
});
