import type { INodeProperties } from 'n8n-workflow';
import { optionParameters, pagesOption } from '../n8n/optionParameters';
import { resources } from './resources';
import type { Operation, Resource } from './types';

const resourceParameter: INodeProperties = {
	displayName: 'Resource',
	name: 'resource',
	type: 'options',
	noDataExpression: true,
	options: resources.map(({ name, value, description }) => ({ name, value, description })),
	default: 'order',
};

function operationParameter(resource: Resource): INodeProperties {
	return {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [resource.value] } },
		options: resource.operations.map(({ name, value, action, description }) => ({
			name,
			value,
			action,
			description,
		})),
		default: resource.default,
	};
}

function noticeOf({ value, notice }: Resource): INodeProperties[] {
	if (notice === undefined) return [];
	const displayOptions = { show: { resource: [value] } };
	return [
		{ displayName: notice, name: `${value}Notice`, type: 'notice', default: '', displayOptions },
	];
}

/** The parameters of an operation, shown with it only. */
function parametersOf(resource: Resource, operation: Operation): INodeProperties[] {
	const own = operation.properties;
	const all = own.some(({ name }) => name === 'options')
		? own
		: [...own, optionParameters(pagesOption)];
	return all.map((property) => ({
		...property,
		displayOptions: {
			...property.displayOptions,
			show: {
				resource: [resource.value],
				operation: [operation.value],
				...property.displayOptions?.show,
			},
		},
	}));
}

export const properties: INodeProperties[] = [
	resourceParameter,
	...resources.map(operationParameter),
	...resources.flatMap(noticeOf),
	...resources.flatMap((resource) =>
		resource.operations.flatMap((operation) => parametersOf(resource, operation)),
	),
];
