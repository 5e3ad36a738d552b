import { StaleCache } from '../../shared/StaleCache';
import { TtlCache } from '../../shared/TtlCache';
import type { EmployeeDirectory } from '../api/EmployeeDirectory';
import { TokenCheck } from './token';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/**
 * Everything in the nodes of Ringostat that lives longer than one execution: one object for the process, a fresh
 * one for each test. Keys name the project or the node, as a process may work for several.
 */
export class ProcessState {
	readonly tokens = new TokenCheck();
	/** The directories of employees, by project. */
	readonly directories = new StaleCache<EmployeeDirectory>(5 * MINUTE_MS, 12 * HOUR_MS);
	/** Results of the last requests for one, failures included: while Ringostat fails, it is asked once a minute. */
	readonly directoryResults = new TtlCache<EmployeeDirectory | Error>(MINUTE_MS);
	/** Calls for which somebody was rung back; an item that comes twice rings once. */
	readonly rungBack = new Set<string>();
	/** When a refusal of a trigger was last shown, in milliseconds; one entry for each trigger. */
	readonly refusalShownAt = new Map<string, number>();
}

/** The one of this process. */
export const processState = new ProcessState();
