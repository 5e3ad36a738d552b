import type { IDataObject, INodeProperties } from 'n8n-workflow';

/** How patient a node is with a service; milliseconds. */
export interface Patience {
	/** Longest wait for one answer. */
	timeoutMs: number;
	/** Longest time for one request with all its tries. */
	budgetMs: number;
}

/** Somebody is looking at the editor: better an error soon than a list late. */
export const EDITOR_PATIENCE: Patience = { timeoutMs: 10_000, budgetMs: 10_000 };

/** Parts of a node's collection "Options". */
export const patienceOptions: INodeProperties[] = [
	{
		displayName: 'Patience (Seconds)',
		name: 'budget',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 60,
		description:
			'How long to go on trying one request while the service is slow, failing or asks to slow down',
	},
	{
		displayName: 'Time-Out (Seconds)',
		name: 'timeout',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 15,
		description: 'How long to wait for one answer',
	},
];

const [BUDGET, TIMEOUT] = patienceOptions.map((option) => option.default);

/** What is set in {@link patienceOptions}. */
export function patienceOf(options: IDataObject): Patience {
	return {
		budgetMs: Number(options.budget ?? BUDGET) * 1000,
		timeoutMs: Number(options.timeout ?? TIMEOUT) * 1000,
	};
}
