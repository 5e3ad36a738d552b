import { formatPhone } from '../../../shared/phoneFormats';
import { lookUpClient } from '../../crm/clients/findClient';
import { createOnce } from '../../crm/createOnce';
import { flatRecord } from '../common/flatRecord';
import { writtenFields } from '../common/fieldsToSet';
import { fullPhone, requiredText } from '../common/inputs';
import { perItem } from '../common/perItem';
import { clientDraft } from './clientDraft';

export const execute = perItem(async ({ cabinet, context, index, maxPages }) => {
	const { api } = cabinet;
	const phone = fullPhone(context, requiredText(context, 'phone', index, 'Phone'), index);
	const draft = clientDraft(context, index, api);
	const stored = formatPhone(phone, api.contract.phone.stored);
	const { record, created } = await createOnce(
		cabinet,
		'client',
		phone,
		async () => ({ record: (await lookUpClient(cabinet, phone, maxPages)).client }),
		async () => await api.create('client', { name: `+${phone}`, ...draft, phone: stored }),
	);
	const updated = !created && Object.keys(draft).length > 0;
	if (updated) await api.update('client', record.id, draft);
	const shown = flatRecord(api, 'client', record, true);
	return [{ ...shown, ...writtenFields(draft), id: record.id, created, updated }];
});
