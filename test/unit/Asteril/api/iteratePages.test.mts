import { AsterilApi } from '../../../../nodes/Asteril/api/AsterilApi';
import { resolveContract } from '../../../../nodes/Asteril/api/contract';
import type { HttpRequest } from '../../../../nodes/shared/http/sender';

const ALL = 20;
const PER_PAGE = 3;

/** A cabinet of twenty users that gives three on a page, whatever it is asked for. */
function cabinetOf(says: object, paging: object) {
	const seen = { asked: 0, most: 0 };
	let atOnce = 0;
	const send = async ({ query = {} }: HttpRequest) => {
		seen.asked++;
		seen.most = Math.max(seen.most, ++atOnce);
		await new Promise((resolve) => setTimeout(resolve, 2));
		atOnce--;
		const from = Number(query.offset ?? (Number(query.page) - 1) * PER_PAGE);
		const users = Array.from({ length: ALL }, (_, id) => ({ id })).slice(from, from + PER_PAGE);
		return { users, ...says };
	};
	return { seen, api: new AsterilApi(send, resolveContract(JSON.stringify({ paging }))) };
}

const byPages = { size: 3 };
const byTotal = { size: 3, pages: null, total: 'total' };
const unknown = { size: 3, pages: null };
const byOffset = { ...byTotal, style: 'offset' };

test.each<
	[string, says: object, paging: object, reading: object, expected: [number, number, number]]
>([
	['pages known, four at once', { pages: 7 }, byPages, { atOnce: 4 }, [20, 7, 4]],
	['one after another unless told otherwise', { pages: 7 }, byPages, {}, [20, 7, 1]],
	['never more at once than there are', { total: 20 }, byTotal, { atOnce: 9 }, [20, 7, 6]],
	[
		'fewer on a page than asked for',
		{ total: 20 },
		{ ...byOffset, size: 9 },
		{ atOnce: 2 },
		[20, 7, 2],
	],
	['by offsets', { total: 20 }, byOffset, { atOnce: 3 }, [20, 7, 3]],
	['nobody says how many: one after another', {}, unknown, { atOnce: 4 }, [20, 7, 1]],
	['as far as wanted', { pages: 7 }, byPages, { atOnce: 4, upTo: 8 }, [9, 3, 2]],
	['exactly as far as wanted', { pages: 7 }, byPages, { atOnce: 4, upTo: 6 }, [6, 2, 1]],
	['the first page is enough', { pages: 7 }, byPages, { atOnce: 4, upTo: 2 }, [3, 1, 1]],
])('a list read: %s', async (_name, says, paging, reading, [read, asked, most]) => {
	const { api, seen } = cabinetOf(says, paging);
	const ids: unknown[] = [];
	for await (const { records } of api.pages('user', {}, reading)) {
		ids.push(...records.map(({ id }) => id));
	}
	expect(ids).toEqual(Array.from({ length: read }, (_, id) => id));
	expect(seen).toEqual({ asked, most });
});

/** Reads a list whose page is given by its number from 1. */
async function readAll(
	pageOf: (number: number) => { users: object[] },
	paging: object = {},
	reading: object = {},
) {
	let asked = 0;
	const send = async ({ query = {} }: HttpRequest) => {
		asked++;
		return pageOf(Number(query.page));
	};
	const api = new AsterilApi(send, resolveContract({ paging: { size: 3, ...paging } }));
	const ids: unknown[] = [];
	let more: boolean | undefined;
	for await (const page of api.pages('user', {}, reading)) {
		ids.push(...page.records.map(({ id }) => id));
		more = page.more;
	}
	return { ids, asked, more };
}
const users = (...ids: number[]) => ids.map((id) => ({ id }));

describe('a list that ignores the number of the page', () => {
	test('ends at the page that repeats the first; what was promised besides is not read', async () => {
		const same = await readAll(() => ({ users: users(1, 2, 3), pages: 50 }));
		expect(same).toEqual({ ids: [1, 2, 3], asked: 2, more: true });
	});

	test('and says nothing of how many there are: a full page may be a part only', async () => {
		const same = await readAll(() => ({ users: users(1, 2, 3) }), { pages: null });
		expect(same).toEqual({ ids: [1, 2, 3], asked: 2, more: true });
	});

	test('and gives everybody at once: everybody was read', async () => {
		const same = await readAll(() => ({ users: users(1, 2, 3, 4) }), { pages: null });
		expect(same).toEqual({ ids: [1, 2, 3, 4], asked: 2, more: false });
	});
});

test('a list that never ends is read up to a limit', async () => {
	const endless = (number: number) => ({ users: users(number), pages: number + 1 });
	expect(await readAll(endless)).toMatchObject({ asked: 100, more: true });
	expect(await readAll(endless, {}, { maxPages: 4, atOnce: 3 })).toMatchObject({ asked: 4 });
});

describe('a record listed twice is one', () => {
	test.each<[string, number[][], number[]]>([
		['on a page', [[1, 2, 1]], [1, 2]],
		[
			'on two pages, when the list shifted meanwhile',
			[
				[1, 2, 3],
				[3, 4, 5],
				[5, 6],
			],
			[1, 2, 3, 4, 5, 6],
		],
	])('%s', async (_name, pages, ids) => {
		const listed = (number: number) => ({
			users: users(...pages[number - 1]),
			pages: pages.length,
		});
		expect((await readAll(listed)).ids).toEqual(ids);
		expect((await readAll(listed, {}, { atOnce: 5 })).ids).toEqual(ids);
	});

	test('an id as a text and as a number is one', async () => {
		const listed = () => ({ users: [{ id: 7 }, { id: '7' }], pages: 1 });
		expect((await readAll(listed)).ids).toEqual([7]);
	});
});

describe('custom fields', () => {
	/** Pages of two records; the field of a record is named after its place in the list. */
	function cabinetWith(records: number, paging: object) {
		const asked: unknown[] = [];
		const send = async ({ query = {} }: HttpRequest) => {
			const from = Number(query.offset ?? (Number(query.page) - 1) * 2);
			asked.push(query.offset ?? query.page);
			const all = Array.from({ length: records }, (_, n) => ({ id: n, [`custom_field_${n}`]: 1 }));
			const pages = Math.ceil(records / 2);
			return { users: all.slice(from, from + 2), pages, total: records };
		};
		return { asked, api: new AsterilApi(send, resolveContract(JSON.stringify({ paging }))) };
	}

	test.each<[string, records: number, paging: object, fields: number[], asked: number[]]>([
		['one page', 2, {}, [0, 1], [1]],
		['two pages', 3, {}, [0, 1, 2], [1, 2]],
		['many pages: the first and the last', 9, {}, [0, 1, 8], [1, 5]],
		['by offsets', 9, byOffset, [0, 1, 8], [0, 8]],
		['nobody says how many', 9, unknown, [0, 1], [1]],
		['nothing', 0, {}, [], [1]],
	])('%s', async (_name, records, paging, fields, pages) => {
		const { api, asked } = cabinetWith(records, {
			...(paging === unknown ? { pages: null } : paging),
		});
		const [, ...found] = (await api.fieldSamples('user')).keys();
		expect(found).toEqual(fields.map((n) => `custom_field_${n}`));
		expect(asked).toEqual(pages);
	});
});
