import { cabinet } from './cabinet';
import { call } from './call';
import { client } from './client';
import { missedCalls } from './missedCalls';
import { order } from './order';
import { task } from './task';
import type { Operation, Resource } from './types';
import { user } from './user';

/** All that the node can do. The editor's lists and the handlers both come from here. */
export const resources: readonly Resource[] = [
	cabinet,
	call,
	client,
	missedCalls,
	order,
	task,
	user,
];

/** The operation of that name, or `undefined`. */
export function operationOf(resource: unknown, operation: unknown): Operation | undefined {
	return resources
		.find(({ value }) => value === resource)
		?.operations.find(({ value }) => value === operation);
}
