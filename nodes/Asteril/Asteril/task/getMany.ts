import { sameId, type TaskRecord } from '../../api/records';
import { readMatching } from '../../api/readMatching';
import { flatRecord } from '../common/flatRecord';
import { readAmount } from '../common/getManyParameters';
import { typedId, readText } from '../common/inputs';
import { perItem } from '../common/perItem';

export const execute = perItem(async ({ cabinet: { api }, context, index, maxPages }) => {
	const { limit, simplify } = readAmount(context, index);
	const typed = readText(context, 'clientId', index);
	const clientId = typed === '' ? undefined : typedId(api.contract, 'client', typed);
	const chosen = context.getNodeParameter('status', index) as string;
	const status = chosen === 'any' ? undefined : chosen;
	const tasks = await readMatching(api, 'task', {
		filters: { clientId, status },
		matches: (task: TaskRecord) =>
			(clientId === undefined || sameId(task.clientId, clientId)) &&
			(status === undefined || (task.status === 'done') === (status === 'done')),
		limit,
		maxPages,
	});
	return tasks.map((task) => flatRecord(api, 'task', task, simplify));
});
