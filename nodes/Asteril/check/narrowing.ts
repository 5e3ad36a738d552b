import type { EntityName } from '../api/contractTypes';
import type { Asked, Check } from './Check';

/**
 * What a list made of a filter with a value that no record has. `empty`: it is respected.
 * `everything`: ignored. `refused`: an error, so the parameter or its value is not liked.
 */
export type Effect = 'empty' | 'everything' | 'refused' | 'unknown';

/** Enough to see that a filter did not filter. */
const FEW = 5;

/** Asks a list with a filter. `null` when nothing more may be asked. */
export async function askFiltered(
	check: Check,
	name: EntityName,
	query: Record<string, string | number>,
): Promise<Asked | null> {
	const path = check.lists[name]?.path ?? check.contract[name].list.path;
	return await check.askList(path, name, { ...query, [check.contract.paging.limit]: FEW });
}

/** The effect of filters with values that no record has, on a list that has some records. */
export async function effectOf(
	check: Check,
	name: EntityName,
	query: Record<string, string | number>,
): Promise<Effect> {
	const asked = await askFiltered(check, name, query);
	if (asked?.outcome === 'list') return asked.rows.length === 0 ? 'empty' : 'everything';
	return asked?.outcome === 'refused' ? 'refused' : 'unknown';
}

/**
 * Which of some parameters is respected: all are asked for at once, then half of them, and so on.
 *
 * @returns the name, `null` when all are ignored, `undefined` when it can't be told
 */
export async function respectedOf(
	check: Check,
	name: EntityName,
	names: readonly string[],
	value: string | number,
): Promise<string | null | undefined> {
	if (names.length === 0) return null;
	// Where an unknown parameter is an error, they can't be asked for together.
	if (check.takesUnknown !== true) return undefined;
	const together = async (some: readonly string[]) =>
		await effectOf(check, name, Object.fromEntries(some.map((each) => [each, value])));
	const all = await together(names);
	if (all === 'everything') return null;
	if (all !== 'empty') return undefined;
	let left = names;
	while (left.length > 1) {
		const half = left.slice(0, Math.ceil(left.length / 2));
		const effect = await together(half);
		if (effect === 'unknown' || effect === 'refused') return undefined;
		left = effect === 'empty' ? half : left.slice(half.length);
	}
	return left[0];
}
