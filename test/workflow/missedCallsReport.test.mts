import { DateTime } from 'luxon';
import { reportHtml } from '../../nodes/Asteril/crm/reportHtml';
import { reportMissedCalls } from '../../nodes/Asteril/crm/missedCallsReport';
import { type OpenCabinet, openCabinet } from '../support/openCabinet.mts';
import { runWorkflow } from '../support/runWorkflow.mts';

const ZONE = 'Europe/Kyiv';
const FROM = '2026-11-20T00:00:00+02:00';
const TO = '2026-11-20T23:59:59+02:00';

let cabinet: OpenCabinet;
let next = 0;

beforeEach(async () => {
	cabinet = await openCabinet();
	cabinet.now = () => Date.parse('2026-11-21T08:00:00+02:00');
	next = 0;
});
afterEach(async () => await cabinet.close());

/** A logged call of the 20th, or of the day that is given with the time. */
function logged(client: number | null, time: string, status: string, direction = 'in'): string {
	const externalId = `u${++next}`;
	cabinet.sandbox.cabinet.create('call', {
		external_id: externalId,
		client_id: client,
		direction,
		status,
		phone: client === null ? null : `38067000000${client}`,
		started_at: time.length > 5 ? time : `2026-11-20 ${time}:00`,
	});
	return externalId;
}

function client(): number {
	return cabinet.sandbox.cabinet.create('client', { name: 'К', phone: '380670000000' })
		.id as number;
}

function task(owner: number, callIds: string[], status: string, responsible: number | null): void {
	const lines = callIds.map((id, index) => `${index + 1}. 20.11.2026 10:00:00 · ${id}`);
	cabinet.sandbox.cabinet.create('task', {
		external_id: callIds[0],
		client_id: owner,
		description: [`Пропущені дзвінки: ${callIds.length}`, ...lines].join('\n'),
		status,
		responsible,
		type: 'missed_call',
	});
}

test('a day: missed, called back and how soon, still open, by responsible', async () => {
	const [one, two, three] = [client(), client(), client()];
	const first = logged(one, '10:00', 'missed');
	logged(one, '10:20', 'answered', 'out');
	task(one, [first], 'done', 2);
	const again = logged(two, '11:00', 'missed');
	const second = logged(two, '11:30', 'missed');
	task(two, [again, second], 'open', 2);
	const late = logged(three, '20:00', 'missed');
	logged(three, '2026-11-21 07:00:00', 'answered');
	task(three, [late], 'done', 3);
	logged(null, '12:00', 'missed');
	// Not of the day, not missed, not incoming: none of them counts.
	logged(one, '2026-11-19 23:00:00', 'missed');
	logged(one, '2026-11-21 01:00:00', 'missed');
	logged(one, '13:00', 'not_reached', 'out');

	const report = await reportMissedCalls(cabinet, FROM, TO);
	expect(report).toMatchObject({
		missed: 5,
		calledBack: 2,
		// 20 minutes, and 11 hours.
		medianMinutesToCallBack: (20 + 660) / 2,
		stillOpen: 3,
		complete: true,
	});
	const names = cabinet.sandbox.cabinet.users.map(({ name }) => name);
	expect(report.byResponsible).toEqual([
		{ responsible: names[1], missed: 3, calledBack: 1, open: 2 },
		{ responsible: names[2], missed: 1, calledBack: 1, open: 0 },
		{ responsible: null, missed: 1, calledBack: 0, open: 1 },
	]);
});

test('what was answered before it was missed is no call back', async () => {
	const one = client();
	logged(one, '09:00', 'answered');
	logged(one, '10:00', 'missed');
	expect(await reportMissedCalls(cabinet, FROM, TO)).toMatchObject({
		calledBack: 0,
		medianMinutesToCallBack: null,
		stillOpen: 1,
	});
});

test('a task that somebody closed by hand is not open', async () => {
	const one = client();
	task(one, [logged(one, '10:00', 'missed')], 'done', null);
	expect(await reportMissedCalls(cabinet, FROM, TO)).toMatchObject({ calledBack: 0, stillOpen: 0 });
});

test('a quiet day asks for calls only, and is a report all the same', async () => {
	cabinet.sent.length = 0;
	const report = await reportMissedCalls(cabinet, FROM, TO);
	expect(report).toMatchObject({ missed: 0, stillOpen: 0, byResponsible: [] });
	expect(cabinet.sent).toEqual(['GET calls']);
	expect(reportHtml(report, ZONE)).toMatch(/20\.11\.2026 00:00 – 20\.11\.2026 23:59/);
});

describe('as HTML', () => {
	const report = {
		from: FROM,
		to: TO,
		missed: 4,
		calledBack: 3,
		medianMinutesToCallBack: 75,
		stillOpen: 1,
		byResponsible: [
			{ responsible: '<b>Олена</b> & "Ко"', missed: 3, calledBack: 3, open: 0 },
			{ responsible: null, missed: 1, calledBack: 0, open: 1 },
		],
		complete: false,
	};
	const html = reportHtml(report, ZONE);

	test('says the figures', () => {
		for (const said of ['1 год 15 хв', 'Без відповідального', 'враховано не всі']) {
			expect(html).toContain(said);
		}
	});

	test('names are data', () => {
		expect(html).toContain('&lt;b&gt;Олена&lt;/b&gt; &amp; &quot;Ко&quot;');
		expect(html).not.toContain('<b>Олена');
	});

	test('nothing that mail programs strip, and every tag is closed', () => {
		expect(html).not.toMatch(/<(svg|script|style|img|link)/);
		const opened = [...html.matchAll(/<([a-z]\w*)/g)].map(([, tag]) => tag).sort();
		const closed = [...html.matchAll(/<\/(\w+)>/g)].map(([, tag]) => tag).sort();
		expect(closed).toEqual(opened);
	});

	test('bars are as long as their numbers', () => {
		const widths = [...html.matchAll(/width:(\d+)px/g)].map(([, width]) => Number(width));
		expect(widths).toEqual([160, 53]);
	});
});

test.each([
	['yesterday', (end: DateTime) => end.startOf('day')],
	['day', (end: DateTime) => end.minus({ days: 1 })],
	['week', (end: DateTime) => end.minus({ days: 7 })],
])('the node reports %s', async (period, beginOf) => {
	const steps = [{ type: 'asterilMissedCallsReport', parameters: { period, zone: ZONE } }];
	const { items, error } = await runWorkflow(steps, [{ json: {} }], {
		asterilApi: cabinet.credential,
	});
	expect(error).toBeUndefined();
	const { from, to, html } = items[0].json as Record<string, string>;
	const [begin, end] = [from, to].map((iso) => DateTime.fromISO(iso, { zone: ZONE }));
	expect(begin.toISO()).toBe(beginOf(end).toISO());
	expect(html).toMatch(/^<div /);
});
