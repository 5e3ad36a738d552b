import { type CallRecord, sameId } from '../../api/records';
import { readMatching } from '../../api/readMatching';
import { flatRecord } from '../common/flatRecord';
import { readAmount } from '../common/getManyParameters';
import { typedId, readText } from '../common/inputs';
import { perItem } from '../common/perItem';
import { isInFilterPeriod, readFilterPeriod } from '../common/periodParameters';

export const execute = perItem(async ({ cabinet: { api }, context, index, maxPages }) => {
	const { limit, simplify } = readAmount(context, index);
	const typed = readText(context, 'clientId', index);
	const clientId = typed === '' ? undefined : typedId(api.contract, 'client', typed);
	const period = readFilterPeriod(context, 'started', index, api.contract.dates.zone);
	const calls = await readMatching(api, 'call', {
		filters: { clientId, createdDate: period },
		matches: (call: CallRecord) =>
			(clientId === undefined || sameId(call.clientId, clientId)) &&
			isInFilterPeriod(call.startedAt, period),
		limit,
		maxPages,
	});
	return calls.map((call) => flatRecord(api, 'call', call, simplify));
});
