import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

/** How many records to put out; the same in every "Get Many". */
export const amountParameters: INodeProperties[] = [
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		description: 'Whether to return all results or only up to a given limit',
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 50,
		displayOptions: { show: { returnAll: [false] } },
		description: 'Max number of results to return',
	},
];

export const simplifyParameter: INodeProperties = {
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: true,
	description:
		'Whether to return a simplified version of the response instead of the raw data: the fields that have a name of ours only under that name, and no nested values. Custom fields stay.',
};

export interface Amount {
	limit: number;
	simplify: boolean;
}

/** What is set in these parameters. */
export function readAmount(context: IExecuteFunctions, index: number): Amount {
	const all = context.getNodeParameter('returnAll', index) === true;
	return {
		limit: all ? Number.POSITIVE_INFINITY : Number(context.getNodeParameter('limit', index)),
		simplify: context.getNodeParameter('simplify', index) === true,
	};
}
