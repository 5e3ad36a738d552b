import { reportMissedCalls } from '../../../../../nodes/Asteril/crm/report/missedCallsReport';
import { type OpenCabinet, openCabinet } from '../../../../support/openCabinet.mts';

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
	const missed = callIds.map((id) => `${id} 2026-11-20T10:00:00+02:00`).join(', ');
	cabinet.sandbox.cabinet.create('task', {
		external_id: `missed-38067000000${owner}`,
		client_id: owner,
		description: `[ringostat missed ${missed}]`,
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
	expect(await reportMissedCalls(cabinet, FROM, TO)).toEqual({
		from: FROM,
		to: TO,
		missed: 0,
		calledBack: 0,
		medianMinutesToCallBack: null,
		stillOpen: 0,
		byResponsible: [],
		complete: true,
	});
	expect(cabinet.sent).toEqual(['GET calls']);
});

test('both ends belong to the period; a call without a time belongs to none', async () => {
	const times = ['2026-11-19 23:59:59', '2026-11-20 00:00:00', '2026-11-20 23:59:59'];
	for (const time of [...times, '2026-11-21 00:00:00', '2026-11-21 00:00:01']) {
		logged(client(), time, 'missed');
	}
	cabinet.sandbox.cabinet.create('call', { direction: 'in', status: 'missed' });
	expect(await reportMissedCalls(cabinet, FROM, TO)).toMatchObject({ missed: 2 });
});

test.each([
	[[['10:00', '10:07']], 7],
	[
		[
			['10:00', '10:01'],
			['11:00', '11:40'],
			['12:00', '12:02'],
		],
		2,
	],
	[
		[
			['10:00', '10:02'],
			['11:00', '11:05'],
		],
		4,
	],
])('half of those called back waited no longer: %j', async (waits, median) => {
	for (const [missed, answered] of waits) {
		const one = client();
		logged(one, missed, 'missed');
		logged(one, answered, 'answered', 'out');
		logged(one, '23:00', 'answered', 'out');
	}
	expect(await reportMissedCalls(cabinet, FROM, TO)).toMatchObject({
		missed: waits.length,
		calledBack: waits.length,
		medianMinutesToCallBack: median,
	});
});

test('one client is called back by a call with that client, and one number by that number', async () => {
	const one = client();
	const other = client();
	logged(one, '10:00', 'missed');
	logged(other, '10:30', 'answered', 'out');
	const number = (phone: string | null, time: string, status: string) =>
		cabinet.sandbox.cabinet.create('call', {
			direction: 'in',
			status,
			phone,
			started_at: `2026-11-20 ${time}:00`,
		});
	number('380931112233', '12:00', 'missed');
	number('380931112233', '12:05', 'answered');
	number('380934445566', '12:00', 'missed');
	number(null, '13:00', 'missed');
	number(null, '13:05', 'answered');
	expect(await reportMissedCalls(cabinet, FROM, TO)).toMatchObject({
		missed: 4,
		calledBack: 1,
		medianMinutesToCallBack: 5,
		stillOpen: 3,
	});
});

test('the task of a number that is no client counts', async () => {
	const phone = '380931112233';
	const call = cabinet.sandbox.cabinet.create('call', {
		external_id: 'u1',
		direction: 'in',
		status: 'missed',
		phone,
		started_at: '2026-11-20 10:00:00',
	});
	cabinet.sandbox.cabinet.create('task', {
		external_id: `missed-${phone}`,
		description: `[ringostat missed ${String(call.external_id)} 2026-11-20T10:00:00+02:00]`,
		status: 'done',
		responsible: 2,
		type: 'missed_call',
	});
	expect(await reportMissedCalls(cabinet, FROM, TO)).toMatchObject({
		stillOpen: 0,
		byResponsible: [{ missed: 1, open: 0, responsible: expect.any(String) }],
	});
});

test('a responsible whose name is not known is the id', async () => {
	const one = client();
	task(one, [logged(one, '10:00', 'missed')], 'open', 77);
	const nameless = Number(cabinet.sandbox.cabinet.users.at(-1)?.id);
	cabinet.sandbox.cabinet.update('user', nameless, { name: null });
	const two = client();
	task(two, [logged(two, '10:00', 'missed')], 'open', nameless);
	const { byResponsible } = await reportMissedCalls(cabinet, FROM, TO);
	expect(byResponsible.map(({ responsible }) => responsible)).toEqual(['77', `${nameless}`]);
});

test('who missed the most comes first', async () => {
	for (const [responsible, times] of [
		[2, 1],
		[3, 3],
		[null, 2],
	] as const) {
		for (let time = 0; time < times; time++) {
			const one = client();
			task(one, [logged(one, '10:00', 'missed')], 'open', responsible);
		}
	}
	const { byResponsible } = await reportMissedCalls(cabinet, FROM, TO);
	expect(byResponsible.map(({ missed, open }) => [missed, open])).toEqual([
		[3, 3],
		[2, 2],
		[1, 1],
	]);
});

test('more calls than are read: the report says that it is not complete', async () => {
	await cabinet.close();
	cabinet = await openCabinet({ overrides: { paging: { size: 1 } } });
	cabinet.now = () => Date.parse('2026-11-21T08:00:00+02:00');
	for (let number = 0; number < 51; number++) logged(null, '10:00', 'missed');
	expect(await reportMissedCalls(cabinet, FROM, TO)).toMatchObject({ complete: false });
});

test('who was nobody when missed and is a client when called back was called back', async () => {
	const one = client();
	const call = { direction: 'in', status: 'missed', phone: '380670000000', client_id: null };
	const at = (started_at: string) => ({ started_at: `2026-11-20 ${started_at}:00` });
	cabinet.sandbox.cabinet.create('call', { ...call, external_id: 'm', ...at('10:00') });
	const back = { direction: 'out', status: 'answered', client_id: one };
	cabinet.sandbox.cabinet.create('call', { ...call, ...back, external_id: 'b', ...at('10:30') });
	expect(await reportMissedCalls(cabinet, FROM, TO)).toMatchObject({
		...{ missed: 1, calledBack: 1, medianMinutesToCallBack: 30, stillOpen: 0 },
	});
});

test('a client is called back on another number of theirs, and in the very second', async () => {
	const one = client();
	logged(one, '10:00', 'missed');
	logged(one, '10:00', 'answered', 'out');
	cabinet.sandbox.cabinet.update('call', 2, { phone: '380509999999' });
	expect(await reportMissedCalls(cabinet, FROM, TO)).toMatchObject({
		calledBack: 1,
		medianMinutesToCallBack: 0,
	});
});

test('a task that holds other calls says nothing of this one', async () => {
	const one = client();
	task(one, ['before'], 'done', 2);
	logged(one, '10:00', 'missed');
	expect(await reportMissedCalls(cabinet, FROM, TO)).toMatchObject({
		stillOpen: 1,
		byResponsible: [{ responsible: null, missed: 1, calledBack: 0, open: 1 }],
	});
});

test('a cabinet that can not filter by period gives the same report', async () => {
	const { now } = cabinet;
	await cabinet.close();
	cabinet = await openCabinet({ overrides: { call: { filters: { createdDate: null } } } });
	cabinet.now = now;
	logged(null, '2026-11-19 23:59:59', 'missed');
	logged(null, '10:00', 'missed');
	expect(await reportMissedCalls(cabinet, FROM, TO)).toMatchObject({ missed: 1 });
});
