/** What is generated in the docs is what it would be now: `npx tsx dev/scripts/docs/generate.mts`. */
import { generatedDocs } from '../../dev/scripts/docs/generatedDocs.mts';
import { credentialTypes, packageNodes } from '../support/nodeTypes.mts';
import { headingsOf, read } from './markdown.mts';

const docs = generatedDocs();
const nodes = packageNodes.map(({ description }) => description);

test.each(['docs/nodes.md', 'docs/set-up-ringostat.md', 'docs/contract-overrides.md'])(
	'%s is up to date',
	(path) => {
		expect(read(path)).toBe(docs.get(path));
	},
);

test('every node and credential has its section, and every node stands in the README', () => {
	const headings = headingsOf('docs/nodes.md').map(({ text }) => text);
	for (const { displayName } of nodes) {
		expect(headings).toContain(displayName);
		expect(read('README.md')).toContain(`| **${displayName}** |`);
	}
	for (const { displayName } of credentialTypes) {
		expect(headings).toContain(`Credential: ${displayName}`);
	}
	expect(headings.filter((text) => /^(Asteril|Ringostat)/.test(text))).toHaveLength(nodes.length);
});

test('the settings that the README names for a node are parameters of it', () => {
	for (const { displayName, properties } of nodes) {
		const row = read('README.md')
			.split('\n')
			.find((line) => line.startsWith(`| **${displayName}** |`));
		const named = [...(row?.split('|')[3] ?? '').matchAll(/\*([^*]+)\*/g)].map(([, name]) => name);
		const known = properties.map((property) => property.displayName.replace(/ \(.*/, ''));
		expect(known).toEqual(expect.arrayContaining(named));
	}
});
