import { NEEDED, WRITTEN } from '../tables/names';
import type { Trial } from '../try/Trial';
import { type Checked, plainItem, type ReportItem } from './reportItem';

const OPEN = 'Open the "Asteril" node, choose Cabinet → Check and switch on Try Writing.';

/**
 * The first item: whether calls can be logged now, what differs, and what is left to do, in plain words.
 *
 * @param differing how many facts differ
 */
export function summaryItem(checked: Checked, differing: number): ReportItem {
	const { trials, lists, tryWriting } = checked;
	const changes =
		differing === 0
			? 'Nothing differs from the API Differences of the credential.'
			: `${differing} facts differ: copy "json" of the last item into "API Differences" of the Asteril credential.`;
	const item = (result: ReportItem['result'], answered: string, note = '') =>
		plainItem('summary', result, answered, `${changes} ${note}`.trim());
	const unlisted = WRITTEN.filter((name) => lists[name] === undefined).map((name) => `${name}s`);
	const failed = trials.filter((trial) => problemOf(trial) !== null);
	if (unlisted.length + failed.length === 0) {
		return tryWriting
			? item(
					'confirmed',
					'Calls can be logged: a client, a call and a task were created, changed and found again.',
				)
			: item(
					'cannot tell',
					'The lists can be read. Whether calls can be logged, reading does not show.',
					OPEN,
				);
	}
	const unfound = unlisted.join(', ');
	const names = failed.map(({ entity }) => entity);
	const works = trials.filter((trial) => !failed.includes(trial)).map(({ entity }) => `${entity}s`);
	const said = [
		unlisted.length > 0 && `No list of ${unfound} was found, so these can't be written.`,
		...failed.map(problemOf),
		works.length > 0 && `Writing ${works.join(' and ')} works.`,
	];
	const questions = [
		unlisted.length > 0 && `Under which path of API v3.1 are the ${unfound} listed and created?`,
		names.length > 0 &&
			`With which request of API v3.1, and with which fields, is a ${names.join(' or a ')} created and changed?`,
		names[0] === 'call' && 'Has our API key the right to log calls?',
	];
	const join = (some: Array<string | null | false>) => some.filter(Boolean).join(' ');
	return item('not supported', join(said), `Ask Asteril's support: "${join(questions)}"`);
}

/** Why the nodes can't write a kind of record; `null` when they can. */
function problemOf({ entity, outcome, said, lost }: Trial): string | null {
	if (outcome !== 'works') {
		const reason = said === '' ? '' : ` (${said})`;
		return {
			noPath: `New ${entity}s can't be created: no likely path takes them${reason}.`,
			denied: `New ${entity}s can't be created: the API key has no right to it${reason}.`,
			refused: `New ${entity}s can't be created: the cabinet refuses them${reason}.`,
			unlisted: `A new ${entity} is taken, but no list shows it: somebody may have to confirm it in the cabinet first.`,
			unclear: `Whether ${entity}s can be created is not known: the cabinet did not answer to the end. Run the check again later.`,
			unchangeable: `A new ${entity} was created, but no likely way changes it.`,
		}[outcome];
	}
	const needed = NEEDED[entity].filter((field) => lost.includes(field));
	if (needed.length === 0) return null;
	return `The ${entity}s of this cabinet do not keep ${needed.map((field) => `"${field}"`).join(', ')}, without which something could be written twice. Make a custom text field for it and name it in API Differences.`;
}
