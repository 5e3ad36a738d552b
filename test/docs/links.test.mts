/** Every link inside the project leads somewhere. */
import { existsSync } from 'node:fs';
import { join, normalize } from 'node:path';
import { projectRoot } from '../../dev/local-n8n/projectRoot.mts';
import { filesIn, headingsOf, linksOf, pages, read } from './markdown.mts';

const REPOSITORY = 'https://github.com/n8n-nodes-asteril/n8n-nodes-asteril';

test.each(pages)('%s', (page) => {
	expect(linksOf(page).flatMap((target) => whatIsWrong(page, target))).toEqual([]);
});

function whatIsWrong(page: string, target: string): string[] {
	if (/^[a-z]+:/.test(target)) return [];
	const [path, anchor] = target.split('#');
	const file = path === '' ? page : normalize(join(page, '..', decodeURIComponent(path)));
	if (!existsSync(join(projectRoot(), file))) return [`${target}: no such file`];
	return anchor === undefined || hasAnchor(file, anchor) ? [] : [`${target}: no such heading`];
}

function hasAnchor(page: string, anchor: string): boolean {
	return headingsOf(page).some(({ slug }) => slug === decodeURIComponent(anchor));
}

/** Pages that the package itself links to, in the editor of n8n. */
const linking = [
	...filesIn('nodes', '.ts'),
	...filesIn('nodes', '.json'),
	...filesIn('credentials', '.ts'),
	...filesIn('templates', '.json'),
	...filesIn('.github', '.yml'),
];

test('links of the package to this repository', () => {
	const links = linking.flatMap((file) =>
		[...read(file).matchAll(/https:\/\/github\.com\/n8n-nodes-asteril\/[^\s"'`)\\]+/g)].map(
			([link]) => link,
		),
	);
	expect(links.length).toBeGreaterThan(0);
	for (const link of new Set(links)) {
		expect(link.startsWith(REPOSITORY)).toBe(true);
		const rest = link.slice(REPOSITORY.length).replace(/^\/blob\/main\//, '');
		const [path, anchor] = rest.split('#');
		const page = path === '' ? 'README.md' : path;
		expect([link, whatIsWrong('README.md', anchor ? `${page}#${anchor}` : page)]).toEqual([
			link,
			[],
		]);
	}
});

test('every page of the docs is linked from another', () => {
	const linked = new Set(
		pages.flatMap((page) =>
			linksOf(page).map((target) => normalize(join(page, '..', target.split('#')[0]))),
		),
	);
	expect(pages.filter((page) => page !== 'README.md' && !linked.has(page))).toEqual([]);
});
