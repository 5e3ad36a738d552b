import { DateTime } from 'luxon';
import { type IExecuteFunctions, type INodeProperties, NodeOperationError } from 'n8n-workflow';

/** The first and the last moment of a period, ISO 8601. */
export type FilterPeriod = [from: string, to: string];

/** Earlier than any record. */
const BEGINNING = '2000-01-01T00:00:00Z';

/** A period to choose, `created` say, with its own "From" and "To". */
export function periodParameters(name: string, label: string, what: string): INodeProperties[] {
	const between = { show: { [name]: ['between'] } };
	return [
		{
			displayName: label,
			name,
			type: 'options',
			options: [
				{ name: 'Any Time', value: 'any' },
				{ name: 'Between', value: 'between', description: 'Between two moments' },
				{ name: 'Last 30 Days', value: 'last30', description: 'Today and the 30 days before' },
				{ name: 'Last 7 Days', value: 'last7', description: 'Today and the 7 days before' },
				{ name: 'Today', value: 'today', description: "Since midnight on the cabinet's clock" },
				{ name: 'Yesterday', value: 'yesterday', description: 'From midnight to midnight' },
			],
			default: 'any',
			description: `When ${what}`,
		},
		{
			displayName: `${label} From`,
			name: `${name}From`,
			type: 'dateTime',
			default: '',
			displayOptions: between,
			description: 'Begin of the period; empty for no begin',
		},
		{
			displayName: `${label} To`,
			name: `${name}To`,
			type: 'dateTime',
			default: '',
			displayOptions: between,
			description: 'End of the period; empty for now',
		},
	];
}

/**
 * The period that is set in these parameters; `undefined` for any time.
 *
 * @param zone the cabinet's, on whose clock a day begins
 * @throws {NodeOperationError} when a moment is none, or the period ends before it begins
 */
export function readFilterPeriod(
	context: IExecuteFunctions,
	name: string,
	index: number,
	zone: string,
): FilterPeriod | undefined {
	const chosen = context.getNodeParameter(name, index) as string;
	const now = DateTime.now().setZone(zone);
	const today = now.startOf('day');
	switch (chosen) {
		case 'today':
			return periodOf(today, now.endOf('day'));
		case 'yesterday': {
			const yesterday = today.minus({ days: 1 });
			return periodOf(yesterday, yesterday.endOf('day'));
		}
		case 'last7':
			return periodOf(today.minus({ days: 7 }), now.endOf('day'));
		case 'last30':
			return periodOf(today.minus({ days: 30 }), now.endOf('day'));
		case 'between':
			return periodOf(
				momentOf(context, `${name}From`, index) ?? DateTime.fromISO(BEGINNING),
				momentOf(context, `${name}To`, index) ?? now.endOf('day'),
				context,
				index,
			);
		default:
			return undefined;
	}
}

function periodOf(
	from: DateTime,
	to: DateTime,
	context?: IExecuteFunctions,
	index = 0,
): FilterPeriod {
	if (context && from > to) {
		throw new NodeOperationError(context.getNode(), '"From" and "To" are no period', {
			itemIndex: index,
			description: 'Set "From" to a date and time before "To"; "To" may be empty for now.',
		});
	}
	return [from, to].map((moment) => moment.toISO() ?? '') as FilterPeriod;
}

/** A typed moment; without an offset it is meant on the workflow's clock. */
function momentOf(context: IExecuteFunctions, name: string, index: number): DateTime | null {
	const typed = String(context.getNodeParameter(name, index, '') ?? '').trim();
	if (typed === '') return null;
	const moment = DateTime.fromISO(typed, { zone: context.getTimezone() });
	if (moment.isValid) return moment;
	throw new NodeOperationError(context.getNode(), `"${typed}" is no date and time`, {
		itemIndex: index,
		description:
			'Write the date as 2026-11-22 or 2026-11-22T10:15:00, or choose it from the calendar.',
	});
}

/** Whether a moment, ISO 8601, lies in the period. */
export function isInFilterPeriod(moment: string | null, period: FilterPeriod | undefined): boolean {
	if (period === undefined) return true;
	const time = Date.parse(moment ?? '');
	return time >= Date.parse(period[0]) && time <= Date.parse(period[1]);
}
