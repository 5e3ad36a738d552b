import { callsList } from '../../../../nodes/Ringostat/api/callsList';
import type { HttpRequest } from '../../../../nodes/shared/http/sender';

const KYIV = 'Europe/Kyiv';
const MOST_ROWS = 6500;
const SECOND = 1000;
const FROM = Date.parse('2026-10-01T09:00:00+03:00');

/** An account that cuts off what is too much, with calls at these seconds after `FROM`. */
function accountWith(seconds: number[]) {
	const asked: HttpRequest[] = [];
	const moment = (text: unknown) => Date.parse(`${String(text).replace(' ', 'T')}+03:00`);
	const send = async (request: HttpRequest): Promise<unknown> => {
		asked.push(request);
		const { from, to } = request.query ?? {};
		const [begin, end] = [moment(from), moment(to)];
		return seconds
			.map((second, id) => ({ id, at: FROM + second * SECOND }))
			.filter(({ at }) => at >= begin && at <= end)
			.slice(0, MOST_ROWS);
	};
	return { asked, send };
}

const period = (seconds: number) => ({ from: FROM, to: FROM + seconds * SECOND });
const idsOf = (rows: unknown[]) => rows.map((row) => (row as { id: number }).id);

test('a period is asked for on the clock of the project, as JSON', async () => {
	const { asked, send } = accountWith([0, 3600]);
	expect(await callsList(send, period(3600), KYIV)).toHaveLength(2);
	expect(asked).toMatchObject([
		{
			method: 'GET',
			path: 'calls/list',
			query: {
				from: '2026-10-01 09:00:00',
				to: '2026-10-01 10:00:00',
				export_type: 'json',
				fields: expect.stringMatching(/^uniqueid,calldate,.*,landing$/),
			},
		},
	]);
});

test('a list that is not full is asked for once', async () => {
	const { asked, send } = accountWith(Array.from({ length: MOST_ROWS - 1 }, (_, at) => at));
	expect(await callsList(send, period(MOST_ROWS), KYIV)).toHaveLength(MOST_ROWS - 1);
	expect(asked).toHaveLength(1);
});

test.each([
	['just full', MOST_ROWS, 1],
	['spread', 3 * MOST_ROWS, 1],
	['at its end', 2 * MOST_ROWS, 0.5],
])('a full list is asked for in halves, every call once and in order: %s', async (_, rows, per) => {
	const hours = 6 * 3600;
	const last = rows - 1;
	const seconds = Array.from({ length: rows }, (__, at) => Math.round(hours * (at / last) ** per));
	const { asked, send } = accountWith(seconds.sort((one, other) => one - other));
	const ids = idsOf(await callsList(send, period(hours), KYIV));
	expect(ids).toEqual(seconds.map((__, at) => at));
	const slices = asked.map(({ query }) => `${query?.from} ${query?.to}`);
	expect(new Set(slices).size).toBe(slices.length);
});

test('the halves meet without overlapping', async () => {
	const { asked, send } = accountWith(Array.from({ length: MOST_ROWS }, () => 0));
	await callsList(send, period(3), KYIV);
	expect(asked.map(({ query }) => [query?.from, query?.to])).toEqual([
		['2026-10-01 09:00:00', '2026-10-01 09:00:03'],
		['2026-10-01 09:00:00', '2026-10-01 09:00:00'],
		['2026-10-01 09:00:01', '2026-10-01 09:00:03'],
	]);
});

test('a second so full that it can not be halved gives what there is', async () => {
	const { asked, send } = accountWith(Array.from({ length: MOST_ROWS + 1 }, () => 0));
	expect(await callsList(send, period(1), KYIV)).toHaveLength(MOST_ROWS);
	expect(asked).toHaveLength(1);
});

test.each([null, { error: 'no' }, 'not a list', ''])(
	'%j is not taken for "no calls"',
	async (body) => {
		await expect(callsList(async () => body, period(60), KYIV)).rejects.toMatchObject({
			kind: 'contract',
			message: 'Ringostat answered calls/list with something else than a list',
			description: expect.stringMatching(/^Received .+Check the API address/),
		});
	},
);
