import { isObject } from '../../shared/isObject';
import type { Connection } from './connect';

/** Adds `url`, the address of its card, to the client and to the task, when the credential has that address. */
export function withCards<Outcome extends object>(
	{ name: address, cards }: Connection,
	outcome: Outcome,
): Outcome {
	const linked = (['client', 'task'] as const).flatMap((key) => {
		const record = (outcome as Record<string, unknown>)[key];
		const template = cards[key].startsWith('/') ? address + cards[key] : cards[key];
		if (!isObject(record) || !template.includes('{id}')) return [];
		const url = template.replaceAll('{id}', encodeURIComponent(String(record.id)));
		return [[key, { ...record, url }] as const];
	});
	return { ...outcome, ...Object.fromEntries(linked) };
}
