/** What an effective parameter showed, `false` when it has no effect, `null` when it is refused. */
export type Effect<T> = T | false | null;

/**
 * Finds which of some parameters has an effect: the first alone; then the others one by one, if all of
 * them together have one. Where unknown parameters are refused, they are not sent together.
 */
export async function nameOf<T>(
	names: readonly string[],
	effectOf: (names: readonly string[]) => Promise<Effect<T>>,
	refusesUnknown: boolean,
): Promise<{ name: string; effect: T } | null> {
	const [assumed, ...others] = new Set(names);
	const effect = await effectOf([assumed]);
	if (effect) return { name: assumed, effect };
	if (others.length === 0) return null;
	if (!refusesUnknown && (await effectOf(others)) === false) return null;
	for (const name of others) {
		const other = await effectOf([name]);
		if (other) return { name, effect: other };
	}
	return null;
}
