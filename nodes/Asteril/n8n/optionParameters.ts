import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import {
	type RequestLimits,
	readRequestLimits,
	requestLimitOptions,
} from '../../shared/n8n/requestLimits';

const parallelOption: INodeProperties = {
	displayName: 'Items at Once',
	name: 'parallel',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 20 },
	default: 5,
	description: 'How many items the node works on at the same time',
};

export const pagesOption: INodeProperties = {
	displayName: 'Pages to Look Through',
	name: 'maxPages',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 50,
	description:
		'How many pages of clients to read in a cabinet that does not filter by phone, before giving up',
};

/** The collection "Options" of a node that works on calls. */
export function optionParameters(...more: INodeProperties[]): INodeProperties {
	return {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [parallelOption, ...more, ...requestLimitOptions].sort((one, other) =>
			one.displayName.localeCompare(other.displayName, 'en'),
		),
	};
}

export interface NodeOptions {
	limits: RequestLimits;
	parallel: number;
	maxPages: number;
	/** All that is set, for a node's own options. */
	set: IDataObject;
}

/** Reads "Options". They hold for all items of the node. */
export function readOptions(context: IExecuteFunctions): NodeOptions {
	const set = context.getNodeParameter('options', 0, {}) as IDataObject;
	return {
		set,
		parallel: Number(set.parallel ?? parallelOption.default),
		maxPages: Number(set.maxPages ?? pagesOption.default),
		limits: readRequestLimits(set),
	};
}
