import type { IDataObject, INodeProperties } from 'n8n-workflow';

/** Time limits for one request. */
export interface RequestLimits {
	/** Longest wait for one answer, in milliseconds. */
	timeoutMs: number;
	/** Total time budget for one request including retries, in milliseconds. */
	budgetMs: number;
}

/** For requests of the editor, where somebody waits for the answer. */
export const EDITOR_REQUEST_LIMITS: RequestLimits = { timeoutMs: 10_000, budgetMs: 10_000 };

/** Parts of a node's collection "Options". */
export const requestLimitOptions: INodeProperties[] = [
	{
		displayName: 'Retry For (Seconds)',
		name: 'budget',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 60,
		description:
			'How long to retry a request while the service is slow, failing or asks to slow down',
	},
	{
		displayName: 'Timeout (Seconds)',
		name: 'timeout',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 15,
		description: 'How long to wait for one answer',
	},
];

const [BUDGET, TIMEOUT] = requestLimitOptions.map((option) => option.default);

/** Reads {@link requestLimitOptions}. */
export function readRequestLimits(options: IDataObject): RequestLimits {
	return {
		budgetMs: Number(options.budget ?? BUDGET) * 1000,
		timeoutMs: Number(options.timeout ?? TIMEOUT) * 1000,
	};
}
