import { DateTime } from 'luxon';
import type { CabinetRecord } from '../../dev/sandbox/index.mts';
import { type OpenCabinet, openCabinet } from '../support/openCabinet.mts';
import { expectedAt, type ExpectedTask } from '../support/weekModel.mts';
import { DAYS, FIRST_DAY, planWeek, type Week } from '../support/weekPlan.mts';
import { readTask } from '../support/taskText.mts';
import { playExecution } from '../support/weekPlay.mts';

const SEED = Number(process.env.SEED ?? 20261021);
/** In minutes. */
const BACKFILL_EVERY = process.env.LONG_DRAW ? 15 : 60;
const DAY = 24 * 60 * 60_000;

let clock = FIRST_DAY;
let cabinet: OpenCabinet;
let week: Week;

beforeAll(async () => {
	week = planWeek(SEED, BACKFILL_EVERY);
	const opened = await openCabinet({ now: () => new Date(clock) });
	cabinet = Object.assign(opened, { now: () => clock });
	const { cabinet: kept } = cabinet.sandbox;
	for (const { card } of week.people) if (card) kept.create('client', card);
	console.log(`SEED=${SEED}: ${week.calls.length} calls, ${week.deliveries.length} executions`);
});
afterAll(async () => await cabinet.close());

/** Plays what arrives up to a moment; what arrives in the same seconds is worked on at once. */
async function playUntil(end: number): Promise<void> {
	while (week.deliveries.length > 0 && week.deliveries[0].at <= end) {
		clock = week.deliveries[0].at;
		const together = week.deliveries.filter(({ at }) => at <= clock + 2_000);
		week.deliveries = week.deliveries.slice(together.length);
		await Promise.all(together.map(async ({ calls }) => await playExecution(cabinet, calls)));
	}
	clock = end;
}

/** A task as it stands in the cabinet. */
function seenTask(record: CabinetRecord) {
	const { client_id, status, deadline, responsible } = record;
	const zone = 'Europe/Kyiv';
	return {
		client: client_id === null ? null : String(client_id),
		status: String(status),
		due: DateTime.fromFormat(String(deadline), 'yyyy-MM-dd HH:mm:ss', { zone }).toMillis(),
		responsible: responsible === null ? null : Number(responsible),
		...readTask(record),
	};
}
type SeenTask = ReturnType<typeof seenTask>;

/** The id of the one client with a number of the person. */
function clientOf(person: number): string {
	const { phones } = week.people[person];
	const found = cabinet.sandbox.cabinet.clients.filter(({ phone }) => {
		const digits = String(phone).replace(/[^\d,]/g, '');
		return phones.some((full) => digits.includes(full.slice(3)));
	});
	expect(found).toHaveLength(1);
	return String(found[0].id);
}

function expectTask(task: SeenTask, expected: ExpectedTask): void {
	const { missed, due } = task;
	expect({ missed, due: new Date(due) }).toEqual({
		missed: expected.attempts,
		due: new Date(expected.due),
	});
	expect(task.words).toContain(`Пропущені дзвінки: ${missed.length} (`);
	expect(expected.responsible).toContain(task.responsible);
	expect(task.tried.filter((id) => expected.tries.includes(id))).toHaveLength(
		expected.tries.length,
	);
	expect(task.words.match(/^Не додзвонилися: /gm) ?? []).toHaveLength(task.tried.length);
}

/** All that the model says about a moment, compared with the cabinet. */
function expectAgreement(now: number): void {
	const expected = expectedAt(week, now);
	const tasks = cabinet.sandbox.cabinet.tasks.map(seenTask);
	const open = tasks.filter(({ status }) => status === 'open');

	const people = [...expected.open.keys()];
	const clients = new Map(people.map((person) => [clientOf(person), expected.open.get(person)]));
	const bound = open.filter(({ client }) => client !== null);
	expect(bound.map(({ client }) => client).sort()).toEqual([...clients.keys()].sort());
	for (const task of bound) expectTask(task, clients.get(String(task.client)) as ExpectedTask);

	const unbound = open.filter(({ client }) => client === null);
	expect(unbound).toHaveLength(expected.hidden.length);
	for (const hidden of expected.hidden) {
		const task = unbound.find(({ missed }) => missed[0] === hidden.attempts[0]);
		expectTask(task as SeenTask, hidden);
	}

	// A call that was missed before its client was reached needs no task, and has at most one.
	const done = tasks.filter(({ status, isRetired }) => status === 'done' && !isRetired);
	const held = done.flatMap(({ missed }) => missed);
	expect(held.filter((id) => !expected.done.includes(id))).toEqual([]);
	expect(new Set(held).size).toBe(held.length);
	for (const { words, isMarked } of done) {
		expect(words).toMatch(/^(Клієнт додзвонився|Клієнту передзвонили|З клієнтом уже пог)/m);
		expect(isMarked).toBe(true);
	}
}

test.each(DAYS.map((day, index) => [day, FIRST_DAY + (index + 1) * DAY] as const))(
	'at the end of %s the cabinet is as the model says',
	async (_day, end) => {
		await playUntil(end);
		expectAgreement(end);
	},
	60_000,
);

test('at the end of the week each is there exactly once', async () => {
	await playUntil(FIRST_DAY + 8 * DAY);
	const { calls, clients, tasks } = cabinet.sandbox.cabinet;
	const held = tasks.flatMap((task) => readTask(task).missed);
	expect(new Set(held).size).toBe(held.length);
	expect(tasks.filter((task) => readTask(task).isRetired)).toEqual([]);
	expect(calls.map(({ external_id }) => external_id).sort()).toEqual(
		week.calls.map(({ id }) => id).sort(),
	);
	const rang = new Set(week.calls.flatMap(({ person }) => (person === null ? [] : [person])));
	for (const call of week.calls) {
		const logged = calls.find(({ external_id }) => external_id === call.id);
		expect(logged?.client_id ?? null).toBe(
			call.person === null ? null : Number(clientOf(call.person)),
		);
	}
	const before = week.people.filter(({ card }) => card !== null).length + 1;
	const made = [...rang].filter((person) => week.people[person].card === null).length;
	expect(clients).toHaveLength(before + made);
});

test('the week was worth its name', () => {
	const { calls, people, late } = week;
	const count = (kind: string) => calls.filter((call) => call.kind === kind).length;
	expect(calls.length).toBeGreaterThan(300);
	expect(new Set(calls.map(({ person }) => person)).size).toBeGreaterThan(50);
	expect(late.size).toBeGreaterThan(40);
	for (const kind of ['talk', 'missed', 'outTalk', 'outNotReached', 'clientNoAnswer']) {
		expect(count(kind)).toBeGreaterThan(0);
	}
	expect(calls.some(({ person }) => person === null)).toBe(true);
	expect(calls.some(({ person }) => person !== null && people[person].phones.length > 1)).toBe(
		true,
	);
	const { open, done } = expectedAt(week, Infinity);
	expect(open.size).toBeGreaterThan(5);
	expect(done.length).toBeGreaterThan(40);
	expect([...open.values()].some(({ attempts }) => attempts.length > 1)).toBe(true);
});
