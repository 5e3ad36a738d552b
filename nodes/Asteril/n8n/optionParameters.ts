import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { Patience } from './connect';

const parallelOption: INodeProperties = {
	displayName: 'Items at Once',
	name: 'parallel',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 20 },
	default: 5,
	description: 'How many items the node works on at the same time',
};

const patienceOptions: INodeProperties[] = [
	{
		displayName: 'Patience (Seconds)',
		name: 'budget',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 60,
		description:
			'How long to go on trying one request while Asteril is slow, failing or asks to slow down',
	},
	{
		displayName: 'Time-Out (Seconds)',
		name: 'timeout',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 15,
		description: 'How long to wait for one answer of Asteril',
	},
];

const pagesOption: INodeProperties = {
	displayName: 'Pages to Look Through',
	name: 'maxPages',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 50,
	description:
		'How many pages of clients to read in a cabinet that does not filter by phone, before giving up',
};

const DEFAULTS = Object.fromEntries(
	[parallelOption, pagesOption, ...patienceOptions].map((option) => [option.name, option.default]),
);

/** The collection "Options" of a node that works on calls. */
export function optionParameters(...more: 'pages'[]): INodeProperties {
	return {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [parallelOption, ...(more.includes('pages') ? [pagesOption] : []), ...patienceOptions],
	};
}

export interface NodeOptions extends Patience {
	parallel: number;
	maxPages: number;
}

/** What is set in "Options"; they hold for all items of the node. */
export function readOptions(context: IExecuteFunctions): NodeOptions {
	const set = context.getNodeParameter('options', 0, {}) as IDataObject;
	const numberOf = (name: string) => Number(set[name] ?? DEFAULTS[name]);
	return {
		parallel: numberOf('parallel'),
		maxPages: numberOf('maxPages'),
		timeoutMs: numberOf('timeout') * 1000,
		budgetMs: numberOf('budget') * 1000,
	};
}
