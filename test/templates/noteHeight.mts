/**
 * How high the text of a sticky note is when n8n shows it. Measured in the pictures of the templates (n8n 2.41,
 * Inter at 14 px); the test in the browser looks at the real thing.
 */
const PADDING = { side: 13, top: 9, bottom: 8 };
const CHARACTER = 7;
const BOLD_CHARACTER = 7.4;
const LINE = 19;
const GAP = 8;
const LIST = { indent: 20, itemGap: 3 };
const HEADINGS = [
	{ mark: /^### /, height: 30, character: 8.4 },
	{ mark: /^## /, height: 40, character: 12.2 },
];

/** Pixels from the note's upper edge to the end of its text. */
export function noteHeight(content: string, width: number): number {
	const inner = width - 2 * PADDING.side;
	const blocks = content.split(/\n{2,}/).flatMap(blocksOf);
	const heights = blocks.map((block, index) => {
		const gap = index === 0 || isHeading(blocks[index - 1]) ? 0 : GAP;
		return gap + blockHeight(block, inner);
	});
	return PADDING.top + heights.reduce((sum, one) => sum + one, 0) + PADDING.bottom;
}

/** A heading ends with its line, whatever comes behind it. */
function blocksOf(part: string): string[] {
	const [first, ...rest] = part.split('\n');
	if (!isHeading(first)) return [part];
	return rest.length === 0 ? [first] : [first, ...blocksOf(rest.join('\n'))];
}

function isHeading(block: string): boolean {
	return HEADINGS.some(({ mark }) => mark.test(block));
}

function blockHeight(block: string, width: number): number {
	const heading = HEADINGS.find(({ mark }) => mark.test(block));
	if (heading) {
		const lines = linesOf(block.replace(heading.mark, ''), width, heading.character);
		return heading.height + (lines - 1) * LINE * 1.4;
	}
	const isItem = /^(\d+\.|[-*]) /;
	return block.split('\n').reduce((sum, line) => {
		if (!isItem.test(line)) return sum + linesOf(line, width) * LINE;
		return sum + linesOf(line.replace(isItem, ''), width - LIST.indent) * LINE + LIST.itemGap;
	}, 0);
}

/** Lines that Markdown text takes: it breaks between words. */
export function linesOf(text: string, width: number, character = CHARACTER): number {
	let [lines, used, bold] = [1, 0, false];
	for (const word of text.split(' ')) {
		if (word.startsWith('**')) bold = true;
		const shown =
			word.replace(/[*`]/g, '').length * (bold ? Math.max(BOLD_CHARACTER, character) : character);
		if (/\*\*\W*$/.test(word)) bold = false;
		const space = used === 0 ? 0 : character / 2;
		if (used > 0 && used + space + shown > width) {
			lines += 1;
			used = shown;
		} else used += space + shown;
	}
	return lines;
}
