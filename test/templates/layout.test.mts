import { linesOf, noteHeight } from './noteHeight.mts';
import { isNote, templates, type TemplateNode } from './templates.mts';

interface Box {
	name: string;
	left: number;
	top: number;
	right: number;
	bottom: number;
}

/** A node as n8n draws it: its name below is wider than itself, and may take two lines. */
const NODE = { before: 40, width: 96, after: 40, height: 96, words: 60 };

test('the estimate is as the pictures show', () => {
	const found =
		'Found by phone or created. Not for missed calls? Set **Create For**. UTM tags? **Pass UTM Tags**.';
	expect(linesOf(found, 234)).toBe(3);
	expect(linesOf('The execution fails with the call and the reason.', 234)).toBe(2);
	const checks =
		'Finds out where your cabinet differs from what the Asteril nodes assume, and says what to override. It **only reads**, with at most 40 requests, and shows no name and no number of a client.';
	expect(linesOf(checks, 474)).toBe(3);
	const check = templates.find(({ file }) => file === 'check-asteril-cabinet.json');
	const [overview] = check?.template.nodes ?? [];
	const height = noteHeight(overview.parameters.content as string, 500);
	expect(height).toBeGreaterThan(315);
	expect(height).toBeLessThan(345);
});

test('a text that is too long is found', () => {
	expect(noteHeight('### 1 · A call\nShort.', 260)).toBeLessThan(70);
	expect(noteHeight(`### 1 · A call\n${'A long sentence. '.repeat(20)}`, 260)).toBeGreaterThan(200);
});

describe.each(templates)('$file', ({ template }) => {
	const notes = template.nodes.filter(isNote);
	const [overview, ...sections] = notes.map(boxOfNote);
	const nodes = template.nodes.filter((node) => !isNote(node)).map(boxOfNode);

	test('begins with its overview, to the left of all', () => {
		const [first] = template.nodes;
		expect(first.name).toBe('Overview');
		expect(isNote(first)).toBe(true);
		expect(String(first.parameters.content)).toMatch(`## ${template.name}\n`);
		for (const { left, top } of [...sections, ...nodes]) {
			expect(left).toBeGreaterThanOrEqual(overview.right);
			expect(top).toBeGreaterThanOrEqual(overview.top);
		}
	});

	test('nothing lies upon another', () => {
		for (const boxes of [[overview, ...sections], nodes]) {
			for (const [index, one] of boxes.entries()) {
				for (const other of boxes.slice(index + 1)) {
					expect([one.name, other.name, overlap(one, other)]).toEqual([
						one.name,
						other.name,
						false,
					]);
				}
			}
		}
	});

	test('every node lies in one section with all of it, and no section is empty', () => {
		for (const node of nodes) {
			expect(sections.filter((section) => overlap(section, node)).map(({ name }) => name)).toEqual(
				sections.filter((section) => holds(section, node)).map(({ name }) => name),
			);
			expect(sections.filter((section) => holds(section, node))).toHaveLength(1);
		}
		for (const section of sections) {
			expect([section.name, nodes.some((node) => holds(section, node))]).toEqual([
				section.name,
				true,
			]);
		}
	});

	test.each(notes.map((note) => [note.name, note] as const))(
		'the words of the note "%s" fit, above its nodes',
		(_name, note) => {
			const box = boxOfNote(note);
			const tops = nodes.filter((node) => holds(box, node)).map(({ top }) => top);
			const { content, width } = note.parameters;
			const room = Math.min(box.bottom, ...tops) - box.top;
			expect(noteHeight(String(content), Number(width))).toBeLessThanOrEqual(room);
		},
	);
});

function boxOfNote({ name, position: [left, top], parameters }: TemplateNode): Box {
	const { width, height } = parameters as { width: number; height: number };
	return { name, left, top, right: left + width, bottom: top + height };
}

function boxOfNode({ name, position: [x, top] }: TemplateNode): Box {
	const { before, width, after, height, words } = NODE;
	return { name, left: x - before, top, right: x + width + after, bottom: top + height + words };
}

function overlap(one: Box, other: Box): boolean {
	const across = one.left < other.right && other.left < one.right;
	return across && one.top < other.bottom && other.top < one.bottom;
}

function holds(section: Box, { left, top, right, bottom }: Box): boolean {
	const across = section.left <= left && right <= section.right;
	return across && section.top <= top && bottom <= section.bottom;
}
