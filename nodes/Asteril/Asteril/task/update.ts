import { requireChange, writtenFields } from '../common/fieldsToSet';
import { requiredId } from '../common/inputs';
import { perItem } from '../common/perItem';
import { taskDraft } from './taskDraft';

export const execute = perItem(async ({ cabinet: { api }, context, index }) => {
	const id = requiredId(context, api.contract, 'task', index);
	const draft = requireChange(context, index, taskDraft(context, index, api));
	await api.update('task', id, draft);
	return [{ ...writtenFields(draft), id, updated: true }];
});
