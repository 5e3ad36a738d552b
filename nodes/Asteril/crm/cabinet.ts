import type { AsterilApi } from '../api/AsterilApi';
import type { ProcessState } from './ProcessState';

/** A cabinet to work in, and what the work needs from around it. */
export interface Cabinet {
	api: AsterilApi;
	/** Tells cabinets apart; the address will do. */
	name: string;
	/** Whether other n8n processes write into it too, so a lock in this one is not enough. */
	severalWorkers: boolean;
	/** What lives longer than a call: one object for the process, a fresh one for each test. */
	state: ProcessState;
	sleep(milliseconds: number): Promise<void>;
	/** Milliseconds. */
	now(): number;
}
