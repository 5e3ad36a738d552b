import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INodeParameters } from 'n8n-workflow';
import { NodeHelpers } from 'n8n-workflow';
import { credentialTypes, nodeOf, packageNodes } from '../support/nodeTypes.mts';

const EXPRESSION = /"=|\{\{/;
const ROOT = join(__dirname, '../..');

describe.each(packageNodes.map(({ description }) => [description.name, description] as const))(
	'%s',
	(_name, description) => {
		test('needs no expression to be shown, triggered or run', () => {
			const { webhooks, defaults, subtitle, inputs, outputs, properties } = description;
			const values = properties.map(({ default: value }) => value);
			const said = JSON.stringify({ webhooks, defaults, subtitle, inputs, outputs, values });
			expect(said).not.toMatch(EXPRESSION);
			expect(JSON.stringify(description)).not.toContain('={{');
		});

		test('has a name of its own, and icons for light and dark', () => {
			expect(description.defaults.name).toBe(description.displayName);
			expect(description.icon).toEqual({
				light: expect.stringMatching(/^file:.*\.svg$/),
				dark: expect.stringMatching(/^file:.*\.dark\.svg$/),
			});
		});

		test('parameters have names of their own, and what they show when exists', () => {
			const names = description.properties.map(({ name }) => name);
			expect(new Set(names).size).toBe(names.length);
			for (const { displayOptions } of description.properties) {
				expect(names).toEqual(expect.arrayContaining(Object.keys(displayOptions?.show ?? {})));
			}
		});
	},
);

test('the trigger is of type version 2 and up', () => {
	const { version } = nodeOf('n8n-nodes-asteril.ringostatTrigger').description;
	expect(Math.min(...[version].flat())).toBeGreaterThanOrEqual(2);
});

test('credentials are added without an expression, and secrets are passwords', () => {
	for (const { authenticate, properties } of credentialTypes) {
		expect(typeof authenticate).toBe('function');
		for (const { name, typeOptions } of properties) {
			if (/key|token/i.test(name)) expect(typeOptions).toMatchObject({ password: true });
		}
	}
});

interface Template {
	name: string;
	nodes: Array<{ name: string; type: string; typeVersion: number; parameters: INodeParameters }>;
	connections: Record<string, { main: Array<Array<{ node: string }>> }>;
}

const templates = readdirSync(join(ROOT, 'templates'))
	.filter((name) => name.endsWith('.json'))
	.map((name) => [name, readFileSync(join(ROOT, 'templates', name), 'utf8')] as const);

describe.each(templates)('%s', (_name, text) => {
	const template = JSON.parse(text) as Template;
	const ours = template.nodes.filter(({ type }) => type.startsWith('n8n-nodes-asteril.'));

	test('holds no expression, no credential and no address of anybody', () => {
		const parameters = template.nodes
			.filter(({ type }) => type !== 'n8n-nodes-base.code')
			.map((node) => node.parameters);
		expect(JSON.stringify(parameters)).not.toMatch(EXPRESSION);
		expect(text).not.toMatch(/"credentials"|"webhookId"|"instanceId"|asteril\.com|127\.0\.0\.1/);
	});

	test('has only nodes that exist, of a version that exists, set as they can be', () => {
		expect(ours.length).toBeGreaterThan(0);
		for (const { type, typeVersion, parameters } of ours) {
			const { description } = nodeOf(type);
			expect([description.version].flat()).toContain(typeVersion);
			const names = description.properties.map(({ name }) => name);
			expect(names).toEqual(expect.arrayContaining(Object.keys(parameters)));
			const node = { ...template.nodes[0], id: '', position: [0, 0] as [number, number], type };
			const issues = NodeHelpers.getNodeParametersIssues(
				description.properties,
				{ ...node, typeVersion, parameters },
				description,
			);
			expect(issues).toBeNull();
		}
	});

	test('is connected: every node is named once, and every way leads to one', () => {
		const names = template.nodes.map(({ name }) => name);
		expect(new Set(names).size).toBe(names.length);
		const ends = Object.values(template.connections).flatMap(({ main }) =>
			main.flat().map(({ node }) => node),
		);
		expect(names).toEqual(expect.arrayContaining([...Object.keys(template.connections), ...ends]));
	});
});
