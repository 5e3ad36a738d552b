/** How a cabinet is likely to be written to, the likeliest first. */

/** Paths of a creation; `{many}` is the list's path, `{one}` its singular. `orders`/`order` were seen. */
export const CREATE_PATHS: readonly string[] = [
	'{one}',
	'{many}',
	'{one}/create',
	'{many}/add',
	'{many}/create',
	'{one}/add',
];
export const CREATE_METHODS = ['POST', 'PUT'] as const;

/** Paths of a change; `{create}` is the path of the creation. */
export const UPDATE_PATHS: readonly string[] = [
	'{create}/{id}',
	'{one}/{id}',
	'{many}/{id}',
	'{one}/{id}/update',
	'{one}/update/{id}',
	'{many}/{id}/update',
];
export const UPDATE_METHODS = ['POST', 'PATCH', 'PUT'] as const;

/** Keys that wrap the fields of a write; `null` for none. */
export const ENVELOPES: ReadonlyArray<string | null> = [
	'fields',
	null,
	'data',
	'attributes',
	'item',
	'record',
	'params',
];
