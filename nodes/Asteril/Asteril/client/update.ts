import { formatPhone } from '../../../shared/phoneFormats';
import { requireChange, writtenFields } from '../common/fieldsToSet';
import { fullPhone, requiredId, readText } from '../common/inputs';
import { perItem } from '../common/perItem';
import { clientDraft } from './clientDraft';

export const execute = perItem(async ({ cabinet: { api }, context, index }) => {
	const id = requiredId(context, api.contract, 'client', index);
	const typed = readText(context, 'phone', index);
	const full = typed === '' ? '' : fullPhone(context, typed, index);
	const phone = full === '' ? '' : formatPhone(full, api.contract.phone.stored);
	const draft = requireChange(context, index, clientDraft(context, index, api, { phone }));
	await api.update('client', id, draft);
	return [{ ...writtenFields(draft), id, updated: true }];
});
