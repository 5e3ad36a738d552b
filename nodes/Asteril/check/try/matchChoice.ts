import { wordsFor } from '../tables/values';
import type { Written } from '../tables/names';
import type { Facts } from '../facts';
import { plain } from '../strings';
import type { Form } from './plantedValues';

type Value = string | number | boolean;

/**
 * The values of a choice that a refusal lists, each for the value of ours that it means; `null` when
 * it lists none for the first of ours.
 *
 * @param facts of the choice as it was tried: the paths of its values
 */
export function matchChoice(
	entity: Written,
	field: string,
	listed: readonly Value[],
	facts: Facts,
): Form | null {
	const paths = Object.keys(facts).filter((path) => path.startsWith(`${entity}.values.${field}.`));
	const matched: Facts = {};
	for (const [index, path] of paths.entries()) {
		const words = wordsFor(`${entity}.${field}`, index);
		const matches = words.flatMap((word) =>
			listed.filter((value) => plain(String(value)) === word),
		);
		const [value] = matches;
		if (value !== undefined) matched[path] = value;
	}
	const [first] = paths;
	if (first === undefined || matched[first] === undefined) return null;
	// A fixed choice without a word of its own for one of ours: the nearest one is written.
	const nearest = matched[paths[1]] ?? matched[first];
	for (const path of paths) matched[path] ??= nearest;
	return { wire: matched[first], facts: matched };
}
