import { withLock } from '../../shared/withLock';
import { ApiError } from '../../shared/http/ApiError';
import { type Id, sameId } from '../api/records';
import type { Cabinet } from './cabinet';
import { findsAgain, foundAgain, type Kind, notFoundAgain, refuseIfLost } from './verifyFindable';

/**
 * How often a creation is tried whose outcome stays unknown, and how long to wait before looking
 * for it, in ms, longer each time: what was cut off may still be under way in the cabinet.
 */
const TRIES = 3;
const PAUSE = 500;

export interface Once<Found> {
	record: Found;
	created: boolean;
	surplus?: Copy;
}

/** A copy that another process made at the same moment, or an unsure try of ours; not used. */
export interface Copy {
	kind: Kind;
	id: Id;
	duplicateOf: Id;
}

/** What to do about a record that turns out to be one too many. */
export interface Surplus<Found> {
	/** Looks after creating, where that is another question than before: the match of the lowest id. */
	find?: () => Promise<Found | null>;
	/** Makes it harmless: nothing finds it any more, and a person sees what it is. Asteril deletes nothing. */
	empty?: (surplus: Id, kept: Id) => Promise<void>;
	/** Further records that `find` has just seen, and that can only be copies when they were not there before. */
	copies?: () => Id[];
}

/**
 * Finds a record or creates it, so that one remains, whatever happens, as long as `find` finds what
 * was created:
 *
 * - twice, or at the same moment in this process: one goes first, the next finds its record;
 * - cut off, so that it is not known whether the cabinet did it: it is looked for before it is
 *   tried again, and once more afterwards;
 * - at the same moment in another process: it is looked for once more after creating, and the one
 *   with the lowest id counts for everyone; the other is reported as surplus.
 *
 * In a cabinet that is not known to keep what it is found by, the record is looked for as well;
 * when it is not there, no other one is created (`foundAgain`).
 *
 * @param key the same for the same record: its external id, or phone
 * @param find looks in the cabinet, compares what comes back, and gives the match of the lowest id
 */
export async function createOnce<Found extends { id: Id }>(
	cabinet: Cabinet,
	kind: Kind,
	key: string,
	find: () => Promise<Found | null>,
	create: () => Promise<Found>,
	{ find: findFirst = find, empty, copies = () => [] }: Surplus<Found> = {},
): Promise<Once<Found>> {
	return await withLock(`${cabinet.name} ${kind} ${key}`, async () => {
		const found = await find();
		if (found) return { record: found, created: false };
		refuseIfLost(cabinet, kind);

		for (let tries = 1; ; tries++) {
			const made = await create().catch(doubtOf);
			const certain = !(made instanceof ApiError);
			if (certain && tries === 1 && !cabinet.severalWorkers) {
				await makeSure(cabinet, kind, made.id, find);
				return { record: made, created: true };
			}

			if (!certain) await cabinet.sleep(PAUSE * tries);
			const first = await (certain ? findFirst() : find());
			if (certain && first && !sameId(first.id, made.id)) {
				// Nobody uses it but this process, which does not go on with it. Left as it is if that fails.
				await empty?.(made.id, first.id).catch(() => undefined);
				return {
					record: first,
					created: false,
					surplus: { kind, id: made.id, duplicateOf: first.id },
				};
			}
			if (certain && first) {
				// Made since we looked: their worker does the same, unless it is cut off.
				for (const id of copies()) await empty?.(id, made.id).catch(() => undefined);
			}
			if (first) return { record: first, created: true };
			if (certain) {
				await makeSure(cabinet, kind, made.id, find);
				return { record: made, created: true };
			}
			// A good answer in a wrong form will not be better next time, and may have created one.
			if (made.kind === 'contract' || tries === TRIES) throw made;
		}
	});
}

/** @throws {ApiError} when a record that was surely created can't be found */
async function makeSure(
	cabinet: Cabinet,
	kind: Kind,
	id: Id,
	find: () => Promise<unknown>,
): Promise<void> {
	if (findsAgain(cabinet, kind)) return;
	for (let looks = 0; looks < TRIES; looks++) {
		// What is new may take a moment to be listed.
		if (looks > 0) await cabinet.sleep(PAUSE * looks);
		// Nothing is known when it can't be looked for; the next record will tell.
		const found = await find().catch(() => 'unknown');
		if (found === 'unknown') return;
		if (found !== null) return foundAgain(cabinet, kind);
	}
	throw notFoundAgain(cabinet, kind, id);
}

/** Keeps the error that means "perhaps it exists now", for looking; any other is thrown on. */
function doubtOf(error: unknown): ApiError {
	if (error instanceof ApiError && error.outcomeUnknown) return error;
	throw error;
}
