/** The Ukrainian copy of the main template is the same workflow with its notes in Ukrainian. */
import { isNote, type Template, templates } from './templates.mts';

const templateIn = (file: string) =>
	templates.find((one) => one.file === file)?.template as Template;
const english = templateIn('ringostat-to-asteril.json');
const ukrainian = templateIn('ringostat-to-asteril.uk.json');

function withoutTexts({ name, nodes, ...rest }: Template) {
	const silent = nodes.map((node) =>
		isNote(node) ? { ...node, parameters: { ...node.parameters, content: '' } } : node,
	);
	return { ...rest, nodes: silent };
}

test('it is the same workflow', () => {
	expect(withoutTexts(ukrainian)).toEqual(withoutTexts(english));
});

test('every note and the name are in Ukrainian', () => {
	expect(ukrainian.name).not.toBe(english.name);
	for (const { parameters } of ukrainian.nodes.filter(isNote)) {
		expect(parameters.content).toMatch(/[а-щьюяєіїґ]{4}/i);
	}
});

test('its notes name the settings that the English ones name', () => {
	const settingsIn = ({ nodes }: Template) =>
		nodes
			.filter((node) => isNote(node) && node.name !== 'Overview')
			.map(({ parameters }) => [...String(parameters.content).matchAll(/\*\*([^*]+)\*\*/g)])
			.map((found) => found.map(([, name]) => name));
	expect(settingsIn(ukrainian)).toEqual(settingsIn(english));
});
