import { requiredId } from '../common/inputs';
import { perItem } from '../common/perItem';

export const execute = perItem(async ({ cabinet: { api }, context, index }) => {
	const id = requiredId(context, api.contract, 'task', index);
	await api.update('task', id, { status: 'done' });
	return [{ id, status: 'done', updated: true }];
});
