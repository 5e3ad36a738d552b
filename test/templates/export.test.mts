import { NodeHelpers, type INodeParameters, type INodeProperties } from 'n8n-workflow';
import { credentialTypes, nodeOf } from '../support/nodeTypes.mts';
import { isNote, isPackageNode, knownType, templates, type TemplateNode } from './templates.mts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const TOP = ['name', 'nodes', 'connections', 'settings', 'pinData', 'meta'];
const SETTINGS = ['executionOrder', 'timezone'];
const OF_A_NODE = [
	...['parameters', 'id', 'name', 'type', 'typeVersion', 'position'],
	...['onError', 'retryOnFail', 'maxTries', 'waitBetweenTries', 'disabled'],
	...['alwaysOutputData', 'executeOnce'],
];
/** A phone number, an e-mail or web address, a host: whatever is somebody's. */
const SOMEBODYS = /\b380\d{9}\b|[\w.]+@[\w-]+\.\w+|https?:\/\/|\b\d{1,3}(\.\d{1,3}){3}\b/;

/** Nodes that a call passes only when it failed, or beside the pipeline: when somebody is told of it. */
const OFF_THE_PIPELINE = [
	...['stopAndError', 'telegram', 'emailSend'].map((name) => `n8n-nodes-base.${name}`),
	'n8n-nodes-asteril.asteril',
];

test('there are templates', () => expect(templates.length).toBeGreaterThan(3));

test('each has a name of its own', () => {
	const names = templates.map(({ template }) => template.name);
	expect(new Set(names).size).toBe(names.length);
});

describe.each(templates)('$file', ({ text, template }) => {
	const { nodes } = template;
	const ours = nodes.filter(isPackageNode);

	test('is an export that n8n imports, and holds nothing besides', () => {
		const whole = JSON.parse(text) as Record<string, unknown>;
		expect(TOP).toEqual(expect.arrayContaining(Object.keys(whole)));
		expect(whole).toMatchObject({
			name: expect.stringMatching(/\p{L}/u),
			settings: { executionOrder: 'v1' },
		});
		expect(SETTINGS).toEqual(expect.arrayContaining(Object.keys(whole.settings as object)));
		for (const node of nodes) {
			expect(OF_A_NODE).toEqual(expect.arrayContaining(Object.keys(node)));
			expect(node).toMatchObject({
				id: expect.any(String),
				name: expect.stringMatching(/\w/),
				position: [expect.any(Number), expect.any(Number)],
				parameters: expect.any(Object),
			});
		}
	});

	test('holds nothing of the person or the n8n that it was made with', () => {
		const { pinData = {}, meta = {} } = JSON.parse(text) as Record<string, object>;
		expect(pinData).toEqual({});
		expect(Object.keys(meta)).toEqual(['templateCredsSetupCompleted']);
		expect(meta).toEqual({ templateCredsSetupCompleted: false });
		expect(text).not.toMatch(/"(credentials|webhookId|instanceId|versionId|shared|tags|active)"/);
		expect(text).not.toMatch(SOMEBODYS);
	});

	test('node ids say nothing and are unique, and so are names', () => {
		for (const { id, name } of nodes) expect(id === name || UUID.test(id)).toBe(true);
		for (const key of ['id', 'name'] as const) {
			expect(new Set(nodes.map((node) => node[key])).size).toBe(nodes.length);
		}
	});

	test('has only nodes, versions and parameters that exist', () => {
		for (const { name, type, typeVersion, parameters } of nodes) {
			const { versions, parameters: known } = knownType(type);
			expect([name, versions.includes(typeVersion)]).toEqual([name, true]);
			const unknown = Object.keys(parameters).filter((key) => !known.includes(key));
			expect([name, unknown]).toEqual([name, []]);
		}
	});

	test('sets what is shown, to a value that can be chosen', () => {
		for (const node of ours) expect([node.name, ...wrongIn(node)]).toEqual([node.name]);
	});

	test('lacks no parameter that n8n asks for', () => {
		for (const { name, type, typeVersion, parameters } of ours) {
			const { description } = nodeOf(type);
			const node = {
				id: '',
				name,
				type,
				typeVersion,
				parameters,
				position: [0, 0] as [number, number],
			};
			const issues = NodeHelpers.getNodeParametersIssues(description.properties, node, description);
			expect([name, issues]).toEqual([name, null]);
		}
	});

	test('holds no expression that a call passes', () => {
		const passed = nodes.filter(({ type }) => !OFF_THE_PIPELINE.includes(type));
		const strings = passed.flatMap(({ parameters }) => stringsIn(parameters));
		expect(strings.filter((one) => one.startsWith('=') || one.includes('{{'))).toEqual([]);
	});

	test('says which credentials it wants', () => {
		const [overview] = nodes.filter(isNote);
		const wanted = credentialTypes.filter(({ name }) =>
			ours.some((node) => credentialsOf(node).includes(name)),
		);
		for (const { displayName } of wanted) {
			expect(overview.parameters.content).toContain(`*${displayName}*`);
		}
	});
});

test("the report runs at 8 in the morning in Kyiv, whatever n8n's own zone", () => {
	const [report] = templates.filter(({ file }) => file === 'missed-calls-report.json');
	const { settings } = JSON.parse(report.text) as { settings: object };
	expect(settings).toMatchObject({ timezone: 'Europe/Kyiv' });
	const [trigger] = report.template.nodes.filter(({ type }) => type.endsWith('.scheduleTrigger'));
	expect(trigger.parameters).toEqual({
		rule: { interval: [{ field: 'days', triggerAtHour: 8 }] },
	});
});

/** The credentials that n8n asks for with these parameters. */
function credentialsOf(node: TemplateNode): string[] {
	const { credentials = [] } = nodeOf(node.type).description;
	const all = allParameters(node);
	return credentials
		.filter((one) => NodeHelpers.displayParameter(all, one, node, nodeOf(node.type).description))
		.map(({ name }) => name);
}

/** The parameters of a node, those included that are as usual. */
function allParameters({ type, typeVersion, parameters }: TemplateNode): INodeParameters {
	const { description } = nodeOf(type);
	const { properties } = description;
	const node = { typeVersion };
	return (
		NodeHelpers.getNodeParameters(properties, parameters, true, false, node, description) ?? {}
	);
}

function wrongIn(node: TemplateNode): string[] {
	const { type, typeVersion, parameters } = node;
	const { description } = nodeOf(type);
	const all = allParameters(node);
	return Object.entries(parameters).flatMap(([name, value]) => {
		// Of one name there may be several, each shown with another operation.
		const shown = description.properties.filter(
			(property) =>
				property.name === name &&
				NodeHelpers.displayParameter(all, property, { typeVersion }, description),
		);
		if (shown.length === 0) return `${name} is not shown`;
		return shown.some((property) => canBe(property, value)) ? [] : `${name} cannot be that`;
	});
}

function canBe({ type, options = [], default: usual }: INodeProperties, value: unknown): boolean {
	switch (type) {
		case 'options':
			return options.some((option) => 'value' in option && option.value === value);
		case 'collection':
			return Object.keys(value as object).every((key) => options.some(({ name }) => name === key));
		default:
			return typeof value === typeof usual;
	}
}

function stringsIn(value: unknown): string[] {
	if (typeof value === 'string') return [value];
	return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}
