import { markdownTable } from './markdownTable.mts';
import type { CabinetState } from '../sandbox/index.mts';

/** The fields that are shown of each record. */
const TABLES: Record<keyof CabinetState, string[]> = {
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
const WIDEST = 44;

/** What the cabinet holds, as text: counts, then a table each of clients, calls and tasks. */
export function cabinetTable(state: CabinetState): string {
	const kinds = Object.keys(TABLES) as Array<keyof CabinetState>;
	const counts = kinds.map((kind) => `${state[kind].length} ${kind}`).join(', ');
	const tables = kinds.map((kind) => {
		const rows = state[kind].map((record) => TABLES[kind].map((field) => cell(record[field])));
		return `${kind}\n${markdownTable(TABLES[kind], rows, true)}`;
	});
	return [`Asteril holds ${counts}.`, ...tables].join('\n\n');
}

function cell(value: string | number | null | undefined): string {
	const text = String(value ?? '') || '–';
	return text.length > WIDEST ? `${text.slice(0, WIDEST - 1)}…` : text;
}
