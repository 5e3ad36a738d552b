import { type CallRecord, sameId } from '../../api/records';
import { readMatching } from '../../api/readMatching';
import { flatRecord } from '../common/flatRecord';
import { readAmount } from '../common/getManyParameters';
import { idOf, textOf } from '../common/inputs';
import { perItem } from '../common/perItem';
import { isWithin, readPeriod } from '../common/periodParameters';

export const execute = perItem(async ({ cabinet: { api }, context, index, maxPages }) => {
	const { limit, simplify } = readAmount(context, index);
	const typed = textOf(context, 'clientId', index);
	const clientId = typed === '' ? undefined : idOf(api.contract, 'client', typed);
	const period = readPeriod(context, 'started', index, api.contract.dates.zone);
	const calls = await readMatching(api, 'call', {
		filters: { clientId, createdDate: period },
		matches: (call: CallRecord) =>
			(clientId === undefined || sameId(call.clientId, clientId)) &&
			isWithin(call.startedAt, period),
		limit,
		maxPages,
	});
	return calls.map((call) => flatRecord(api, 'call', call, simplify));
});
