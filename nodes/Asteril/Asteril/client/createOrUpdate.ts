import { saveClient } from '../../crm/clients/saveClient';
import { flatRecord } from '../common/flatRecord';
import { writtenFields } from '../common/fieldsToSet';
import { fullPhone, requiredText } from '../common/inputs';
import { perItem } from '../common/perItem';
import { clientDraft } from './clientDraft';

export const execute = perItem(async ({ cabinet, context, index, maxPages }) => {
	const phone = fullPhone(context, requiredText(context, 'phone', index, 'Phone'), index);
	const draft = clientDraft(context, index, cabinet.api);
	const { client, created, updated } = await saveClient(cabinet, phone, draft, maxPages);
	const record = flatRecord(cabinet.api, 'client', client, true);
	return [{ ...record, ...writtenFields(draft), id: client.id, created, updated }];
});
