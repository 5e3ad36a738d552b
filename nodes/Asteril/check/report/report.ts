import { defaultContract, originOf } from '../../api/contract';
import { differenceOf, type Leaf, leavesOf, sameLeaf, setAt, type Tree, valueAt } from '../facts';
import { withoutNumbers } from '../strings';
import { attentionItems } from './attention';
import { personQuestions } from './personQuestions';
import { type Checked, lostPaths, plainItem, type ReportItem, type Result } from './reportItem';
import { summaryItem } from './summary';

/** The report: the summary first, what needs attention, questions for a person, the override last. */
export function report(checked: Checked): ReportItem[] {
	const facts = factItems(checked);
	const shown = checked.allFacts ? facts : facts.filter(({ override }) => override !== null);
	return [
		summaryItem(checked, facts),
		...attentionItems(checked),
		...shown,
		...personQuestions(checked),
		overrideItem(checked),
	];
}

function factItems(checked: Checked): ReportItem[] {
	const { contract, derived } = checked;
	const lost = lostPaths(checked);
	const paths = new Set([...leavesOf(defaultContract), ...leavesOf(derived.contract)]);
	return [...paths].map((path) => {
		const assumed = valueAt(contract, path) ?? null;
		const value = valueAt(derived.contract, path);
		const how = derived.known[path];
		const differs = !sameLeaf(assumed, value);
		return {
			fact: path,
			origin: originOf(path),
			assumed,
			answered: withoutNumbers(
				how === undefined
					? lost.includes(path)
						? 'No key of the records stands for it'
						: 'Not shown'
					: `${how === 'tried' ? 'Tried' : 'Read'}: ${JSON.stringify(value)}`,
			),
			result: resultOf(how, differs, value),
			override: differs ? treeOf(path, value) : null,
			note: '',
		};
	});
}

function resultOf(how: string | undefined, differs: boolean, value: Leaf): Result {
	if (how === undefined) return 'cannot tell';
	if (!differs) return 'confirmed';
	return value === null ? 'not supported' : 'differs';
}

function treeOf(path: string, value: Leaf): Tree {
	const tree: Tree = {};
	setAt(tree, path, value);
	return tree;
}

function overrideItem({ contract, derived }: Checked): ReportItem {
	const override = differenceOf(defaultContract, derived.contract);
	const before = JSON.stringify(differenceOf(defaultContract, contract));
	const differs = JSON.stringify(override) !== before;
	return {
		...plainItem('overrides', differs ? 'differs' : 'confirmed', ''),
		assumed: before,
		answered: differs
			? 'The API Differences of this cabinet'
			: 'The API Differences fit as they are',
		override,
		note: differs
			? 'Copy "json" into "API Differences" of the Asteril credential. It replaces what is there.'
			: 'Nothing to change in the Asteril credential.',
		json: JSON.stringify(override, null, 2),
	};
}
