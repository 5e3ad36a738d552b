import { NodeOperationError } from 'n8n-workflow';
import type { Employee } from '../../../shared/Call';
import { sameId } from '../../api/records';
import { userOf } from '../../crm/missedCalls/responsible';
import { flatRecord } from '../common/flatRecord';
import { fullPhone, readText } from '../common/inputs';
import { perItem } from '../common/perItem';

export const execute = perItem(async ({ cabinet: { api }, batch, context, index }) => {
	const text = (name: string) => readText(context, `employee${name}`, index) || null;
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
	const users = async () => await batch.users();
	const id = await userOf(employee, users);
	const user = (await users()).find((one) => sameId(one.id, id));
	if (user === undefined) return [{ found: false }];
	const simplify = context.getNodeParameter('simplify', index) === true;
	return [{ ...flatRecord(api, 'user', user, simplify), found: true }];
});
