import { DateTime } from 'luxon';
import type { CabinetRecord, CabinetState } from '../../dev/sandbox/index.mts';
import { duePhones, isDue, taskFindings } from '../chaos/taskTruth.mts';
import { truth } from '../chaos/truth.mts';
import { type OpenCabinet, openCabinet } from '../support/openCabinet.mts';
import { passPipeline, type PipelineOptions } from '../support/passPipeline.mts';
import { readTask } from '../support/taskText.mts';
import { callOf, plannedCallOf, recordingOf } from '../support/weekCalls.mts';
import {
	dueAfterFirst,
	DUE_MINUTES,
	HOLIDAY,
	HOURS,
	possibleResponsibles,
	SENIOR,
} from '../support/weekModel.mts';
import { DAYS, FIRST_DAY, planWeek, type Week, type WeekCall } from '../support/weekPlan.mts';

const SEED = Number(process.env.SEED ?? 20261021);
/** In minutes. */
const BACKFILL_EVERY = process.env.LONG_DRAW ? 15 : 60;
const DAY = 24 * 60 * 60_000;
const ZONE = 'Europe/Kyiv';

const OPTIONS: PipelineOptions = {
	tasks: {
		responsible: { assignTo: 'best', chosen: SENIOR, fallback: null, employees: [] },
		dueMinutes: DUE_MINUTES,
		calendar: { zone: ZONE, hours: HOURS, holidays: [HOLIDAY] },
	},
};

let clock = FIRST_DAY;
let cabinet: OpenCabinet;
let week: Week;
let clientsBefore: number;

beforeAll(async () => {
	week = planWeek(SEED, BACKFILL_EVERY);
	const opened = await openCabinet({ now: () => new Date(clock) });
	cabinet = Object.assign(opened, { now: () => clock });
	const { cabinet: kept } = cabinet.sandbox;
	for (const { card } of week.people) if (card) kept.create('client', card);
	clientsBefore = kept.clients.length;
	console.log(`SEED=${SEED}: ${week.calls.length} calls, ${week.deliveries.length} executions`);
});
afterAll(async () => await cabinet.close());

/** Plays what arrives up to a moment; what arrives in the same seconds is worked on at once. */
async function playUntil(end: number): Promise<void> {
	while (week.deliveries.length > 0 && week.deliveries[0].at <= end) {
		clock = week.deliveries[0].at;
		const together = week.deliveries.filter(({ at }) => at <= clock + 2_000);
		week.deliveries = week.deliveries.slice(together.length);
		const done = await Promise.all(
			together.map(async ({ calls }) => await passPipeline(cabinet, calls.map(callOf), OPTIONS)),
		);
		expect(done.flat()).not.toContain(false);
	}
	clock = end;
}

/** The first number of whoever has one of these; the text itself when nobody of the week does. */
function firstNumber(phone: unknown): unknown {
	const digits = String(phone ?? '').replace(/[^\d,]/g, '');
	const who = week.people.find(({ phones }) =>
		phones.some((full) => digits.includes(full.slice(3))),
	);
	return who?.phones[0] ?? phone;
}

/** What is in the cabinet, each person under one number. */
function stateNow(): CabinetState {
	const { clients, calls, tasks } = cabinet.sandbox.cabinet;
	const known = (record: CabinetRecord) => ({ ...record, phone: firstNumber(record.phone) });
	return { clients: clients.map(known), calls: calls.map(known), tasks } as CabinetState;
}

function planned(calls: WeekCall[]) {
	return calls.map((call) => plannedCallOf(call, phoneOf(call)));
}

function phoneOf({ person }: WeekCall): string | null {
	return person === null ? null : week.people[person].phones[0];
}

/** The open task holds these missed calls, and is due and somebody's as it should be. @param theirs the client's calls */
function expectTask(task: CabinetRecord, missed: WeekCall[], theirs: WeekCall[]): void {
	const { words, missed: held, tried } = readTask(task);
	const [first] = missed;
	const person = first.person === null ? null : week.people[first.person];
	const due = DateTime.fromFormat(String(task.deadline), 'yyyy-MM-dd HH:mm:ss', { zone: ZONE });
	expect({ held, due: due.toJSDate() }).toEqual({
		held: missed.map(({ id }) => id),
		due: new Date(dueAfterFirst(missed)),
	});
	expect(words).toContain(`Пропущені дзвінки: ${missed.length} (`);
	expect(possibleResponsibles(missed, theirs, person, week.late)).toContain(task.responsible);
	const last = missed[missed.length - 1];
	const tries = theirs.filter(({ kind, at }) => kind === 'outNotReached' && at > last.at);
	expect(tried).toEqual(expect.arrayContaining(tries.map(({ id }) => id)));
	expect(words.match(/^Не додзвонилися: /gm) ?? []).toHaveLength(tried.length);
}

test.each(DAYS.map((day, index) => [day, FIRST_DAY + (index + 1) * DAY] as const))(
	'at the end of %s the tasks say what the calls say',
	async (_day, end) => {
		await playUntil(end);
		const known = week.calls.filter(({ at }) => at < end);
		const { tasks, clients } = stateNow();
		const findings = taskFindings(tasks, planned(known), clients);
		expect(findings.filter(({ wrong }) => wrong.length > 0)).toEqual([]);

		const due = known.filter(
			(call) => call.kind === 'missed' && isDue(plannedCallOf(call, phoneOf(call)), planned(known)),
		);
		const open = tasks.filter(({ status }) => status === 'open');
		for (const task of open) {
			const { missed } = readTask(task);
			const [first] = due.filter(({ id }) => missed.includes(id));
			// A hidden number is nobody's, so each of its calls has a task of its own.
			const isTheirs = (call: WeekCall) =>
				first.person === null ? call === first : call.person === first.person;
			expectTask(task, due.filter(isTheirs), known.filter(isTheirs));
		}

		for (const task of tasks.filter(({ status }) => status === 'done')) {
			const { words, isMarked, isRetired } = readTask(task);
			if (isRetired) continue;
			expect(words).toMatch(/^(Клієнт додзвонився|Клієнту передзвонили|З клієнтом уже пог)/m);
			expect(isMarked).toBe(true);
		}
	},
	60_000,
);

test('at the end of the week each call, client and task is there exactly once', async () => {
	await playUntil(FIRST_DAY + 8 * DAY);
	const { people, calls } = week;
	const isNew = ({ person }: WeekCall) => person !== null && people[person].card === null;
	const clients = new Set(calls.filter(isNew).map(({ person }) => person)).size;
	const size = { calls: calls.length, clients, kills: 0 };
	const plan = { seed: SEED, size, calls: planned(calls), deliveries: [], kills: [] };
	const findings = truth({ plan, clientsBefore, state: stateNow(), recordingOf });
	expect(findings.filter(({ wrong }) => wrong.length > 0)).toEqual([]);
	expect(cabinet.sandbox.cabinet.tasks.filter((task) => readTask(task).isRetired)).toEqual([]);
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
	expect(duePhones(planned(calls)).length).toBeGreaterThan(5);
	const tasks = cabinet.sandbox.cabinet.tasks.map(readTask);
	expect(tasks.filter(({ isMarked }) => isMarked).length).toBeGreaterThan(20);
	expect(tasks.some(({ missed }) => missed.length > 1)).toBe(true);
});
