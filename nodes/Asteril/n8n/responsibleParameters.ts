import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { locatorValue } from './locatorValue';
import type { ResponsibleRules } from '../crm/missedCalls/responsible';

/** A user of the cabinet, from the list or by id; the node needs the method `searchUsers`. */
export function userLocator(extra: Partial<INodeProperties>): INodeProperties {
	return {
		displayName: 'Asteril User',
		name: 'user',
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				typeOptions: { searchListMethod: 'searchUsers', searchable: true },
			},
			{
				displayName: 'By ID',
				name: 'id',
				type: 'string',
				placeholder: 'e.g. 12',
				validation: [
					{ type: 'regex', properties: { regex: '^\\S*$', errorMessage: 'An ID has no spaces' } },
				],
			},
		],
		...extra,
	};
}

/** Parameters that choose who is to call back. */
export const responsibleParameters: INodeProperties[] = [
	{
		displayName: 'Assign To',
		name: 'assignTo',
		type: 'options',
		options: [
			{
				name: "Client's Responsible First",
				value: 'best',
				description:
					"The client's responsible in Asteril; without one, the employee that Ringostat names for the call; without one, the user below",
			},
			{
				name: 'Always User Below',
				value: 'chosen',
				description:
					'One user gets all tasks. With nobody chosen it is the "Default Responsible" of the credential, else the owner of the API key.',
			},
		],
		default: 'best',
		description: 'How the responsible of the task is found',
	},
	userLocator({
		displayName: 'Responsible',
		name: 'responsible',
		description:
			'Who gets the task when nobody else is found, such as a senior manager. Empty: the "Default Responsible" of the Asteril credential, else the owner of the API key.',
	}),
];

/** Employees of Ringostat whose users in Asteril can't be told by e-mail, extension or name. */
export const employeesOption: INodeProperties = {
	displayName: 'Employees',
	name: 'employees',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, sortable: true },
	placeholder: 'Add Employee',
	default: {},
	options: [
		{
			displayName: 'Employee',
			name: 'values',
			values: [
				{
					displayName: 'Employee in Ringostat',
					name: 'employee',
					type: 'string',
					default: '',
					placeholder: 'e.g. 101',
					description: 'Name, email, extension, ID or SIP login, as Ringostat sends it',
				},
				userLocator({ description: 'Who that is in Asteril' }),
			],
		},
	],
	description:
		'Only for those who are not found by email, extension, phone or exact name in the list of Asteril users',
};

/** Reads these parameters for an item. */
export function readResponsible(
	context: IExecuteFunctions,
	index: number,
	options: IDataObject,
	fallback: string | null,
): ResponsibleRules {
	const chosen = context.getNodeParameter('responsible', index, '', { extractValue: true });
	const mapped = ((options.employees as IDataObject)?.values ?? []) as IDataObject[];
	return {
		assignTo: context.getNodeParameter('assignTo', index) as ResponsibleRules['assignTo'],
		chosen: String(chosen ?? '').trim() || null,
		fallback,
		employees: mapped
			.map(({ employee, user }) => ({ employee: String(employee ?? ''), user: locatorValue(user) }))
			.filter(({ employee, user }) => employee !== '' && user !== ''),
	};
}
