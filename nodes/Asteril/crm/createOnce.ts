import { ApiError } from '../../shared/http/ApiError';
import type { Kind } from '../api/assertFieldMapped';
import { type Draft, type Id, sameId } from '../api/records';
import type { Cabinet } from './cabinet';
import { assertNotBlocked, blockCreation, verifyFindable } from './verifyFindable';

/**
 * How often a creation is tried whose outcome stays unknown, and how long to wait before looking
 * for it, longer each time: what was cut off may still be under way in the cabinet.
 */
export const MAX_TRIES = 3;
export const PAUSE_MS = 500;

/** How the title of a retired task begins. */
export const RETIRED_TASK = 'Зайве завдання';

/**
 * The change that takes a duplicate out of use: nothing finds it any more, and people see which record
 * counts. What people wrote into a task stays.
 */
export const RETIREMENTS: { [Name in Kind]: (kept: Id | null) => Draft<Name> } = {
	client: (kept) => ({ name: `Зайвий запис, див. клієнта ${kept}`, phone: '' }),
	call: (kept) => ({ externalId: '', phone: '', comment: `Зайвий запис, див. дзвінок ${kept}` }),
	task: (kept) => ({
		title: `${RETIRED_TASK}, див. ${kept ?? '—'}`,
		externalId: '',
		status: 'done',
	}),
};

/** What a search found; the caller gets it back with whatever else it holds. */
export interface Search<Found> {
	/** The match of the lowest id. */
	record: Found | null;
	/** Why none may be created. */
	skipped?: string | null;
	/** Further records that can only be duplicates when they were not there before. */
	duplicates?: Id[];
}

export interface CreateOnceResult<Found, Result> {
	record: Found;
	created: boolean;
	/** The last one. */
	search: Result;
	duplicate?: Duplicate;
}

/** `null` only after a search that may say why none is created. */
type Wanted<Found, Result> = Result extends { skipped: string | null } ? Found | null : Found;

/** A second record for the same thing that another process, or an unsure try of ours, has made. */
export interface Duplicate {
	kind: Kind;
	id: Id;
	duplicateOf: Id;
}

/**
 * Finds a record or creates it, so that one remains, as long as `find` finds what was created:
 *
 * - twice, or at the same moment in this process: one goes first, the next finds its record;
 * - cut off, so that it is not known whether the cabinet did it: it is looked for before it is
 *   tried again, and once more afterwards;
 * - at the same moment in another process: it is looked for once more after creating, and the one
 *   with the lowest id counts for everyone; the other is retired and reported.
 *
 * @param key the same for the same record: its external id, or phone
 * @param find looks in the cabinet and compares what comes back
 */
export async function createOnce<Found extends { id: Id }, Result extends Search<Found>>(
	cabinet: Cabinet,
	kind: Kind,
	key: string,
	find: () => Promise<Result>,
	create: () => Promise<Found>,
): Promise<CreateOnceResult<Wanted<Found, Result>, Result>> {
	const work = async (): Promise<CreateOnceResult<Found | null, Result>> => {
		let search = await find();
		if (search.record || search.skipped) return { record: search.record, created: false, search };
		assertNotBlocked(cabinet, kind);

		for (let tries = 1; ; tries++) {
			const made = await create().catch(catchUnknownOutcome);
			if (made instanceof ApiError) {
				await cabinet.sleep(PAUSE_MS * tries);
				search = await find();
				if (search.record) return { record: search.record, created: true, search };
				// An answer in a wrong form will not be better next time, and may have created one.
				if (made.kind === 'contract') blockCreation(cabinet, kind, made);
				if (made.kind === 'contract' || tries === MAX_TRIES) throw made;
				continue;
			}
			if (tries > 1 || cabinet.severalWorkers) {
				search = await find();
				if (search.record) {
					const { record: first, duplicates } = search;
					return { ...(await keepFirst(cabinet, kind, first, made, duplicates)), search };
				}
			}
			await verifyFindable(cabinet, kind, made.id, async () => (await find()).record);
			return { record: made, created: true, search };
		}
	};
	const lock = `${cabinet.name} ${kind} ${key}`;
	return (await cabinet.state.locks.withLock(lock, work)) as CreateOnceResult<
		Wanted<Found, Result>,
		Result
	>;
}

/** The record of the lowest id counts; nobody uses the other one yet. Left as it is if that fails. */
async function keepFirst<Found extends { id: Id }>(
	{ api }: Cabinet,
	kind: Kind,
	first: Found,
	made: Found,
	duplicates: Id[] = [],
): Promise<Omit<CreateOnceResult<Found, never>, 'search'>> {
	const retire = async (id: Id) =>
		await api.update(kind, id, RETIREMENTS[kind](first.id)).catch(() => undefined);
	if (!sameId(first.id, made.id)) {
		await retire(made.id);
		const duplicate = { kind, id: made.id, duplicateOf: first.id };
		return { record: first, created: false, duplicate };
	}
	// Created since the first search: their worker does the same, unless it is cut off.
	for (const id of duplicates.filter((other) => !sameId(other, made.id))) await retire(id);
	return { record: first, created: true };
}

/** Returns the error that means "it may exist now"; throws any other. */
export function catchUnknownOutcome(error: unknown): ApiError {
	if (error instanceof ApiError && error.outcomeUnknown) return error;
	throw error;
}
