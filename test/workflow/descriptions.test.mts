import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';
import { MAPPABLE } from '../../nodes/Ringostat/call/dictionary';
import { credentialTypes, nodeOf, packageNodes } from '../support/nodeTypes.mts';
import { straightLine } from '../support/straightLine.mts';

const EXPRESSION = /"=|\{\{/;

describe.each(packageNodes.map(({ description }) => [description.name, description] as const))(
	'%s',
	(_name, description) => {
		test('needs no expression to be shown, triggered or run', () => {
			// n8n's server does not read a subtitle: one that is an expression costs only the editor.
			const { subtitle, ...rest } = description;
			const { webhooks, defaults, inputs, outputs, properties } = rest;
			const values = properties.map(({ default: value }) => value);
			const said = JSON.stringify({ webhooks, defaults, inputs, outputs, values });
			expect(said).not.toMatch(EXPRESSION);
			expect(JSON.stringify(rest)).not.toContain('={{');
			expect(subtitle).toMatch(/\S/);
		});

		test('has a name of its own, and icons for light and dark', () => {
			expect(description.defaults.name).toBe(description.displayName);
			expect(description.icon).toEqual({
				light: expect.stringMatching(/^file:.*\.svg$/),
				dark: expect.stringMatching(/^file:.*\.dark\.svg$/),
			});
		});

		test('parameters have names of their own, and what they show when exists', () => {
			const { properties } = description;
			const names = properties.map(({ name }) => name);
			// Of one name, two are never shown together: each belongs to another resource or operation.
			const shown = ({ name, displayOptions: { show } = {} }: INodeProperties) =>
				[name, show?.resource, name === 'operation' ? '' : show?.operation].join();
			expect(new Set(properties.map(shown)).size).toBe(names.length);
			for (const { displayOptions } of properties) {
				expect(names).toEqual(expect.arrayContaining(Object.keys(displayOptions?.show ?? {})));
			}
		});
	},
);

describe('the subtitle of the Ringostat node says what it does', () => {
	const { description } = nodeOf('n8n-nodes-asteril.ringostat');
	const operations = description.properties
		.filter(({ name }) => name === 'operation')
		.flatMap(({ options }) => options as INodePropertyOptions[]);

	test.each(operations.map(({ value, action }) => [value, action]))('%s', (operation, action) => {
		const { nodes, workflow } = straightLine([
			{ type: 'ringostat', parameters: { operation: operation as string } },
		]);
		// As the editor does it.
		const shown = workflow.expression.getSimpleParameterValue(
			nodes[0],
			description.subtitle,
			'internal',
			{},
		);
		expect(
			String(action)
				.toLowerCase()
				.replace(/^(\w+) (a |the )?/, '$1 '),
		).toContain(shown);
	});
});

test('every call field that can be mapped is one the parser knows, each once and in order', () => {
	const { properties } = nodeOf('n8n-nodes-asteril.ringostatTrigger').description;
	const settings = properties.find(({ name }) => name === 'parsing')?.options as INodeProperties[];
	const mapping = settings.find(({ name }) => name === 'mapping')?.options;
	const [{ values }] = mapping as INodePropertyCollection[];
	const offered = values[0].options as INodePropertyOptions[];
	const names = offered.map(({ name }) => name);
	expect(names).toEqual([...new Set(names)].sort((one, other) => one.localeCompare(other, 'en')));
	expect(offered.map(({ value }) => value).sort()).toEqual([...MAPPABLE].sort());
});

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
