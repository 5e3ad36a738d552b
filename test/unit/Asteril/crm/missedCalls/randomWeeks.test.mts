/**
 * Random weeks of missed calls: late, twice, in disorder, by two workers, while people close, postpone, copy and
 * write into tasks, requests are cut off, and the cabinet refuses to make clients for a day. Each ends with one
 * quiet backfill of the last three days; then the tasks are what a model says that shares no code with the nodes.
 *
 * `SEED=17` plays that week alone, `LONG_DRAW=1` plays 2,000.
 */
import { type Sandbox, startSandbox } from '../../../../../dev/sandbox/index.mts';
import { planMissedCallWeek } from '../../../../support/missedCallWeek.mts';
import { wrongAfterWeek } from '../../../../support/missedCallWeekModel.mts';
import { type Clock, playMissedCallWeek } from '../../../../support/playMissedCallWeek.mts';

const FIRST = Number(process.env.SEED || 1);
const WEEKS = Number(
	process.env.WEEKS || (process.env.SEED ? 1 : process.env.LONG_DRAW ? 2000 : 4),
);

test(
	`after a random week the tasks are as calls and people say (seeds ${FIRST} to ${FIRST + WEEKS - 1})`,
	async () => {
		const clock: Clock = { now: 0 };
		const sandbox = await startSandbox({ now: () => new Date(clock.now) });
		jest.spyOn(Date, 'now').mockImplementation(() => clock.now);
		const failed: object[] = [];
		try {
			for (let seed = FIRST; seed < FIRST + WEEKS; seed++) {
				const wrong = await wrongInWeek(seed, sandbox, clock);
				if (wrong.length > 0) failed.push({ seed, wrong });
			}
		} finally {
			jest.mocked(Date.now).mockRestore();
			await sandbox.close();
		}
		expect(failed).toEqual([]);
	},
	30 * 60_000,
);

async function wrongInWeek(seed: number, sandbox: Sandbox, clock: Clock): Promise<string[]> {
	const week = planMissedCallWeek(seed);
	clock.now = week.happenings[0]?.at ?? week.endsAt;
	const history = await playMissedCallWeek(week, sandbox, clock, seed);
	const { tasks, clients, calls } = sandbox.cabinet;
	return wrongAfterWeek(history, { tasks, clients, calls });
}
