import type { RecentCalls } from '../read/countRecentCalls';
import { LIST_NAMES } from '../tables/names';
import { TEST_NAME } from '../try/plantedValues';
import { type Checked, lostPaths, plainItem, type ReportItem } from './reportItem';
import { problemOf } from './summary';

/** What a person has to know or to do, beside the override. */
export function attentionItems(checked: Checked): ReportItem[] {
	const { lost, recentCalls, trials, left } = checked;
	const items: ReportItem[] = [];
	if (recentCalls.number > 0) {
		items.push(
			plainItem(
				'whoElseWrites',
				'differs',
				whoElseLogs(recentCalls),
				'Write to Ringostat\'s support: "Please switch off your own integration with Asteril CRM for our project: we log calls with n8n now."',
			),
		);
	}
	for (const name of LIST_NAMES) {
		const list = lost[name];
		if (list === undefined) continue;
		items.push(
			plainItem(
				`${name}.list.path`,
				'cannot tell',
				`No list of ${name}s: ${list.tried} likely paths were asked for, the first answered ${list.status || 'nothing'}.`,
				`Ask Asteril's support: "Under which path of API v3.1 are the ${name}s listed?"`,
			),
		);
	}
	for (const trial of trials) {
		const problem = problemOf(trial);
		if (problem !== null) items.push(plainItem(`${trial.entity}.create`, 'not supported', problem));
	}
	const fields = lostPaths(checked);
	if (fields.length > 0) {
		items.push(
			plainItem(
				'fields',
				'not supported',
				`The cabinet does not keep: ${fields.join(', ')}.`,
				'Nothing is lost but these. If the cabinet has such a field under another name, put it into API Differences.',
			),
		);
	}
	const ids = trials.filter(({ id }) => id !== null).map(({ entity, id }) => `${entity} ${id}`);
	if (ids.length > 0) {
		items.push(
			plainItem(
				'leftInCabinet',
				'confirmed',
				`The check left in the cabinet: ${ids.join(', ')}.`,
				`All three are called "${TEST_NAME}". The next check uses them again; delete them whenever you like.`,
			),
		);
	}
	if (left === 0) {
		items.push(
			plainItem(
				'requests',
				'cannot tell',
				'The check ended before everything was asked.',
				'Run it again.',
			),
		);
	}
	return items;
}

function whoElseLogs({ number, areOthers }: RecentCalls): string {
	return areOthers
		? `Calls of the last 7 days that these nodes have not logged: ${number}. Another integration seems to log calls, too: then every call would stand there twice.`
		: `Calls of the last 7 days in the log: ${number}. Unless these nodes have logged them, another integration does, and every call would stand there twice.`;
}
