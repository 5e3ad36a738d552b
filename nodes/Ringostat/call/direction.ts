import type { Fields } from './fields';
import { isYes } from './text';

export interface Direction {
	direction: 'incoming' | 'outgoing' | null;
	callback: boolean;
	/** The call went through a scheme to an employee's own mobile (`transitin`, `transitout`). */
	transit: boolean;
}

type Known = readonly [direction: 'incoming' | 'outgoing', extra?: 'callback' | 'transit'];

/** Ringostat's words (`call_type` of the calls list), then those other programs use. */
const DIRECTIONS: ReadonlyMap<string, Known> = new Map<string, Known>([
	['in', ['incoming']],
	['out', ['outgoing']],
	// Callback calls come as incoming events (article 6559993).
	['callback', ['incoming', 'callback']],
	['transitin', ['incoming', 'transit']],
	['transitout', ['outgoing', 'transit']],
	['incoming', ['incoming']],
	['outgoing', ['outgoing']],
	['inbound', ['incoming']],
	['outbound', ['outgoing']],
	['вхідний', ['incoming']],
	['вихідний', ['outgoing']],
]);

/**
 * Returns which way the call went. The first key whose value is a known direction counts: `type` may
 * hold something else (`call`), and then stays for `additional`. A callback known by other means
 * (`substitution_type`, a `callback` flag) without a direction is incoming, as callbacks are.
 */
export function readDirection(fields: Fields): Direction {
	let known: Known | undefined;
	let callback = false;
	for (const field of fields.of('direction')) {
		const value = knownDirection(field.text);
		if (!value) continue;
		known ??= value;
		callback ||= value[1] === 'callback';
		// 'transitin' says more than 'incoming' does, so it also stays for `additional`.
		field.used = value[0] === known[0] && value[1] !== 'transit';
	}
	const flag = fields.first('callback');
	if (flag) {
		callback ||= isYes(flag.text);
		flag.used = true;
	}
	const substitution = fields.first('substitution');
	if (substitution?.text.toLowerCase() === 'callback') {
		callback = true;
		substitution.used = true;
	}
	return {
		direction: known?.[0] ?? (callback ? 'incoming' : null),
		callback,
		transit: known?.[1] === 'transit',
	};
}

function knownDirection(text: string): Known | undefined {
	if (text.length > 20) return undefined;
	return DIRECTIONS.get(text.toLowerCase().replace(/[\s_-]+/g, ''));
}
