import { DateTime } from 'luxon';
import { type IExecuteFunctions, NodeOperationError } from 'n8n-workflow';
import type { AsterilApi } from '../../api/AsterilApi';
import type { Draft } from '../../api/records';
import { readFields } from '../common/fieldsToSet';
import { readText } from '../common/inputs';

/** What is set for a task: the parameters that are filled in, and the list "Fields". */
export function taskDraft(
	context: IExecuteFunctions,
	index: number,
	{ contract }: AsterilApi,
): Draft<'task'> {
	return readFields(context, index, contract, 'task', {
		title: readText(context, 'title', index),
		clientId: readText(context, 'clientId', index),
		description: readText(context, 'description', index),
		deadline: deadlineOf(context, index),
		responsible: readText(context, 'responsible', index),
	});
}

/** ISO 8601 with offset, or empty. @throws {NodeOperationError} when it is no time */
function deadlineOf(context: IExecuteFunctions, index: number): string {
	const typed = readText(context, 'deadline', index);
	if (typed === '') return '';
	const moment = DateTime.fromISO(typed, { zone: context.getTimezone(), setZone: true });
	if (moment.isValid) return moment.toISO({ suppressMilliseconds: true });
	throw new NodeOperationError(context.getNode(), `"${typed}" is no date and time`, {
		itemIndex: index,
		description: 'Write "Deadline" as 2026-11-22T10:15:00, or choose it from the calendar.',
	});
}
