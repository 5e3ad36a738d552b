import type { Utm } from '../../shared/Call';
import type { Fields } from './fields';

const PARTS = ['source', 'medium', 'campaign', 'content', 'term'] as const;

/**
 * Where the client came from. `utm_*` is the first click and is kept apart from the last one:
 * `last_utm_*` serves only, and then as a whole, when not one first-click value was given. It
 * stays in `additional` either way.
 */
export function readUtm(fields: Fields): Utm {
	const first = read('utm', true);
	return PARTS.some((part) => first[part] !== null) ? first : read('lastUtm', false);

	function read(click: 'utm' | 'lastUtm', use: boolean): Utm {
		const utm: Utm = { source: null, medium: null, campaign: null, content: null, term: null };
		for (const part of PARTS) {
			const field = fields.first(`${click}.${part}`);
			if (!field) continue;
			utm[part] = field.text;
			field.used ||= use;
		}
		return utm;
	}
}
