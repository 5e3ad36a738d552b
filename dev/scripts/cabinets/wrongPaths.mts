/** The values that may stand at a path, or a test for them. */
type Allowed = unknown[] | ((value: unknown) => boolean);
/** What is allowed at each key; `*` stands for all keys that are not named. Anything is allowed elsewhere. */
export interface Truth {
	[key: string]: Truth | Allowed | undefined;
}

/** The paths of an override where something else stands than may stand there, each with what it says. */
export function wrongPaths(said: object, truth: Truth, at = ''): string[] {
	return Object.entries(said).flatMap(([key, value]: [string, unknown]) => {
		const path = `${at}${key}`;
		const allowed = truth[key] ?? truth['*'];
		if (allowed === undefined) return [];
		if (typeof allowed === 'object' && !Array.isArray(allowed)) {
			return wrongPaths(value as object, allowed, `${path}.`);
		}
		const right =
			typeof allowed === 'function'
				? allowed(value)
				: allowed.some((one) => JSON.stringify(one) === JSON.stringify(value));
		return right ? [] : [`${path}: ${JSON.stringify(value)}`];
	});
}
