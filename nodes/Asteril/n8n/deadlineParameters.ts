import {
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
	NodeOperationError,
} from 'n8n-workflow';
import { requireZone } from '../../shared/n8n/timeZone';
import type { WorkingTime } from '../crm/missedCalls/workingTime';

const whenWorkingTime = { show: { workingTime: [true] } };
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** Parameters of a task's deadline. */
export const deadlineParameters: INodeProperties[] = [
	{
		displayName: 'Due After (Minutes)',
		name: 'dueMinutes',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 240,
		description: 'How long after the call the task is due; 0 for no deadline',
	},
	{
		displayName: 'Count Only Working Time',
		name: 'workingTime',
		type: 'boolean',
		default: true,
		description:
			'Whether only the hours below count: a call at 20:30 on Friday is then due on Monday. Off: plain minutes.',
	},
	{
		displayName: 'Working Hours',
		name: 'workingHours',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, sortable: true },
		placeholder: 'Add Hours',
		default: { values: [{ weekdays: [1, 2, 3, 4, 5], from: '09:00', to: '18:00' }] },
		displayOptions: whenWorkingTime,
		options: [
			{
				displayName: 'Hours',
				name: 'values',
				values: [
					{
						displayName: 'Weekdays',
						name: 'weekdays',
						type: 'multiOptions',
						options: WEEKDAYS.map((name, index) => ({ name, value: index + 1 })),
						default: [1, 2, 3, 4, 5],
						description: 'On which days',
					},
					{
						displayName: 'From',
						name: 'from',
						type: 'string',
						default: '09:00',
						description: 'When work starts, hours and minutes',
					},
					{
						displayName: 'To',
						name: 'to',
						type: 'string',
						default: '18:00',
						description: 'End of work, hours and minutes; 24:00 for midnight',
					},
				],
			},
		],
		description: 'When the shop works',
	},
];

/** Parts of the collection "Options". */
export const calendarOptions: INodeProperties[] = [
	{
		displayName: 'Holidays',
		name: 'holidays',
		type: 'string',
		default: '',
		placeholder: 'e.g. 2026-12-25, 2027-01-01',
		description: 'Days off, as year-month-day, separated by commas',
	},
	{
		displayName: 'Time Zone of the Shop',
		name: 'zone',
		type: 'string',
		default: 'Europe/Kyiv',
		description: 'Clock that the working hours are meant on',
	},
];

const CLOCK = /^([01]?\d|2[0-3]):[0-5]\d$|^24:00$/;
const DAY = /^\d{4}-\d\d-\d\d$/;

/** Reads these parameters for an item. */
export function readDeadline(
	context: IExecuteFunctions,
	index: number,
	options: IDataObject,
): { dueMinutes: number | null; calendar: WorkingTime | null } {
	const dueMinutes = Number(context.getNodeParameter('dueMinutes', index)) || null;
	if (context.getNodeParameter('workingTime', index) !== true)
		return { dueMinutes, calendar: null };

	const rows = context.getNodeParameter('workingHours.values', index, []) as IDataObject[];
	const hours = rows.flatMap(({ weekdays, from, to }) =>
		(weekdays as number[]).map((weekday) => ({ weekday, from: String(from), to: String(to) })),
	);
	const holidays = String(options.holidays ?? '')
		.split(/[\s,;]+/)
		.filter(Boolean);
	const wrong = [
		...hours.flatMap(({ from, to }) => [from, to]).filter((clock) => !CLOCK.test(clock)),
		...holidays.filter((day) => !DAY.test(day)),
	];
	if (wrong.length > 0) {
		throw new NodeOperationError(context.getNode(), `"${wrong[0]}" is no time or day`, {
			itemIndex: index,
			description: 'Write working hours as 09:00 and holidays as 2026-12-25.',
		});
	}
	return {
		dueMinutes,
		calendar: { zone: requireZone(context, options.zone, index), hours, holidays },
	};
}
