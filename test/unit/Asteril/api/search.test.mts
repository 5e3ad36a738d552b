import type { AsterilApi, Filters } from '../../../../nodes/Asteril/api/AsterilApi';
import type { CallRecord } from '../../../../nodes/Asteril/api/records';
import {
	findByExternalId,
	readPages,
	search,
	type SearchQuery,
} from '../../../../nodes/Asteril/api/search';
import { resolveContract } from '../../../../nodes/Asteril/api/contract';

const aCallRecord = (id: number, externalId: string) =>
	({ id, externalId }) as unknown as CallRecord;

/** A cabinet that answers with these pages, whatever is asked, and counts how many were read. */
function answering(pages: CallRecord[][]) {
	const asked: Array<Filters<'call'> | undefined> = [];
	let read = 0;
	const api = {
		contract: resolveContract(''),
		pages: async function* (_name: 'call', filters?: Filters<'call'>) {
			asked.push(filters);
			for (const [index, records] of pages.entries()) {
				read++;
				yield { records, more: index < pages.length - 1 };
			}
		},
	} as unknown as AsterilApi;
	return { api, asked, read: () => read };
}

const wanted: SearchQuery<'call'> = {
	filters: { externalId: 'u1' },
	matches: ({ externalId }) => externalId === 'u1',
	maxPages: 3,
};
const ours = (id: number) => aCallRecord(id, 'u1');
const other = (id: number) => aCallRecord(id, 'u2');

describe('a search', () => {
	test('of a list that is filtered ends with the first page that has a match', async () => {
		const { api, asked, read } = answering([[ours(2), ours(1)], [ours(3)]]);
		expect(await search(api, 'call', wanted)).toEqual({
			found: [ours(1), ours(2)],
			complete: true,
			unfiltered: false,
			pages: 1,
		});
		expect([asked, read()]).toEqual([[{ externalId: 'u1' }], 1]);
	});

	test('of a list that is not goes on: the oldest may come last', async () => {
		const { api } = answering([[other(9), ours(8)], [other(7)], [ours(1)]]);
		expect(await search(api, 'call', wanted)).toEqual({
			found: [ours(1), ours(8)],
			complete: true,
			unfiltered: true,
			pages: 3,
		});
	});

	test('goes no further than it may, and says so', async () => {
		const { api, read } = answering([[other(9)], [other(8)], [other(7)], [ours(1)]]);
		expect(await search(api, 'call', wanted)).toMatchObject({
			found: [],
			complete: false,
			pages: 3,
		});
		expect(read()).toBe(3);
	});

	test('what is plausible, though no match, is no sign of a list without a filter', async () => {
		const { api, read } = answering([[aCallRecord(1, 'u12'), ours(2)], [ours(3)]]);
		const plausible = ({ externalId }: CallRecord) => String(externalId).includes('u1');
		expect(await search(api, 'call', { ...wanted, plausible })).toMatchObject({
			found: [ours(2)],
			unfiltered: false,
		});
		expect(read()).toBe(1);
	});

	test('of nothing at all', async () => {
		const nothing = { found: [], complete: true, unfiltered: false };
		expect(await search(answering([[]]).api, 'call', wanted)).toEqual({ ...nothing, pages: 1 });
	});
});

describe('a list', () => {
	const pages = [[ours(1)], [other(2)], [ours(3)]];

	test.each([
		[4, [1, 2, 3], true],
		[3, [1, 2, 3], true],
		[2, [1, 2], false],
		[1, [1], false],
	])('read to %i pages', async (most, ids, complete) => {
		const { api, asked } = answering(pages);
		const { records, complete: all } = await readPages(api, 'call', { externalId: 'u1' }, most);
		expect([records.map(({ id }) => id), all]).toEqual([ids, complete]);
		expect(asked).toEqual([{ externalId: 'u1' }]);
	});
});

describe('by external id', () => {
	const many = (count: number, last = other(0)) =>
		Array.from({ length: count }, (_, index) => (index < count - 1 ? [other(index)] : [last]));

	test('the oldest, or none', async () => {
		expect(await findByExternalId(answering([[ours(5), ours(4)]]).api, 'call', 'u1')).toEqual(
			ours(4),
		);
		expect(await findByExternalId(answering([[other(5)]]).api, 'call', 'u1')).toBeNull();
	});

	test('one that is found is enough, though not all could be looked at', async () => {
		const pages = [[ours(1), other(2)], ...many(60)];
		expect(await findByExternalId(answering(pages).api, 'call', 'u1')).toEqual(ours(1));
	});

	test('none among fifty pages that are all', async () => {
		expect(await findByExternalId(answering(many(50)).api, 'call', 'u1')).toBeNull();
	});

	test('none among fifty pages that are not all is no answer', async () => {
		await expect(findByExternalId(answering(many(51)).api, 'task', 'u1')).rejects.toMatchObject({
			kind: 'contract',
			message: 'Asteril does not filter tasks by "externalId", and 50 pages are not all of them',
		});
	});
});
