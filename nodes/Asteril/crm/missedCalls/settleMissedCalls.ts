import { isDate, reachedUntil } from '../../../shared/callRules';
import { ApiError } from '../../../shared/http/ApiError';
import type { Batch } from '../Batch';
import { catchUnknownOutcome, MAX_TRIES, PAUSE_MS } from '../createOnce';
import { blockCreation } from '../verifyFindable';
import { carryOut, createdSince, type Done, withTask } from './carryOut';
import { decide } from './decide';
import { maxAgeMs } from './draftTask';
import { type Blind, keysOf, listTasks, type OurTask, ownerOf, readReached } from './owner';
import { type CallInHand, planWrites } from './planWrites';

/** A call that ended so long ago comes late: the client may have been called back since. */
const LATE_AFTER_MS = 2 * 60_000;
/** How often is decided again, when other workers change the tasks meanwhile. */
const MAX_LOOKS = 6;

/** What was done, and the tasks as they are now. */
export interface Settled {
	tasks: OurTask[];
	done: Done[];
	/** Why the log can't tell when the client was reached, if so. */
	blind?: Blind;
}

/**
 * Makes the missed-call tasks of a call's owner what `decide` says: reads the facts, decides, writes the
 * difference. With several workers it reads back and decides again, until nothing changes.
 *
 * @throws {ApiError} of kind `busy` when other workers go on changing the tasks
 */
export async function settleMissedCalls(
	batch: Batch,
	about: Omit<CallInHand, 'owner'>,
): Promise<Settled> {
	const owner = ownerOf(about.call, about.client);
	const open = await batch.openTasksOf(owner);
	// A task of the client's may have been made under a number that the card has no longer.
	if (open?.some(({ record }) => !owner.externalIds.includes(record.externalId ?? '')))
		owner.isCardKnown = false;
	const inHand = { ...about, owner };
	const plan = planFor(batch, inHand);
	if (open !== null) {
		if (plan(open).writes.length === 0) return { tasks: open, done: [] };
		// A call whose task a person has closed costs one question, each time it is read again.
		const tasks = about.options === null ? open : [...open, ...(await batch.tasksOf(owner))];
		if (plan(tasks).writes.length === 0) return { tasks, done: [] };
	}
	const { state, name } = batch.cabinet;
	// By the numbers, too, as one may become a client's in between.
	return await state.locks.withLocks(
		keysOf(inHand.owner).map((key) => `${name} tasks of ${key}`),
		async () => await settleUnderLock(batch, inHand, plan),
	);
}

/**
 * Returns a function that says what has to be written, given the owner's tasks and talks that the log
 * knows of. What the call in hand and the batch say is known before anything is asked.
 */
function planFor(batch: Batch, inHand: CallInHand) {
	const { api, now } = batch.cabinet;
	const { call, owner, contact, options } = inHand;
	const startedAt = isDate(call.startedAt) ? call.startedAt : new Date(now()).toISOString();
	const isMissed = contact === 'missed';
	const ownTalk = contact === 'reached' ? [reachedUntil(call, now())] : [];
	const reached = [...batch.reachedUntil(owner), ...ownTalk];
	return (tasks: OurTask[], talks: number[] = []) => {
		const decision = decide({
			...{ tasks, reached: [...reached, ...talks], now: now() },
			missedCalls: isMissed ? [{ id: call.id, startedAt }] : [],
			notMissed: isMissed ? [] : [call.id],
			// Without options no task is created, and each missed call stays in the task that holds it.
			maxAgeMs: options ? maxAgeMs(options) : 0,
			oneOpenTask: options?.oneOpenTask ?? false,
		});
		// Since when talks with the owner matter, in milliseconds.
		const moments = decision.open.map(({ missedCalls: [first] }) => Date.parse(first.startedAt));
		return {
			writes: planWrites(api.contract, tasks, decision, inHand),
			since: moments.length === 0 ? null : Math.min(...moments),
		};
	};
}

type Plan = ReturnType<typeof planFor>;

async function settleUnderLock(batch: Batch, inHand: CallInHand, plan: Plan): Promise<Settled> {
	const { cabinet } = batch;
	const { call, options, owner } = inHand;
	const isLate =
		options !== null && cabinet.now() - reachedUntil(call, cabinet.now()) > LATE_AFTER_MS;
	const settled: Settled = { tasks: [], done: [] };
	let unknownOutcome: ApiError | null = null;
	for (let look = 0; look < MAX_LOOKS; look++) {
		const before = settled.tasks;
		settled.tasks = await listTasks(cabinet, owner);
		if (unknownOutcome) settled.done.push(...createdSince(before, settled.tasks));
		const { since, ...first } = plan(settled.tasks);
		let { writes } = first;
		if (since !== null && (isLate || look > 0)) {
			const { talks, blind } = await readReached(cabinet, owner, since);
			settled.blind = blind;
			({ writes } = plan(settled.tasks, talks));
		}
		if (writes.length === 0) return settled;
		if (unknownOutcome?.kind === 'contract') {
			if (writes.some(({ does }) => does === 'create'))
				blockCreation(cabinet, 'task', unknownOutcome);
			throw unknownOutcome;
		}

		unknownOutcome = null;
		for (const write of writes) {
			const done = await carryOut(batch, inHand, write).catch(catchUnknownOutcome);
			if (done instanceof ApiError) {
				if (look + 1 >= MAX_TRIES) throw done;
				unknownOutcome = done;
				await cabinet.sleep(PAUSE_MS * (look + 1));
				break;
			}
			settled.done.push(done);
			settled.tasks = withTask(settled.tasks, done.record);
		}
		if (unknownOutcome === null && !cabinet.severalWorkers) return settled;
	}
	throw new ApiError('busy', 'The missed call has no task yet', {
		description:
			'Other workers of n8n changed the tasks of this client at the same moment. Execute the node again; the next backfill does so by itself.',
	});
}
