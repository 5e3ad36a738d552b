/** The assumed lists: what the orders list is like is observed, these are not. */
export type ListName = 'client' | 'call' | 'task' | 'user';

export const LIST_NAMES: readonly ListName[] = ['client', 'call', 'task', 'user'];

/**
 * Under which paths a list is likely to answer, the likeliest first. They are tried one by one, so
 * a longer table costs every cabinet without that list more requests (40 in all).
 */
export const LIST_PATHS: Record<ListName, readonly string[]> = {
	client: ['clients', 'contacts', 'customers', 'clients/list', 'client/list', 'client', 'buyers'],
	call: [
		'calls',
		'phone-calls',
		'phone_calls',
		'calls/list',
		'telephony/calls',
		'call-log',
		'call/list',
	],
	task: ['tasks', 'todos', 'tasks/list', 'task/list', 'activities', 'task'],
	user: ['users', 'staff', 'employees', 'managers', 'users/list', 'user/list', 'operators'],
};

/** The words of a path that say what it lists, for guessing another list's path from it. */
export const NOUNS: Record<ListName, readonly [many: string, one: string]> = {
	client: ['clients', 'client'],
	call: ['calls', 'call'],
	task: ['tasks', 'task'],
	user: ['users', 'user'],
};

/** Keys of an id, when not `id`. */
export const ID_KEYS: readonly string[] = ['id', 'Id', 'ID', '_id', 'uid', 'uuid', 'guid'];
