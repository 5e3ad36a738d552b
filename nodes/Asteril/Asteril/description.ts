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

const operationParameter: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	options: [],
	default: '',
};

function operationsOf({ value: resource, default: chosen, operations }: Resource): INodeProperties {
	return {
		...operationParameter,
		displayOptions: { show: { resource: [resource] } },
		options: operations.map(({ name, value, action, description }) => {
			return { name, value, action, description };
		}),
		default: chosen,
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
	...resources.map(operationsOf),
	...resources.flatMap(noticeOf),
	...resources.flatMap((resource) =>
		resource.operations.flatMap((operation) => parametersOf(resource, operation)),
	),
];
