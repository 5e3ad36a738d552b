/** What the guides tell people to install is what a release carries. */
import { pages, read, snippetsOf } from './markdown.mts';

const FILE = 'releases/latest/download/n8n-nodes-asteril.tgz';

test('a release carries the file that "latest" finds, and the templates', () => {
	const workflow = read('.github/workflows/publish.yml');
	expect(workflow).toContain('cp n8n-nodes-asteril-*.tgz n8n-nodes-asteril.tgz');
	expect(workflow).toMatch(/gh release create .* \*\.tgz templates\/\*\.json/);
});

test.each(['docs/install.md', 'docs/uk/install.md'])('%s has one block for each way', (page) => {
	const blocks = snippetsOf(page).map(({ text }) => text);
	const installing = blocks.filter((text) => text.includes(FILE));
	expect(installing).toHaveLength(2);
	for (const text of installing) {
		expect(text).toContain('npm install --ignore-scripts --legacy-peer-deps https://');
	}
	expect(
		blocks.filter((text) => text.includes('docker compose up -d --build')).length,
	).toBeGreaterThan(0);
});

test('the images install the same file when there is no tarball', () => {
	for (const file of ['Dockerfile', 'compose.yaml', '.env.example', 'one-machine/compose.yaml']) {
		expect(read(`deploy/${file}`)).toContain(FILE);
	}
});

/** Links of a page in Ukrainian that lead to a page in English, by the text around them. */
function englishLinks(page: string): string[] {
	return [...read(page).matchAll(/\[([^\]]+)\]\((\.\.\/[^)#]+\.md)[^)]*\)/g)]
		.map(([, text]) => text)
		.filter((text) => !/In English|англійською|^Ringostat$|^Asteril$|припущення/.test(text));
}

test.each(pages.filter((page) => page.startsWith('docs/uk/')))(
	'%s sends nobody to a page in English for a step',
	(page) => {
		expect(englishLinks(page)).toEqual([]);
	},
);
