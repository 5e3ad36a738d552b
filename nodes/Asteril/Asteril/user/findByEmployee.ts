import { NodeOperationError } from 'n8n-workflow';
import type { Employee } from '../../../shared/Call';
import { sameId } from '../../api/records';
import { userOf } from '../../crm/missedCalls/responsible';
import { MAX_PAGES, readPages } from '../../crm/search';
import { flatRecord } from '../common/flatRecord';
import { fullPhone, textOf } from '../common/inputs';
import { perItem } from '../common/perItem';

export const execute = perItem(async ({ cabinet: { api }, context, index }) => {
	const text = (name: string) => textOf(context, `employee${name}`, index) || null;
	const phone = text('Phone');
	const employee: Employee = {
		name: text('Name'),
		email: text('Email'),
		extension: text('Extension'),
		phone: phone === null ? null : fullPhone(context, phone, index),
		id: null,
		sip: null,
		department: null,
	};
	if (Object.values(employee).every((fact) => fact === null)) {
		throw new NodeOperationError(context.getNode(), 'No employee is named', {
			itemIndex: index,
			description: 'Fill in at least one of Email, Extension, Phone and Name.',
		});
	}
	const { records: users } = await readPages(api, 'user', {}, MAX_PAGES);
	const id = await userOf(employee, async () => await Promise.resolve(users));
	const user = users.find((one) => sameId(one.id, id));
	if (user === undefined) return [{ found: false }];
	const simplify = context.getNodeParameter('simplify', index) === true;
	return [{ ...flatRecord(api, 'user', user, simplify), found: true }];
});
