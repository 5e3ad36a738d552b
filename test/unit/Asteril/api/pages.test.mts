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
