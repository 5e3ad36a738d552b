import { createHash } from 'node:crypto';
import type { IExecuteFunctions } from 'n8n-workflow';
import type { Draft } from '../../api/records';
import { createOnce } from '../../crm/createOnce';
import { findByExternalId } from '../../api/search';
import { writtenFields } from '../common/fieldsToSet';
import { flatRecord } from '../common/flatRecord';
import { requiredText, readText } from '../common/inputs';
import { perItem } from '../common/perItem';
import { taskDraft } from './taskDraft';

export const execute = perItem(async ({ cabinet, context, index }) => {
	requiredText(context, 'title', index, 'Title');
	const draft = taskDraft(context, index, cabinet.api);
	const externalId = readText(context, 'externalId', index) || derivedId(context, index, draft);
	const { record, created } = await createOnce(
		cabinet,
		'task',
		externalId,
		async () => ({ record: await findByExternalId(cabinet.api, 'task', externalId) }),
		async () => await cabinet.api.create('task', { status: 'open', ...draft, externalId }),
	);
	const written = created ? writtenFields(draft) : {};
	return [{ ...flatRecord(cabinet.api, 'task', record, true), ...written, id: record.id, created }];
});

/**
 * An external id that is the same for the same node, incoming item and values: an execution that is
 * retried finds its task. Two items that are alike in everything make one task.
 */
function derivedId(context: IExecuteFunctions, index: number, draft: Draft<'task'>): string {
	const { json } = context.getInputData()[index];
	const what = [context.getWorkflow().id, context.getNode().id, json, draft];
	return `n8n-${createHash('sha256').update(JSON.stringify(what)).digest('hex').slice(0, 24)}`;
}
