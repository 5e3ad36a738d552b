import { defaultContract, originOf } from '../api/contract';
import type { Check } from './Check';
import type { Finding, Result } from './Findings';
import { differenceOf, type Leaf, leavesOf, sameLeaf, setAt, type Tree } from './tree';
import { withoutNumbers } from './words';

/** One fact, as the node puts it out. */
export interface Fact {
	/** Its path in the contract, or a name for what the contract does not hold. */
	fact: string;
	origin: 'observed' | 'assumed';
	assumed: Leaf;
	/** What the cabinet answered, without anybody's data. */
	answered: string;
	result: Result;
	/** What to put into "API Differences" where it differs. */
	override: Tree | null;
	note: string;
	/** On the last item: the whole override as text. */
	json?: string;
}

/** Facts about a cabinet that need no override, and what is assumed about them. */
const BESIDE: Record<string, string> = {
	'error.badKey': 'an HTTP status, or a key of "response.errors"',
	'error.badPath': 'an HTTP status, or a key of "response.errors"',
	unknownFilter: 'ignored',
	'client.customFields': 'custom_field_N',
	'call.customFields': 'custom_field_N',
	'task.customFields': 'custom_field_N',
	'user.customFields': 'custom_field_N',
};

/** All facts of the contract, those beside it, and the whole override last. */
export function factsOf(check: Check): Fact[] {
	const facts = [
		...leavesOf(defaultContract).map((path) => factOf(check, path, check.assumedValueOf(path))),
		...Object.entries(BESIDE).map(([name, assumed]) => factOf(check, name, assumed)),
	];
	return [...facts, wholeOf(check, facts)];
}

function factOf(check: Check, path: string, assumed: Leaf): Fact {
	const finding = check.findings.get(path) ?? unknown(check, path);
	return {
		fact: path,
		origin: originOf(path),
		assumed,
		answered: withoutNumbers(finding.answered),
		result: finding.result,
		override: path in BESIDE ? null : overrideOf(check, path, assumed),
		note: withoutNumbers(finding.note),
	};
}

function unknown(check: Check, path: string): Finding {
	const reason = check.findings.reasonFor(path);
	const ended = check.left === 0 ? 'The check ended before.' : 'The answers did not show it.';
	return { result: 'cannot tell', answered: 'Not told', note: reason || ended };
}

function overrideOf(check: Check, path: string, assumed: Leaf): Tree | null {
	const value = check.valueOf(path);
	if (sameLeaf(value, assumed)) return null;
	const override: Tree = {};
	setAt(override, path, value);
	return override;
}

function wholeOf(check: Check, facts: Fact[]): Fact {
	const override = differenceOf(defaultContract, check.contract);
	const number = (result: Result) => facts.filter((fact) => fact.result === result).length;
	const results: Result[] = ['confirmed', 'differs', 'not supported', 'cannot tell'];
	const differs = facts.some((fact) => fact.override !== null);
	return {
		fact: 'overrides',
		origin: 'assumed',
		assumed: JSON.stringify(differenceOf(defaultContract, check.assumed)),
		answered: results.map((result) => `${number(result)} ${result}`).join(', '),
		result: differs ? 'differs' : 'confirmed',
		override,
		note: differs
			? 'Paste "json" into "API Differences" of the Asteril credential; it replaces what is there.'
			: 'Nothing to change in the Asteril credential.',
		json: JSON.stringify(override, null, 2),
	};
}
