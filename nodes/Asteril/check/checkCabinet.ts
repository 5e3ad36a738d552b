import type { BoundedSender } from '../../shared/http/boundedSender';
import type { FailureOf } from '../../shared/http/failure';
import type { Contract } from '../api/contractTypes';
import { CabinetSession } from './CabinetSession';
import { type Facts, withFacts } from './derive/facts';
import { countRecentCalls } from './observe/countRecentCalls';
import { findEntrance } from './observe/findEntrance';
import { findFilters } from './observe/findFilters';
import { findLists, type Lists } from './observe/findLists';
import { refusesUnknown } from './observe/findName';
import { findPaging } from './observe/findPaging';
import { listFacts } from './observe/listFacts';
import { report } from './report/report';
import type { Checked, ReportItem } from './report/reportItem';
import { leaveNote } from './try/note';
import { isTest } from './try/readEnds';
import { TestRecord } from './try/TestRecord';
import type { Trial } from './try/Trial';
import { tryWriting } from './try/tryWriting';

/** The most requests that one check sends, whatever the cabinet does. */
export const MAX_REQUESTS = { reading: 40, writing: 90 };

export interface CheckOptions extends Pick<Checked, 'linkTo'> {
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
 * Checks a cabinet: reads, tries writing if it may, derives the contract that fits, and reports. The
 * first item says in plain words whether calls can be logged; the last one holds the whole override
 * as `json`.
 *
 * @throws {ApiError} when there is no way in
 */
export async function checkCabinet(options: CheckOptions): Promise<ReportItem[]> {
	const { contract, sender, apiKey, failureOf, now } = options;
	const { basePath, key } = contract;
	const first = new CabinetSession(sender, apiKey, { basePath, key });
	const { session, facts } = await findEntrance(first, contract, failureOf);
	const { lists, lost } = await findLists(session, contract);
	const refuses = await refusesUnknown(session, lists);
	const paging = await findPaging(session, contract, lists, refuses);
	const seen = withFacts(contract, facts, listFacts(contract, lists), paging);
	const trials = options.tryWriting ? await tryWriting(session, seen, lists, now) : [];

	// What was tried counts more than what was read, and what was assumed least.
	const tried: Facts = Object.assign({}, ...trials.map((trial) => trial.facts));
	const filled = withTests(lists, trials);
	const paged =
		Object.keys(paging).length > 0 ? paging : await findPaging(session, contract, filled, refuses);
	const shown = { ...facts, ...listFacts(contract, filled), ...paged };
	const known = withFacts(contract, shown, tried);
	const filters = await findFilters(session, known, filled, refuses);
	const read = { ...shown, ...filters };
	const derived = withFacts(contract, read, tried);
	const recentCalls = await countRecentCalls(session, derived, filled.call, now);
	const left = session.left();
	// Last, for it is only of use to another check.
	for (const trial of trials) {
		const { entity, id } = trial;
		if (id !== null) await leaveNote(new TestRecord(session, derived, entity, id), trial);
	}
	return report({ ...options, lists, lost, recentCalls, trials, read, tried, derived, left });
}

/** The lists with the records of the check as they were read last. */
function withTests(lists: Lists, trials: readonly Trial[]): Lists {
	const filled = { ...lists };
	for (const { entity, list } of trials) {
		const others = (lists[entity]?.rows ?? []).filter((row) => !isTest(entity, row));
		if (list) filled[entity] = { ...list, rows: [...others, ...list.rows] };
	}
	return filled;
}
