import { DateTime } from 'luxon';
import { type OpenCabinet, openCabinet } from '../support/openCabinet.mts';
import { runWorkflow } from '../support/runWorkflow.mts';

const ZONE = 'Europe/Kyiv';

let cabinet: OpenCabinet;

beforeEach(async () => {
	cabinet = await openCabinet();
});
afterEach(async () => await cabinet.close());

test.each([
	['yesterday', (end: DateTime) => end.startOf('day')],
	['day', (end: DateTime) => end.minus({ days: 1 })],
	['week', (end: DateTime) => end.minus({ days: 7 })],
])('the node reports %s', async (period, beginOf) => {
	const steps = [
		{
			type: 'asteril',
			parameters: { resource: 'missedCalls', operation: 'report', period, zone: ZONE },
		},
	];
	const { items, error } = await runWorkflow(steps, [{ json: {} }], {
		asterilApi: cabinet.credential,
	});
	expect(error).toBeUndefined();
	const { from, to, html } = items[0].json as Record<string, string>;
	const [begin, end] = [from, to].map((iso) => DateTime.fromISO(iso, { zone: ZONE }));
	expect(begin.toISO()).toBe(beginOf(end).toISO());
	expect(html).toMatch(/^<div /);
});
