import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { callParameters } from '../n8n/callParameters';
import { calendarOptions, deadlineParameters } from '../n8n/deadlineParameters';
import { optionParameters } from '../n8n/optionParameters';
import { employeesOption, responsibleParameters } from '../n8n/responsibleParameters';

const maxAgeOption: INodeProperties = {
	displayName: 'Ignore Calls Older Than (Days)',
	name: 'maxAgeDays',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 3,
	description:
		'Missed calls that are older get no task and join none. So a backfill of an old period, or calls that another integration left, do not become tasks.',
};

/** What is set in the option "Ignore Calls Older Than (Days)". */
export function readMaxAgeDays(set: IDataObject): number {
	return Number(set.maxAgeDays ?? maxAgeOption.default);
}

const PLACEHOLDERS =
	'it can mention {phone}, {from} ("з номера …"), {client}, {time}, {line}, {wait} (seconds), {employee} and {id}, and a line that mentions something unknown is left out';

const titleOption: INodeProperties = {
	displayName: 'Title',
	name: 'title',
	type: 'string',
	default: 'Пропущений дзвінок: {phone}',
	description: `Title of the task; ${PLACEHOLDERS}`,
};

const textOption: INodeProperties = {
	displayName: 'Text',
	name: 'text',
	type: 'string',
	typeOptions: { rows: 7 },
	default: [
		'Пропущено дзвінок {from}.',
		'Клієнт: {client}',
		'Лінія: {line}',
		'Очікування: {wait} с',
		'Передзвоніть, будь ласка.',
	].join('\n'),
	description: `Text of the task; ${PLACEHOLDERS}`,
};

/** What is set in the options "Title" and "Text". */
export function readWording({ title, text }: IDataObject): { title: string; text: string } {
	return {
		title: String(title ?? titleOption.default),
		text: String(text ?? textOption.default),
	};
}

export const properties: INodeProperties[] = [
	...callParameters,
	{
		displayName: 'Create For',
		name: 'createFor',
		type: 'options',
		options: [
			{
				name: 'Missed Incoming Calls',
				value: 'missed',
				description: 'Of new clients and of existing ones',
			},
			{ name: 'Never', value: 'never', description: 'No task is created' },
		],
		default: 'missed',
		description: 'Which calls create a task. Other calls pass through this node unchanged.',
	},
	{
		displayName: 'One Open Task per Client',
		name: 'oneOpenTask',
		type: 'boolean',
		default: true,
		description:
			'Whether a client who rings several times has one open task, which holds all missed calls. Off: a task for each missed call.',
	},
	...responsibleParameters,
	...deadlineParameters,
	optionParameters(employeesOption, maxAgeOption, titleOption, textOption, ...calendarOptions),
];
