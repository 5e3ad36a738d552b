/** UTM tags and parameters that would be lost without a word: n8n says it, and does not run. */
import { NodeHelpers } from 'n8n-workflow';
import { nodeOf, PREFIX } from '../support/nodeTypes.mts';
import { closedPort } from '../support/oddServer.mts';
import { credentialFor } from '../support/openCabinet.mts';
import { locator } from '../support/pipeline.mts';
import { runWorkflow } from '../support/runWorkflow.mts';
import { type Step, straightLine } from '../support/straightLine.mts';

const { description } = nodeOf(`${PREFIX}asterilFindOrCreateClient`);

/** What the editor shows in red, by parameter. */
function issuesWith(parameters: Step['parameters']): object {
	const { nodes } = straightLine([{ type: 'asterilFindOrCreateClient', parameters }]);
	const issues = NodeHelpers.getNodeParametersIssues(description.properties, nodes[0], description);
	return issues?.parameters ?? {};
}

const byName = (value: string) => ({ __rl: true, mode: 'name', value });
const source = (field: ReturnType<typeof byName>) => ({
	passUtm: true,
	utmFields: { values: [{ tag: 'source', field }] },
});

test.each<[string, Step['parameters']]>([
	['nothing is set', {}],
	['a tag has a field of the list', source(locator('custom_field_1'))],
	['a tag has a field by name', source(byName('custom_field_1'))],
	['the name is an expression', source(byName('={{ $json.additional.field }}'))],
	['tags are not passed on', { ...source(locator('')), passUtm: false }],
])('none when %s', (_name, parameters) => expect(issuesWith(parameters)).toEqual({}));

test.each<[string, Step['parameters'], string, RegExp]>([
	['no tag is chosen', { passUtm: true }, 'utmFields', /At least 1 field is required/],
	['all tags were removed', { passUtm: true, utmFields: {} }, 'utmFields', /At least 1/],
	['a tag has no field', source(locator('')), 'field', /required/],
	['a tag has an empty name', source(byName('')), 'field', /required/],
	['the name is a label', source(byName('Джерело UTM')), 'field', /Latin letters, digits/],
	[
		'a parameter has no field',
		{ additionalFields: { values: [{ parameter: 'landing', field: locator('') }] } },
		'field',
		/required/,
	],
	[
		'a parameter has no name',
		{ additionalFields: { values: [{ parameter: '', field: locator('comment') }] } },
		'parameter',
		/required/,
	],
])('said when %s', (_name, parameters, where, what) => {
	expect(issuesWith(parameters)).toEqual({ [where]: [expect.stringMatching(what)] });
});

test('and nothing is executed', async () => {
	const steps = [{ type: 'asterilFindOrCreateClient', parameters: { passUtm: true } }];
	const credential = credentialFor(await closedPort());
	await expect(runWorkflow(steps, [{ json: {} }], { asterilApi: credential })).rejects.toThrow(
		/has issues/,
	);
});
