import type { Check } from './Check';

const HOW = 'Nothing is written here, so this can only be tried:';

/** Says of the facts about writing what reading can say: a suggestion from the list's path. */
export function checkWrites(check: Check): void {
	check.unsure(
		'write.envelope',
		'Not asked',
		`${HOW} if a node is refused, look in the cabinet's manual what wraps the fields of a write.`,
	);
	for (const name of ['client', 'call', 'task'] as const) {
		const path = check.lists[name]?.path;
		const moved = path !== undefined && path !== check.assumed[name].list.path;
		const create = moved ? suggestions(path) : [];
		for (const what of ['create', 'update'] as const) {
			const paths = create.map((each) => (what === 'create' ? each : `${each}/{id}`));
			const likely = paths.map((each) => `"${each}"`).join(' or ');
			const note = likely ? `${HOW} as the list is at "${path}", perhaps ${likely}.` : HOW_DEFAULT;
			check.unsure(`${name}.${what}.path`, 'Not asked', note);
			check.unsure(`${name}.${what}.method`, 'Not asked', HOW_DEFAULT);
			check.unsure(`${name}.${what}.key`, 'Not asked', HOW_DEFAULT);
		}
	}
}

const HOW_DEFAULT = `${HOW} the first call that is logged shows whether the default holds.`;

/** `contacts` → `contact` or `contacts`; `clients/list` → `client` or `clients`. */
function suggestions(path: string): string[] {
	const many = path.replace(/\/(list|all|index)$/, '');
	const one = many.replace(/ies$/, 'y').replace(/([^s])s$/, '$1');
	return [...new Set([one, many])];
}
