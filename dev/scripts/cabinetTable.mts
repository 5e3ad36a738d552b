import type { CabinetState, SandboxRecord } from './sandboxControl.mts';

const columns: Record<keyof CabinetState, string[]> = {
	clients: [
		'id',
		'name',
		'phone',
		'responsible',
		'custom_field_1',
		'custom_field_2',
		'custom_field_3',
	],
	calls: ['id', 'direction', 'status', 'phone', 'client_id', 'talk_duration', 'record_url'],
	tasks: ['id', 'title', 'client_id', 'status', 'responsible'],
};
const titles: Record<string, string> = {
	client_id: 'client',
	talk_duration: 'talk, s',
	record_url: 'recording',
};
const WIDEST = 44;

/** What the cabinet holds, as text: counts, then a table each of clients, calls and tasks. */
export function cabinetTable(state: CabinetState): string {
	const kinds = Object.keys(columns) as Array<keyof CabinetState>;
	const counts = kinds.map((kind) => `${state[kind].length} ${kind}`).join(', ');
	return [
		`Asteril holds ${counts}.`,
		...kinds.map((kind) =>
			table(`${kind[0].toUpperCase()}${kind.slice(1)}`, state[kind], columns[kind]),
		),
	].join('\n\n');
}

function table(title: string, records: SandboxRecord[], names: string[]): string {
	const rows = [
		names.map((name) => titles[name] ?? name),
		...records.map((record) => names.map((name) => cell(name, record[name]))),
	];
	const widths = names.map((_, column) => Math.max(...rows.map((row) => row[column].length)));
	const lines = rows.map((row) =>
		`  ${row.map((text, column) => text.padEnd(widths[column])).join('  ')}`.trimEnd(),
	);
	const rule = `  ${widths.map((width) => '─'.repeat(width)).join('  ')}`;
	return [title, lines[0], rule, ...lines.slice(1)].join('\n');
}

function cell(name: string, value: SandboxRecord[string]): string {
	if (value === null || value === undefined || value === '') return '–';
	if (name === 'record_url') return 'yes';
	const text = String(value);
	return text.length > WIDEST ? `${text.slice(0, WIDEST - 1)}…` : text;
}
