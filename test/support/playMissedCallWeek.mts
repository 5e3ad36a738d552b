/** Plays a planned week against a sandbox. */
import type { Sandbox } from '../../dev/sandbox/index.mts';
import type { Cabinet } from '../../nodes/Asteril/crm/cabinet';
import type { Call } from '../../nodes/shared/Call';
import { aCall, aMissedCall } from './aCall.mts';
import { DAY, type Happening, type MissedCallWeek, type RungCall } from './missedCallWeek.mts';
import { type History, inKyiv, type Kept } from './missedCallWeekModel.mts';
import { cabinetAt, workedIn } from './openCabinet.mts';
import { passPipeline } from './passPipeline.mts';
import { readTask } from './taskText.mts';

/** The clock of the sandbox and the nodes, in milliseconds. */
export interface Clock {
	now: number;
}

/** Plays the week in an empty cabinet, and the last backfill of three days after it. */
export async function playMissedCallWeek(
	week: MissedCallWeek,
	sandbox: Sandbox,
	clock: Clock,
	seed: number,
): Promise<History> {
	const { cabinet } = sandbox;
	cabinet.reset();
	for (const { phones, hasCard } of week.callers) {
		const card = hasCard
			? cabinet.create('client', { name: 'Олена', phone: phones.join(', ') })
			: null;
		const theirs = { title: 'Передзвонити', client_id: card?.id ?? null, type: 'missed_call' };
		cabinet.create('task', { ...theirs, description: 'Домовилися на вечір' });
		cabinet.create('task', {
			...theirs,
			description: 'Від АТС',
			external_id: `missed-${phones[0]}`,
		});
	}
	const isTroubled = week.happenings.some(
		(one) => one.does === 'deliver' && Object.keys(one.trouble).length > 0,
	);
	const history: History = {
		mayLeaveCopies: week.severalWorkers && isTroubled,
		foreign: structuredClone({ tasks: cabinet.tasks, clients: cabinet.clients }),
		...{ callers: week.callers, calls: week.calls, told: [], endsAt: week.endsAt },
		...{ closedByPerson: new Set(), madeByPerson: new Set(), set: new Map(), written: new Map() },
	};
	const workers = Array.from({ length: week.severalWorkers ? 2 : 1 }, () =>
		workerAt(sandbox.url, clock, week.severalWorkers),
	);
	for (const happening of week.happenings) {
		clock.now = Math.max(clock.now, happening.at);
		if (happening.does === 'act') {
			act(happening, sandbox, history);
			continue;
		}
		sandbox.faults.set(faultsAt(happening, week, seed));
		await Promise.all(
			happening.calls.map(async (call, index) => {
				const worker = workers[index % workers.length];
				const [isDone] = await passPipeline(worker, [asCall(call)]);
				// Of two workers with one client's calls, one may overwrite the other's until the next backfill.
				const isAlone =
					workers.length === 1 ||
					happening.calls.every((other) => other === call || other.caller !== call.caller);
				history.told.push({ id: call.id, at: happening.at, ok: isDone && isAlone });
			}),
		);
	}
	clock.now = week.endsAt;
	sandbox.faults.set({});
	const recent = week.calls.filter(({ startedAt }) => week.endsAt - startedAt < 3 * DAY);
	const areDone = await passPipeline(workers[0], recent.map(asCall));
	expect(areDone).toEqual(recent.map(() => true));
	return history;
}

function workerAt(url: string, clock: Clock, severalWorkers: boolean): Cabinet {
	const worker: Cabinet = {
		...cabinetAt(url, { severalWorkers }),
		now: () => clock.now,
		sleep: async (milliseconds) => void (clock.now += milliseconds),
	};
	workedIn(worker);
	return worker;
}

function faultsAt(
	{ at, trouble, isSlow }: Happening & { does: 'deliver' },
	{ refusal }: MissedCallWeek,
	seed: number,
): object {
	if (refusal && refusal.from <= at && at < refusal.until) {
		return { html: 1, htmlStatus: 404, routes: ['POST client'] };
	}
	return { ...trouble, ...(isSlow && { latencyMs: [0, 4] }), seed };
}

function asCall(rung: RungCall): Call {
	const { id, phone, direction, isAnswered, isMissed, startedAt, endedAt } = rung;
	const seconds = (endedAt - startedAt) / 1000;
	return (isAnswered ? aCall : aMissedCall)({
		...{ id, direction, missed: isMissed, clientPhone: phone },
		startedAt: new Date(startedAt).toISOString(),
		outcome: isAnswered ? 'answered' : isMissed ? 'missed' : 'notReached',
		durationSeconds: seconds,
		talkSeconds: isAnswered ? seconds - 3 : 0,
		waitSeconds: isAnswered ? 3 : seconds,
	});
}

/** A person of the shop does something to one of our tasks, by hand. */
function act(happening: Happening & { does: 'act' }, { cabinet }: Sandbox, history: History): void {
	const { act: what, draw, at } = happening;
	const ours = (cabinet.tasks as Kept[]).filter((task) => {
		const { missed, isRetired } = readTask(task);
		return missed.length > 0 && !isRetired;
	});
	const fit = ours.filter(({ status }) =>
		what === 'close' ? status !== 'done' : what === 'reopen' ? status === 'done' : true,
	);
	if (fit.length === 0) return;
	const task = fit[Math.floor(draw * fit.length)];
	const change = (fields: Record<string, string | number>) => {
		cabinet.update('task', task.id, fields);
		history.set.set(task.id, { ...history.set.get(task.id), ...fields });
	};
	switch (what) {
		case 'close':
			cabinet.update('task', task.id, { status: 'done' });
			history.closedByPerson.add(task.id);
			return;
		case 'reopen':
			cabinet.update('task', task.id, { status: 'open' });
			history.madeByPerson.add(task.id);
			return;
		case 'postpone':
			return change({ deadline: inKyiv(at + DAY) });
		case 'rename':
			return change({ title: `Терміново ${task.id}` });
		case 'assign':
			return change({ responsible: 2 });
		case 'write':
			return write(task, draw, cabinet, history);
		case 'copy': {
			const { id: _id, ...fields } = task;
			const isBare = draw * 10 - Math.floor(draw * 10) < 0.5;
			const own: Record<string, string> = isBare
				? { title: 'Копія', description: 'Подарунок', status: 'open' }
				: { status: 'open' };
			const copy = cabinet.create('task', { ...fields, ...own });
			history.madeByPerson.add(copy.id);
			if (isBare) history.set.set(copy.id, own);
		}
	}
}

/** Above, on the first line, or below everything. */
function write(task: Kept, draw: number, cabinet: Sandbox['cabinet'], { written }: History): void {
	const line = `нотатка ${Math.floor(draw * 1e6)}`;
	const text = String(task.description);
	const place = Math.floor(draw * 3000) % 3;
	const description = [`${line}\n${text}`, text.replace(/$/m, ` — ${line}`), `${text}\n${line}`];
	cabinet.update('task', task.id, { description: description[place] });
	written.set(task.id, [...(written.get(task.id) ?? []), line]);
}
