import { canCreate } from '../try/Trial';
import { type Checked, plainItem, type ReportItem } from './reportItem';

/** What only a person can see, each with where to look. */
export function personQuestions({ trials, derived }: Checked): ReportItem[] {
	const wrote = (name: string) => trials.some((trial) => trial.entity === name && canCreate(trial));
	const questions: ReportItem[] = [];
	const { incoming } = derived.contract.call.values.direction;
	if (wrote('call') && typeof incoming === 'number') {
		questions.push(
			plainItem(
				'person.direction',
				'cannot tell',
				'Is the test call shown as an outgoing one?',
				'Open the client "Тест n8n, можна видалити" in Asteril and look at its call. If it is incoming, exchange the two numbers of "call.values.direction" in API Differences.',
			),
		);
	}
	return [
		...questions,
		plainItem(
			'person.popup',
			'cannot tell',
			'Does a new task pop up for its responsible?',
			wrote('task')
				? 'Log in to Asteril as the responsible of the task "Тест n8n, можна видалити" and look at the notifications.'
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
