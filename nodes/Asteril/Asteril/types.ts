import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';

/** Does an operation for all incoming items. */
export type Handler = (context: IExecuteFunctions) => Promise<INodeExecutionData[]>;

/** Something that can be done with a resource: what the editor shows of it, and what runs. */
export interface Operation {
	value: string;
	name: string;
	/** How n8n lists it beside the node's name: `Get many orders`. */
	action: string;
	description: string;
	properties: INodeProperties[];
	/** Loads the code when it is needed, not with every start of n8n. */
	load(): Promise<{ execute: Handler }>;
}

export interface Resource {
	value: string;
	name: string;
	description: string;
	/** What stands above the parameters of every operation. */
	notice?: string;
	/** Chosen first. */
	default: string;
	operations: Operation[];
}
