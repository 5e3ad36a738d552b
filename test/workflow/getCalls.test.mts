/** "Ringostat: Get Calls" against the stand-in account: the calls that the webhook missed. */
import { DateTime } from 'luxon';
import { listFields } from '../../dev/sandbox/ringostat/callsList.mts';
import { startSandbox, type Sandbox } from '../../dev/sandbox/index.mts';
import { AUTH_KEY, type AskedFor, getCallsOf, idsOf, rang } from '../support/getCalls.mts';
import type { Step } from '../support/runWorkflow.mts';

let sandbox: Sandbox;
beforeEach(async () => {
	sandbox = await startSandbox({ ringostatAuthKey: AUTH_KEY });
});
afterEach(async () => await sandbox.close());

const getCalls = async (parameters: Step['parameters'] = {}, asked: AskedFor = {}) =>
	await getCallsOf(sandbox, parameters, asked);
const call = (id: string, minutesAgo: number, more: object = {}) =>
	rang(sandbox, id, minutesAgo, more);
const requests = () => sandbox.log.latest();

describe('which calls', () => {
	test('those of the last minutes, the oldest first', async () => {
		call('new', 5);
		call('old', 119);
		call('too-old', 121);
		expect(idsOf((await getCalls()).calls)).toEqual(['old', 'new']);
		expect(idsOf((await getCalls({ minutes: 10 })).calls)).toEqual(['new']);
	});

	test('those between two moments, on the clock of the project', async () => {
		const at = (time: string) => DateTime.fromISO(time, { zone: 'Europe/Kyiv' }).toISO() as string;
		sandbox.ringostat.add({ id: 'before', startedAt: at('2026-10-01T08:59:59') });
		sandbox.ringostat.add({ id: 'first', startedAt: at('2026-10-01T09:00:00') });
		sandbox.ringostat.add({ id: 'last', startedAt: at('2026-10-01T18:00:00') });
		sandbox.ringostat.add({ id: 'after', startedAt: at('2026-10-01T18:00:01') });
		const range = { period: 'range', from: '2026-10-01T09:00:00', to: '2026-10-01T18:00:00' };
		expect(idsOf((await getCalls(range)).calls)).toEqual(['first', 'last']);
		const [{ query }] = requests();
		expect(query).toMatchObject({ from: '2026-10-01 09:00:00', to: '2026-10-01 18:00:00' });
	});

	test('a period that is none is an error before anything is asked', async () => {
		const range = { period: 'range', from: '2026-10-02T09:00:00', to: '2026-10-01T18:00:00' };
		const { error } = await getCalls(range);
		expect(error?.message).toBe('"From" and "To" are no period');
		expect(requests()).toEqual([]);
	});

	test('a call that may still go on is left for the next time', async () => {
		const unfinished = { status: 'NO ANSWER', talkSeconds: 0, waitSeconds: 0 };
		call('goes-on', 29, unfinished);
		call('is-over', 31, unfinished);
		call('rang-12s', 2, { status: 'NO ANSWER', talkSeconds: 0, waitSeconds: 12 });
		call('talks', 3, { status: 'IN PROGRESS' });
		expect(idsOf((await getCalls()).calls)).toEqual(['is-over', 'rang-12s']);
	});

	test('only incoming ones when the shop wants no others', async () => {
		call('in', 9, { direction: 'in' });
		call('out', 8, { direction: 'out' });
		call('widget', 7, { direction: 'callback' });
		expect(idsOf((await getCalls({ calls: 'incoming' })).calls)).toEqual(['in', 'widget']);
		expect(idsOf((await getCalls({ calls: 'both' })).calls)).toEqual(['in', 'out', 'widget']);
	});

	test('all of them, whatever "Events" an old workflow has set: the list has none', async () => {
		call('u1', 9);
		const parameters = { parsing: { events: 'after_call' } };
		expect(idsOf((await getCalls(parameters)).calls)).toEqual(['u1']);
	});

	test('each as the webhook would have brought it', async () => {
		call('u1', 9, {
			client: '380671234567',
			status: 'PROPER',
			talkSeconds: 74,
			utm: { source: 'google', medium: 'cpc' },
		});
		const [{ employee, utm, ...rest }] = (await getCalls()).calls;
		expect(rest).toMatchObject({
			id: 'u1',
			direction: 'incoming',
			outcome: 'answered',
			clientPhone: '380671234567',
			line: '380443334455',
			talkSeconds: 74,
			durationSeconds: 86,
			waitSeconds: 12,
		});
		expect(rest.recordingUrl).toContain('/recordings/u1.wav?token=');
		expect([employee.name, employee.extension, utm.source]).toEqual([
			'Ольга Менеджер',
			'101',
			'google',
		]);
	});

	test('for each incoming item its own', async () => {
		call('u1', 9);
		const { items } = await getCalls({}, { items: 2 });
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
	});
});

describe('what is asked', () => {
	test('every field that is known, the id of the call among them', async () => {
		await getCalls();
		const [{ path, query }] = requests();
		expect(path).toBe('/ringostat/calls/list');
		const fields = String(query.fields).split(',');
		expect([...fields].sort()).toEqual([...listFields].sort());
		expect(fields).toContain('uniqueid');
		expect(query.export_type).toBe('json');
	});

	test('a period with more than 6,500 calls, in slices: every call once', async () => {
		const count = 9000;
		// Crowded at the end, as before a holiday: halves that are not equally full.
		for (let number = 0; number < count; number++) call(`u${number}`, 119 * (number / count) ** 4);
		const { calls, error } = await getCalls();
		expect(error).toBeUndefined();
		expect(calls).toHaveLength(count);
		expect(new Set(idsOf(calls)).size).toBe(count);
		const asked = requests();
		expect(asked.length).toBeGreaterThan(3);
		expect(asked.length).toBeLessThan(16);
	}, 120_000);
});
