import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FOLDER, templates } from './templates.mts';

const readme = readFileSync(join(FOLDER, 'README.md'), 'utf8');
/** What stands under each heading. */
const sections = readme.split(/^## /m).slice(1);

/** A translation, and what is seen in the chat and not in n8n. */
const WITHOUT_PICTURE = [
	'ringostat-to-asteril.uk.json',
	'telegram-on-missed-call.json',
	'alert-on-failure.json',
	'names-in-smart-phone.json',
	'route-to-manager.json',
	'somebody-else-answered.json',
	'who-is-calling.json',
];

describe.each(templates)('$file in templates/README.md', ({ file, template }) => {
	const section = sections.find((one) => one.split('\n')[0].trim() === template.name) ?? '';

	test('has a paragraph under its name, with a link to it', () => {
		expect(section).toContain(`[\`${file}\`](${file})`);
		expect(section.split('\n').some((line) => /^[A-Z].{60}/.test(line))).toBe(true);
	});

	test('has its picture', () => {
		const pictures = [...section.matchAll(/[("](\.\.\/docs\/pictures\/[\w-]+\.png)[)"]/g)];
		expect([file, pictures.length > 0]).toEqual([file, !WITHOUT_PICTURE.includes(file)]);
		for (const [, picture] of pictures) expect(existsSync(join(FOLDER, picture))).toBe(true);
	});

	test('is in its list of contents', () => {
		expect(readme).toContain(`- [${template.name}](#`);
	});
});

test('and nothing else is', () => {
	const names = templates.map(({ template }) => template.name).sort();
	expect(sections.map((one) => one.split('\n')[0].trim()).sort()).toEqual(names);
});
