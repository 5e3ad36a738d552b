/**
 * Calls of one client at the same moment, and a backfill after them: by one process, and by two workers
 * of n8n's queue mode, which share the cabinet and no lock. Whatever the order in which things happen, the
 * tasks say in the end what the calls say.
 */
import type { Call } from '../../../../../nodes/shared/Call';
import type { Cabinet } from '../../../../../nodes/Asteril/crm/cabinet';
import type { ClientOptions } from '../../../../../nodes/Asteril/crm/clients/findOrCreateClient';
import type { CabinetRecord } from '../../../../../dev/sandbox/index.mts';
import { callOf, momentsBefore, type PlannedCall } from '../../../../chaos/plan.mts';
import { taskFindings } from '../../../../chaos/taskTruth.mts';
import { aCall, aMissedCall } from '../../../../support/aCall.mts';
import { type Dice, diceOf } from '../../../../support/dice.mts';
import { cabinetAt, openCabinet, workedIn } from '../../../../support/openCabinet.mts';
import { passPipeline } from '../../../../support/passPipeline.mts';

const PHONE = '380672000137';
const CALLS = 8;
const AT_ONCE = 4;
const SEEDS = Number(process.env.SEEDS || (process.env.LONG_DRAW ? 60 : 2));

/** Some executions fail by these, as no request is tried again here; the backfill meets a good cabinet. */
const FAULTS = { cutBefore: 0.05, rate503: 0.04, cutAfter: 0.08 };

describe.each([
	['one process', 1, {}],
	['one process, a failing cabinet', 1, FAULTS],
	['two workers', 2, {}],
])('%s', (_name, workers, faults) => {
	test.each([
		['a client', 'all'],
		['a number without a client', 'never'],
	] as const)(
		'%s',
		async (_owner, createFor) => {
			for (let seed = 1; seed <= SEEDS; seed++) {
				const wrong = await play(diceOf(seed), workers, createFor, { ...faults, seed });
				expect({ seed, wrong }).toEqual({ seed, wrong: [] });
			}
		},
		600_000,
	);
});

/** Rings the calls in moments of four, then twice all together. */
async function play(
	dice: Dice,
	workers: number,
	createFor: ClientOptions['createFor'],
	faults: object,
) {
	const cabinet = await openCabinet();
	try {
		const nodes = Array.from({ length: workers }, () => workerAt(cabinet.sandbox.url, workers > 1));
		const moments = momentsBefore(Date.now(), dice);
		const planned = Array.from({ length: CALLS }, (_, number) =>
			callOf(dice, number, PHONE, moments[number]),
		);
		const calls = planned.map(asCall);
		await cabinet.fail({ latencyMs: process.env.LONG_DRAW ? [1, 12] : [0, 4], ...faults });
		for (let from = 0; from < CALLS; from += AT_ONCE) {
			const together = calls.slice(from, from + AT_ONCE);
			await Promise.all(
				together.map(async (call) => {
					await passPipeline(dice.pick(nodes), [call], { clients: { createFor } });
				}),
			);
		}
		await cabinet.fail();
		for (let run = 0; run < 2; run++)
			await passPipeline(nodes[0], calls, { clients: { createFor } });
		return wrongIn(cabinet.sandbox.cabinet, planned);
	} finally {
		await cabinet.close();
	}
}

/** It does not see the locks of the others. */
function workerAt(url: string, severalWorkers: boolean): Cabinet {
	const worker = cabinetAt(url, { severalWorkers });
	workedIn(worker);
	return worker;
}

function asCall(planned: PlannedCall): Call {
	const { id, client, direction, answered, missed, startedAt, talkSeconds, waitSeconds } = planned;
	return (answered ? aCall : aMissedCall)({
		...{ id, startedAt, missed, clientPhone: client, talkSeconds, waitSeconds },
		durationSeconds: waitSeconds + talkSeconds,
		direction: direction === 'in' ? 'incoming' : 'outgoing',
		outcome: answered ? 'answered' : missed ? 'missed' : 'notReached',
	});
}

function wrongIn(
	{ clients, tasks }: Record<'clients' | 'tasks', CabinetRecord[]>,
	planned: PlannedCall[],
) {
	const nobody = { id: null, phone: PHONE } as unknown as CabinetRecord;
	return taskFindings(tasks, planned, [...clients.filter(({ phone }) => phone), nobody])
		.filter(({ wrong }) => wrong.length > 0)
		.map((finding) => ({ ...finding, tasks }));
}
