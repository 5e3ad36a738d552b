import { describeShape } from '../../shared/http/shape';
import type { Asked, Check } from './Check';
import { LIST_NAMES, LIST_PATHS, type ListName, NOUNS } from './tables/listPaths';
import { count, plain } from './words';

/** Finds the list of clients, calls, tasks and users, under the assumed path or a likely one. */
export async function checkLists(check: Check): Promise<void> {
	const patterns: string[] = [];
	for (const name of LIST_NAMES) {
		if (!check.contract[name].supported) {
			check.findings.explain(name, 'The API Differences declare it unsupported: not asked.');
			continue;
		}
		const path = await findList(check, name, patterns);
		if (path === null) continue;
		const pattern = patternOf(name, path);
		if (pattern !== null) patterns.unshift(pattern);
	}
}

async function findList(check: Check, name: ListName, patterns: string[]): Promise<string | null> {
	const assumed = check.contract[name].list.path;
	const likely = patterns.map((pattern) => fillIn(pattern, name));
	const paths = [...new Set([assumed, ...likely, ...LIST_PATHS[name]])];
	// Each list after this one gets its first question, whatever happens here.
	const reserve = LIST_NAMES.length - 1 - LIST_NAMES.indexOf(name);
	let told = `"${assumed}" was not asked for`;
	for (const [index, path] of paths.entries()) {
		if (index > 0 && (check.left <= reserve || check.badPath?.outcome === 'list')) {
			return lost(check, name, told, 'Not every likely name was tried.');
		}
		const asked = await askForPage(check, name, path);
		if (asked === null) break;
		const answered = `"${path}" answers ${asked.answer.status || 'nothing'}, ${describeShape(asked.answer.body)}`;
		if (index === 0) told = answered;
		if (asked.outcome === 'list') {
			settle(check, name, path, asked);
			return path;
		}
		if (!isMissing(check, asked)) {
			return lost(check, name, answered, WHY[asked.outcome] ?? 'That is not a list.');
		}
		if (index === paths.length - 1) return absent(check, name, told, paths.length - 1);
	}
	return lost(check, name, told, 'The check ended before.');
}

const WHY: Partial<Record<Asked['outcome'], string>> = {
	denied: 'The API key has no right to read this list: ask for one with access to all methods.',
	failing: 'The cabinet failed or asked to slow down. Run the check again later.',
};

/** Asks for as many records as assumed; without any parameter, should those be refused. */
async function askForPage(check: Check, name: ListName, path: string): Promise<Asked | null> {
	const { limit, size } = check.contract.paging;
	const asked = await check.askList(path, name, { [limit]: size });
	return asked?.outcome === 'refused' ? await check.askList(path, name, {}) : asked;
}

/** No such path, as HTTP says it or as this cabinet says it. */
function isMissing(check: Check, { outcome, answer }: Asked): boolean {
	if (outcome === 'missing') return true;
	const { badPath } = check;
	return (
		badPath?.outcome === outcome &&
		outcome !== 'failing' &&
		badPath.shape === describeShape(answer.body)
	);
}

function settle(check: Check, name: ListName, path: string, asked: Asked): void {
	const { rows, keys } = asked;
	check.lists[name] = { path, body: asked.answer.body, keys, rows };
	const answered = `"${path}" answers with ${count(rows.length, 'record')}`;
	const certain = check.badPath?.outcome !== 'list';
	check.confirmed(`${name}.supported`, answered);
	if (certain) check.found(`${name}.list.path`, path, answered);
	else check.unsure(`${name}.list.path`, answered, 'So does every path of this cabinet.');
	if (rows.length === 0) {
		check.findings.explain(name, `The list of ${name}s is empty. Run the check again later.`);
	}
}

function lost(check: Check, name: ListName, answered: string, reason: string): null {
	check.unsure(`${name}.list.path`, answered, reason);
	check.findings.explain(name, `The list of ${name}s did not answer.`);
	return null;
}

function absent(check: Check, name: ListName, answered: string, others: number): null {
	check.findings.set(
		`${name}.list.path`,
		'not supported',
		answered,
		`Nor does any of ${others} likely names answer. If the cabinet has ${name}s, put the path here.`,
	);
	check.differs(
		`${name}.supported`,
		false,
		'No likely path answers',
		`The nodes that need ${name}s will say so.`,
		'not supported',
	);
	check.findings.explain(name, `No list of ${name}s was found.`);
	return null;
}

/** `clients/list` → `{many}/list`, so that `calls/list` is tried first for calls. */
function patternOf(name: ListName, path: string): string | null {
	const [many, one] = NOUNS[name];
	const parts = path.split('/');
	const at = parts.findIndex((part) => [many, one].includes(plain(part)));
	if (at < 0) return null;
	parts[at] = plain(parts[at]) === many ? '{many}' : '{one}';
	return parts.join('/');
}

function fillIn(pattern: string, name: ListName): string {
	const [many, one] = NOUNS[name];
	return pattern.replace('{many}', many).replace('{one}', one);
}
