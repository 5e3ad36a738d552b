import { readMatching } from '../../api/readMatching';
import { flatRecord } from '../common/flatRecord';
import { readAmount } from '../common/getManyParameters';
import { perItem } from '../common/perItem';

export const execute = perItem(async ({ cabinet: { api }, context, index, maxPages }) => {
	const { limit, simplify } = readAmount(context, index);
	const users = await readMatching(api, 'user', { filters: {}, limit, maxPages });
	return users.map((user) => flatRecord(api, 'user', user, simplify));
});
