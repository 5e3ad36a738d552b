import { defaultContract, originOf } from '../../api/contract';
import { differenceOf, leavesOf, sameLeaf, setAt, type Tree, valueAt } from '../derive/facts';
import { attentionItems, personQuestions } from './attention';
import { type Checked, lostPaths, plainItem, type ReportItem } from './reportItem';
import { summaryItem } from './summary';

/** The report: the summary first, what needs attention, questions for a person, the override last. */
export function report(checked: Checked): ReportItem[] {
	const { contract, derived } = checked;
	const lost = lostPaths(checked);
	const paths = new Set([...leavesOf(defaultContract), ...leavesOf(derived)]);
	const facts = [...paths].map((path) => factItem(checked, path, lost.includes(path)));
	const differing = facts.filter(({ override }) => override !== null);
	return [
		summaryItem(checked, differing.length),
		...attentionItems(checked),
		...(checked.allFacts ? facts : differing),
		...personQuestions(checked),
		overrideItem(differenceOf(defaultContract, contract), differenceOf(defaultContract, derived)),
	];
}

function factItem(checked: Checked, path: string, isLost: boolean): ReportItem {
	const { contract, read, tried, derived } = checked;
	const assumed = valueAt(contract, path) ?? null;
	const value = valueAt(derived, path);
	const how = path in tried ? 'Tried' : path in read ? 'Read' : null;
	const unknown = isLost ? 'No key of the records stands for it' : 'Not shown';
	const answered = how === null ? unknown : `${how}: ${JSON.stringify(value)}`;
	const item = { ...plainItem(path, 'cannot tell', answered), origin: originOf(path), assumed };
	if (sameLeaf(assumed, value)) return how === null ? item : { ...item, result: 'confirmed' };
	const override: Tree = {};
	setAt(override, path, value);
	return { ...item, result: value === null ? 'not supported' : 'differs', override };
}

function overrideItem(before: Tree, override: Tree): ReportItem {
	const assumed = JSON.stringify(before);
	const [result, answered, note] =
		JSON.stringify(override) === assumed
			? ([
					'confirmed',
					'The API Differences fit as they are',
					'Nothing to change in the Asteril credential.',
				] as const)
			: ([
					'differs',
					'The API Differences of this cabinet',
					'Copy "json" into "API Differences" of the Asteril credential. It replaces what is there.',
				] as const);
	const json = JSON.stringify(override, null, 2);
	return { ...plainItem('overrides', result, answered, note), assumed, override, json };
}
