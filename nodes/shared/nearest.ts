import { closest } from 'fastest-levenshtein';

/** The legal name that a mistyped one most likely meant. */
export function nearest(name: string, legal: readonly string[]): string {
	return closest(name, legal);
}
