import type { BoundedSender } from '../../shared/http/boundedSender';
import type { FailureOf } from '../../shared/http/failure';
import type { Contract } from '../api/contractTypes';
import { CabinetSession } from './CabinetSession';
import { derive } from './derive/derive';
import type { Observations } from './observe/observations';
import { observeCabinet, observeFilters } from './observe/observeCabinet';
import { observeOthers } from './observe/observeOthers';
import { report } from './report/report';
import type { ReportItem } from './report/reportItem';
import type { Trial } from './try/trials';
import { tryWriting } from './try/tryWriting';

/** The most requests that one check sends, whatever the cabinet does. */
export const MAX_REQUESTS = { reading: 40, writing: 90 };

export interface CheckOptions {
	/** The contract of the credential, its overrides included. */
	contract: Contract;
	/** Bounded by {@link MAX_REQUESTS}. */
	sender: BoundedSender;
	apiKey: string;
	failureOf: FailureOf;
	/** Creates one client, one call and one task, and changes them. */
	tryWriting: boolean;
	/** Puts out every fact, also those that need no attention. */
	allFacts: boolean;
	/** Milliseconds. */
	now: number;
}

/**
 * Checks a cabinet: observes by reading, tries writing if it may, derives the contract that fits,
 * and reports. The first item says in plain words whether calls can be logged; the last one holds
 * the whole override as `json`.
 *
 * @throws {ApiError} when there is no way in
 */
export async function checkCabinet(options: CheckOptions): Promise<ReportItem[]> {
	const { contract, sender, apiKey, failureOf, now } = options;
	const { basePath, key } = contract;
	const first = new CabinetSession(sender, apiKey, { basePath, key });
	const { session, observations } = await observeCabinet(first, contract, failureOf);
	const read = derive(contract, observations).contract;
	const trials = options.tryWriting ? await tryWriting(session, read, observations, now) : [];
	const seen = withTests(observations, trials);
	const known = derive(contract, seen, trials).contract;
	const filtered = await observeFilters(session, contract, known, seen);
	const complete = await observeOthers(
		session,
		derive(contract, filtered, trials).contract,
		filtered,
		now,
	);
	const derived = derive(contract, complete, trials);
	return report({ ...options, observations: complete, trials, derived, left: session.left() });
}

/** The lists with the records of the check in those that were empty. */
function withTests(observed: Observations, trials: readonly Trial[]): Observations {
	const lists = { ...observed.lists };
	for (const { entity, row, keys, body } of trials) {
		const list = lists[entity];
		if (list?.rows.length === 0 && row !== null)
			lists[entity] = { ...list, keys, body, rows: [row] };
	}
	return { ...observed, lists };
}
