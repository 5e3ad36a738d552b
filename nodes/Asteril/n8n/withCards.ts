import { isObject } from '../../shared/isObject';
import type { Connection } from './connect';

/** Adds `url`, the address of its card, to the client and to the task, when the credential has that address. */
export function withCards<Outcome extends object>(
	{ name: address, cards }: Connection,
	outcome: Outcome,
): Outcome {
	const linked = (['client', 'task'] as const).flatMap((key) => {
		const record = (outcome as Record<string, unknown>)[key];
		const url = isObject(record) ? cardUrl(address, cards[key], String(record.id)) : null;
		return url === null ? [] : [[key, { ...(record as object), url }] as const];
	});
	return { ...outcome, ...Object.fromEntries(linked) };
}

/** The address of a record's card; `null` when the credential does not say where cards are. */
export function cardUrl(address: string, template: string, id: string): string | null {
	const whole = template.startsWith('/') ? address + template : template;
	return whole.includes('{id}') ? whole.replaceAll('{id}', encodeURIComponent(id)) : null;
}
