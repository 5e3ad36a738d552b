import { readFields, requireChange, writtenFields } from '../common/fieldsToSet';
import { requiredId, readText } from '../common/inputs';
import { perItem } from '../common/perItem';

export const execute = perItem(async ({ cabinet: { api }, context, index }) => {
	const id = requiredId(context, api.contract, 'order', index);
	const given = { status: readText(context, 'status', index) };
	const fields = readFields(context, index, api.contract, 'order', given);
	const draft = requireChange(context, index, fields);
	await api.update('order', id, draft);
	return [{ ...writtenFields(draft), id, updated: true }];
});
