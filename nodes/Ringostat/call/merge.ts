import type { Call } from '../../shared/Call';
import { outranks } from '../../shared/callRules';
import { determineOutcome, type MappedOutcome } from './outcome';
import type { Account } from './readCall';

/** Returns one call for each id, in the order of first appearance. */
export function mergeById(accounts: readonly Account[]): Call[] {
	const byId = new Map<string, Account>();
	for (const account of accounts) {
		const { id } = account.call;
		const known = byId.get(id);
		byId.set(id, known ? merge(known, account) : account);
	}
	return [...byId.values()].map(({ call }) => call);
}

/**
 * Returns two accounts of one call as one: the account that outranks the other (else the earlier
 * one) goes first, the other fills what it leaves empty. "Not missed" in the words of the user holds
 * for both.
 */
function merge(first: Account, second: Account): Account {
	const [base, other] = outranks(second.call, first.call) ? [second, first] : [first, second];
	const call: Call = {
		...filled(base.call, other.call),
		callback: base.call.callback || other.call.callback,
		employee: filled(base.call.employee, other.call.employee),
		utm: filled(base.call.utm, other.call.utm),
		additional: { ...other.call.additional, ...base.call.additional },
	};
	const mapped = {
		outcome: base.mapped.outcome ?? other.mapped.outcome,
		missed: mergedFlag(base.mapped.missed, other.mapped.missed),
	};
	return { call: { ...call, ...mergedOutcome(base, other, call, mapped) }, mapped };
}

function mergedFlag(one: boolean | null, another: boolean | null): boolean | null {
	return one === false || another === false ? false : (one ?? another);
}

function mergedOutcome(
	base: Account,
	other: Account,
	merged: Call,
	mapped: MappedOutcome,
): Pick<Call, 'outcome' | 'missed'> {
	const { outcome, missed, direction } = base.call;
	if (outcome === 'missed' && other.mapped.missed === false) {
		return { outcome: other.call.outcome, missed: false };
	}
	// A status without a direction could not be judged; the other account may have the direction.
	if (outcome === 'unknown' && direction === null && merged.direction !== null) {
		const { missed: flag } = mapped;
		return determineOutcome({ ...merged, over: true, mapped: { ...base.mapped, missed: flag } });
	}
	return { outcome, missed };
}

function filled<T extends object>(base: T, other: T): T {
	const result = { ...base };
	for (const key of Object.keys(base) as Array<keyof T>) result[key] = base[key] ?? other[key];
	return result;
}
