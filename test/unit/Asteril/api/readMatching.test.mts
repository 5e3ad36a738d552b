import { readMatching } from '../../../../nodes/Asteril/api/readMatching';
import { type OpenCabinet, openCabinet } from '../../../support/openCabinet.mts';

let cabinet: OpenCabinet;

beforeEach(async () => {
	cabinet = await openCabinet({ seed: false, overrides: { paging: { size: 10 } } });
	for (let n = 1; n <= 35; n++) {
		const status = n % 2 === 0 ? 'open' : 'done';
		cabinet.sandbox.cabinet.create('task', { title: `${n}`, status });
	}
});
afterEach(async () => await cabinet.close());

const read = async (more: Partial<Parameters<typeof readMatching<'task'>>[2]>) =>
	await readMatching(cabinet.api, 'task', {
		filters: {},
		limit: Number.POSITIVE_INFINITY,
		maxPages: 50,
		...more,
	});

test.each<[string, Parameters<typeof read>[0], found: number, requests: number]>([
	['everything', {}, 35, 4],
	['as many as are wanted, and no page more', { limit: 12 }, 12, 2],
	['what matches', { matches: ({ status }) => status === 'open' }, 17, 4],
	['a list that is filtered, however long', { filters: { status: 'open' }, maxPages: 1 }, 17, 2],
	['nothing', { matches: () => false }, 0, 4],
])('reads %s', async (_what, reading, found, requests) => {
	expect(await read(reading)).toHaveLength(found);
	expect(cabinet.sent).toHaveLength(requests);
});

test('a part is not given for all: it gives up with what to do', async () => {
	const matches = ({ status }: { status: string | null }) => status === 'open';
	await expect(read({ matches, maxPages: 2 })).rejects.toMatchObject({
		message: '2 pages of tasks were looked through, and there are more',
		description: expect.stringContaining('Pages to Look Through'),
	});
	expect(cabinet.sent).toHaveLength(2);
	expect(await read({ matches, maxPages: 2, limit: 7 })).toHaveLength(7);
});
