/**
 * A table in Markdown. What would break a cell is escaped.
 * @param aligned for a terminal: pads the columns
 */
export function markdownTable(head: string[], rows: string[][], aligned = false): string {
	const [top, ...others] = [head, ...rows].map((cells) => cells.map(escaped));
	const widths = top.map((_, column) =>
		aligned ? Math.max(3, ...[top, ...others].map((cells) => cells[column].length)) : 0,
	);
	const line = (cells: string[]) =>
		`| ${cells.map((cell, column) => cell.padEnd(widths[column])).join(' | ')} |`;
	const rule = widths.map((width) => '-'.repeat(Math.max(3, width)));
	return [line(top), line(rule), ...others.map(line)].join('\n');
}

function escaped(cell: string): string {
	return cell.replaceAll('|', '\\|').replaceAll('\n', '<br>');
}
