import { LIST_NAMES } from '../tables/names';
import { TEST_NAME } from '../try/plantedValues';
import { type Checked, lostPaths, plainItem, type ReportItem } from './reportItem';

/** What a person has to know or to do, beside the override. */
export function attentionItems(checked: Checked): ReportItem[] {
	const { lost, recentCalls, left } = checked;
	const { number, areOthers } = recentCalls;
	const fields = lostPaths(checked);
	return [
		...itemIf(
			number > 0,
			'whoElseWrites',
			'differs',
			areOthers
				? `Calls of the last 7 days that these nodes have not logged: ${number}. Another integration seems to log calls, too: then every call would stand there twice.`
				: `Calls of the last 7 days in the log: ${number}. Unless these nodes have logged them, another integration does, and every call would stand there twice.`,
			'Write to Ringostat\'s support: "Please switch off your own integration with Asteril CRM for our project: we log calls with n8n now."',
		),
		...LIST_NAMES.flatMap((name) =>
			itemIf(
				name in lost,
				`${name}.list.path`,
				'cannot tell',
				`No list of ${name}s: ${lost[name]?.tried} likely paths were asked for, the first answered ${lost[name]?.status || 'nothing'}.`,
				`Ask Asteril's support: "Under which path of API v3.1 are the ${name}s listed?"`,
			),
		),
		...itemIf(
			fields.length > 0,
			'fields',
			'not supported',
			`The cabinet does not keep: ${fields.join(', ')}.`,
			'Nothing is lost but these. If the cabinet has such a field under another name, put it into API Differences.',
		),
		...leftItem(checked),
		...itemIf(
			left === 0,
			'requests',
			'cannot tell',
			'The check ended before everything was asked.',
			'Run it again.',
		),
	];
}

/** What the check leaves in the cabinet, each with its id and, where the credential has it, its address. */
function leftItem({ trials, linkTo }: Checked): ReportItem[] {
	const left = trials.flatMap(({ entity, id }) => {
		const url = id === null ? null : linkTo(entity, id);
		return id === null ? [] : [`${entity} ${id}${url === null ? '' : ` (${url})`}`];
	});
	const note = `All three are called "${TEST_NAME}". The next check uses them again; delete them whenever you like.`;
	// Ids and addresses stand there whole, however many digits they have.
	const answered = `The check left in the cabinet: ${left.join(', ')}.`;
	return left.length === 0
		? []
		: [{ ...plainItem('leftInCabinet', 'confirmed', '', note), answered }];
}

/** What only a person can see, each with where to look. */
export function personQuestions({ trials, derived }: Checked): ReportItem[] {
	const wrote = (name: string) =>
		trials.some(({ entity, outcome }) => entity === name && outcome === 'works');
	return [
		...itemIf(
			wrote('call') && typeof derived.call.values.direction.incoming === 'number',
			'person.direction',
			'cannot tell',
			'Is the test call shown as an outgoing one?',
			`Open the client "${TEST_NAME}" in Asteril and look at its call. If it is incoming, exchange the two numbers of "call.values.direction" in API Differences.`,
		),
		plainItem(
			'person.popup',
			'cannot tell',
			'Does a new task pop up for its responsible?',
			wrote('task')
				? `Log in to Asteril as the responsible of the task "${TEST_NAME}" and look at the notifications.`
				: 'After the first missed call, log in to Asteril as the responsible of its task and look at the notifications.',
		),
		plainItem(
			'person.recording',
			'cannot tell',
			'Does a recording play in the card of a call?',
			'After the first answered call, open it in Asteril under its client and press play. If there is no player, choose the external service under telephony in the settings of the cabinet.',
		),
	];
}

function itemIf(condition: boolean, ...item: Parameters<typeof plainItem>): ReportItem[] {
	return condition ? [plainItem(...item)] : [];
}
