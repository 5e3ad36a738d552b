import { SECRET_KEYS } from './aliases';
import { scalarText } from './scalarText';
import { cut } from './cut';
import { nameOf } from './keyName';

const DEEPEST = 6;
const MOST_ITEMS = 100;
const SECRETS: ReadonlySet<string> = new Set(SECRET_KEYS.map(nameOf));

/**
 * JSON of any value, at most `longest` characters, without our secret. Unlike `JSON.stringify` it
 * neither overflows on deep nesting nor throws on a circle; what is too deep is left out.
 */
export function jsonText(value: object, longest: number): string {
	let budget = longest;

	function write(item: unknown, depth: number): string {
		if (budget <= 0) return 'null';
		if (typeof item === 'number' || typeof item === 'boolean')
			return spend(scalarText(item) || 'null');
		if (typeof item === 'string') {
			return spend(JSON.stringify(scalarText(item.length > budget ? cut(item, budget) : item)));
		}
		if (typeof item !== 'object' || item === null || depth >= DEEPEST) return spend('null');
		if (Array.isArray(item)) {
			return `[${item
				.slice(0, MOST_ITEMS)
				.map((inner) => write(inner, depth + 1))
				.join(',')}]`;
		}
		const members: string[] = [];
		for (const [key, inner] of Object.entries(item).slice(0, MOST_ITEMS)) {
			if (budget <= 0) break;
			if (SECRETS.has(nameOf(key))) continue;
			members.push(
				`${spend(JSON.stringify(cut(scalarText(key), 100)))}:${write(inner, depth + 1)}`,
			);
		}
		return `{${members.join(',')}}`;
	}

	function spend(text: string): string {
		budget -= text.length + 1;
		return text;
	}

	return cut(write(value, 0), longest);
}
