import { oneAtATime } from '../../shared/oneAtATime';
import { ApiError } from '../../shared/http/ApiError';
import { type Id, sameId } from '../api/records';
import type { Cabinet } from './cabinet';

/**
 * How often a creation is tried whose outcome stays unknown, and how long to wait before looking
 * for it, in ms, longer each time: what was cut off may still be under way in the cabinet.
 */
const TRIES = 3;
const PAUSE = 500;

export interface Once<Found> {
	record: Found;
	created: boolean;
	/** A copy that another process made at the same moment, or an unsure try of ours; not used. */
	surplus?: { id: Id; duplicateOf: Id };
}

/** What to do about a record that turns out to be one too many. */
export interface Surplus<Found> {
	/** Looks after creating, where that is another question than before: the match of the lowest id. */
	find?: () => Promise<Found | null>;
	/** Makes it harmless: nothing finds it any more, and a person sees what it is. Asteril deletes nothing. */
	empty?: (surplus: Id, kept: Id) => Promise<void>;
}

/**
 * Finds a record or creates it, so that one remains, whatever happens:
 *
 * - twice, or at the same moment in this process: one goes first, the next finds its record;
 * - cut off, so that it is not known whether the cabinet did it: it is looked for before it is
 *   tried again, and once more afterwards;
 * - at the same moment in another process: it is looked for once more after creating, and the one
 *   with the lowest id counts for everyone; the other is reported as surplus.
 *
 * @param key the same for the same record: its kind and external id, or phone
 * @param find looks in the cabinet, compares what comes back, and gives the match of the lowest id
 */
export async function createOnce<Found extends { id: Id }>(
	cabinet: Cabinet,
	key: string,
	find: () => Promise<Found | null>,
	create: () => Promise<Found>,
	{ find: findFirst = find, empty }: Surplus<Found> = {},
): Promise<Once<Found>> {
	return await oneAtATime(`${cabinet.name} ${key}`, async () => {
		const found = await find();
		if (found) return { record: found, created: false };

		for (let tries = 1; ; tries++) {
			const made = await create().catch(doubtOf);
			const certain = !(made instanceof ApiError);
			if (certain && tries === 1 && !cabinet.severalWorkers) return { record: made, created: true };

			if (!certain) await cabinet.sleep(PAUSE * tries);
			const first = await (certain ? findFirst() : find());
			if (certain && first && !sameId(first.id, made.id)) {
				// Nobody uses it but this process, which does not go on with it. Left as it is if that fails.
				await empty?.(made.id, first.id).catch(() => undefined);
				return { record: first, created: false, surplus: { id: made.id, duplicateOf: first.id } };
			}
			if (first) return { record: first, created: true };
			if (certain) return { record: made, created: true };
			// A good answer in a wrong form will not be better next time, and may have created one.
			if (made.kind === 'contract' || tries === TRIES) throw made;
		}
	});
}

/** Keeps the error that means "perhaps it exists now", for looking; any other is thrown on. */
function doubtOf(error: unknown): ApiError {
	if (error instanceof ApiError && error.maybeDone) return error;
	throw error;
}
