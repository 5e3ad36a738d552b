import type { Call } from '../../shared/Call';
import { outcomeOf } from './status';

/** How much a call's outcome says. A final one never gives way to one that is not. */
const WEIGHT: Record<Call['outcome'], number> = {
	answered: 3,
	missed: 2,
	notReached: 2,
	unknown: 1,
	inProgress: 0,
};

/** One call for each id, in the order of first appearance. */
export function mergeById(calls: Call[]): Call[] {
	if (calls.length < 2) return calls;
	const byId = new Map<string, Call>();
	for (const call of calls) {
		const known = byId.get(call.id);
		byId.set(call.id, known ? merge(known, call) : call);
	}
	return [...byId.values()];
}

/**
 * Two accounts of one call as one: the account with the weightier outcome (then the longer talk,
 * then the earlier account) speaks, the other fills what it leaves empty.
 */
function merge(first: Call, second: Call): Call {
	const [base, other] = speaksBefore(second, first) ? [second, first] : [first, second];
	const merged: Call = {
		...filled(base, other),
		callback: base.callback || other.callback,
		employee: filled(base.employee, other.employee),
		utm: filled(base.utm, other.utm),
		additional: { ...other.additional, ...base.additional },
	};
	// A status without a direction could not be judged; the other account may have the direction.
	if (merged.outcome === 'unknown' && base.direction === null && merged.direction !== null) {
		merged.outcome = outcomeOf({ ...merged, over: true });
		merged.missed = merged.outcome === 'missed';
	}
	return merged;
}

function speaksBefore(one: Call, another: Call): boolean {
	const weight = WEIGHT[one.outcome] - WEIGHT[another.outcome];
	return weight > 0 || (weight === 0 && (one.talkSeconds ?? -1) > (another.talkSeconds ?? -1));
}

function filled<T extends object>(base: T, other: T): T {
	const result = { ...base };
	for (const key of Object.keys(base) as Array<keyof T>) result[key] = base[key] ?? other[key];
	return result;
}
