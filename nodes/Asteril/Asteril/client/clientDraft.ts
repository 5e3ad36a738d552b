import type { IExecuteFunctions } from 'n8n-workflow';
import type { AsterilApi } from '../../api/AsterilApi';
import type { Draft } from '../../api/records';
import { readFields } from '../common/fieldsToSet';
import { textOf } from '../common/inputs';

/** What is set for a client: the parameters that are filled in, and the list "Fields". */
export function clientDraft(
	context: IExecuteFunctions,
	index: number,
	{ contract }: AsterilApi,
	more: Record<string, string> = {},
): Draft<'client'> {
	return readFields(context, index, contract, 'client', {
		...more,
		name: textOf(context, 'name', index),
		email: textOf(context, 'email', index),
		comment: textOf(context, 'comment', index),
		responsible: textOf(context, 'responsible', index),
	});
}
