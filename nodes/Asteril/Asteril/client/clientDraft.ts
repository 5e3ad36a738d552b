import type { IExecuteFunctions } from 'n8n-workflow';
import type { AsterilApi } from '../../api/AsterilApi';
import type { Draft } from '../../api/records';
import { readFields } from '../common/fieldsToSet';
import { readText } from '../common/inputs';

/** What is set for a client: the parameters that are filled in, and the list "Fields". */
export function clientDraft(
	context: IExecuteFunctions,
	index: number,
	{ contract }: AsterilApi,
	more: Record<string, string> = {},
): Draft<'client'> {
	return readFields(context, index, contract, 'client', {
		...more,
		name: readText(context, 'name', index),
		email: readText(context, 'email', index),
		comment: readText(context, 'comment', index),
		responsible: readText(context, 'responsible', index),
	});
}
