/** A table in Markdown. What would break a cell is escaped. */
export function markdownTable(head: string[], rows: string[][]): string {
	const lines = [head, head.map(() => '---'), ...rows];
	return lines.map((cells) => `| ${cells.map(plain).join(' | ')} |`).join('\n');
}

function plain(cell: string): string {
	return cell.replaceAll('|', '\\|').replaceAll('\n', '<br>');
}
