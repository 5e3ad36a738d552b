import { linesOf, noteHeight } from './noteHeight.mts';
import {
	isNote,
	knownType,
	type Template,
	templates,
	type TemplateNode,
	type Way,
	waysOf,
} from './templates.mts';

interface Box {
	name: string;
	left: number;
	top: number;
	right: number;
	bottom: number;
}

/** A node as n8n draws it: its name below is wider than itself, and may take two lines. */
const NODE = { before: 48, width: 96, after: 48, height: 96, words: 60 };

/** n8n shows so much at about four fifths of its size in an editor 1,500 pixels wide. */
const WIDEST = 1800;

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

	test('begins with its overview, above or to the left of all', () => {
		const [first] = template.nodes;
		expect(first.name).toBe('Overview');
		expect(isNote(first)).toBe(true);
		expect(String(first.parameters.content)).toMatch(`## ${template.name}\n`);
		for (const { left, top } of [...sections, ...nodes]) {
			expect(left >= overview.right || top >= overview.bottom).toBe(true);
			expect([left >= overview.left, top >= overview.top]).toEqual([true, true]);
		}
	});

	test('is small enough to be read with the whole of it in view', () => {
		const boxes = [overview, ...sections];
		const width = Math.max(...boxes.map(({ right }) => right)) - overview.left;
		expect(width).toBeLessThanOrEqual(WIDEST);
	});

	test('no line crosses the text of a note, a node or the name of one', () => {
		const words = [...template.nodes.filter(isNote).map(textOfNote), ...nodes];
		for (const way of waysOf(template)) {
			const crossed = words
				.filter(({ name }) => name !== way.from && name !== way.to)
				.filter((box) => lineOf(way, template).some((point) => isIn(point, box)));
			expect([way.from, way.to, crossed.map(({ name }) => name)]).toEqual([way.from, way.to, []]);
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

const TEXT_PADDING = 13;

/** The part of a note that its text takes. */
function textOfNote(note: TemplateNode): Box {
	const box = boxOfNote(note);
	const { content, width } = note.parameters;
	return {
		...box,
		right: box.right - TEXT_PADDING,
		bottom: box.top + noteHeight(String(content), Number(width)),
	};
}

type Point = [x: number, y: number];

/** Points of the line that n8n draws: a Bézier curve that leaves and arrives horizontally. */
function lineOf({ from, output, to }: Way, { nodes }: Template): Point[] {
	const nodeNamed = (name: string) => nodes.find((node) => node.name === name) as TemplateNode;
	const [source, target] = [nodeNamed(from), nodeNamed(to)];
	const outputs =
		knownType(source.type).outputs + (source.onError === 'continueErrorOutput' ? 1 : 0);
	const [x0, y0] = [
		source.position[0] + NODE.width,
		source.position[1] + (NODE.height * (output + 1)) / (outputs + 1),
	];
	const [x1, y1] = [target.position[0], target.position[1] + NODE.height / 2];
	return Array.from({ length: 101 }, (_, index): Point => {
		const t = index / 100;
		const along = 1.5 * t * (1 - t) + t ** 3;
		return [x0 + (x1 - x0) * along, y0 + (y1 - y0) * (3 * t ** 2 - 2 * t ** 3)];
	});
}

function isIn([x, y]: Point, { left, top, right, bottom }: Box): boolean {
	return left < x && x < right && top < y && y < bottom;
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
