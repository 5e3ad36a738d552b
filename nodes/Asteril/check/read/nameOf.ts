/** What an effective parameter showed, `false` when it has no effect, `null` when it is refused. */
export type Effect<T> = T | false | null;

/**
 * Finds which of some parameters has an effect: the first alone; then all together, half of them, and
 * so on. Where unknown parameters are refused, one by one.
 */
export async function nameOf<T>(
	names: readonly string[],
	effectOf: (names: readonly string[]) => Promise<Effect<T>>,
	oneByOne: boolean,
): Promise<{ name: string; effect: T } | null> {
	const [assumed, ...others] = new Set(names);
	let left: readonly string[] = others;
	let effect = await effectOf([assumed]);
	if (effect) return { name: assumed, effect };
	if (left.length === 0) return null;
	effect = oneByOne ? null : await effectOf(left);
	if (effect === false) return null;
	if (effect === null) {
		for (const name of left) {
			effect = await effectOf([name]);
			if (effect) return { name, effect };
		}
		return null;
	}
	while (left.length > 1) {
		const half = left.slice(0, Math.ceil(left.length / 2));
		left = (await effectOf(half)) ? half : left.slice(half.length);
	}
	effect = await effectOf(left);
	return effect ? { name: left[0], effect } : null;
}
