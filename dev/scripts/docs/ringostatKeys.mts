import { KEY_TABLE } from '../../../nodes/Ringostat/call/keys.ts';
import { KEYS, type Meaning } from '../../../nodes/Ringostat/call/meanings.ts';
import { markdownTable } from '../markdownTable.mts';

/** What the docs call a meaning, and the meanings in `meanings.ts` that belong to it. */
const ROWS: ReadonlyArray<[label: string, ...meanings: Meaning[]]> = [
	['call ID', 'id'],
	['date and time', 'startedAt'],
	['direction', 'direction'],
	['callback widget', 'callback', 'substitution'],
	["client's number, incoming", 'client.incoming'],
	["client's number, outgoing", 'client.outgoing'],
	['our line, incoming', 'line.incoming'],
	['our line, outgoing', 'line.outgoing'],
	['a number of ours, always', 'ours'],
	['who talked', 'connectedWith'],
	['status', 'disposition'],
	['talk time in seconds', 'talkSeconds'],
	['whole length in seconds', 'durationSeconds'],
	['whole length in milliseconds', 'durationMilliseconds'],
	['waiting time in seconds', 'waitSeconds'],
	['link to the recording', 'recordingUrl'],
	['whether there is a recording', 'recordingFlag'],
	['link to the call card', 'callCardUrl'],
	["employee's name", 'employee.name'],
	["employee's ID", 'employee.id'],
	["employee's e-mail", 'employee.email'],
	["employee's extension", 'employee.extension'],
	["employee's SIP login", 'employee.sip'],
	["employee's number", 'employee.phone'],
	['department', 'employee.department'],
	['UTM tags', ...utmOf('utm'), ...utmOf('lastUtm')],
	['event', 'event'],
];

/**
 * Returns the keys that the parser knows, by what they mean, as a Markdown table.
 *
 * @throws when a key of `keys.ts` has no row
 */
export function keysTable(): string {
	const assumed = new Set<string>();
	for (const row of KEY_TABLE) {
		if ('assumed' in row && row.assumed) for (const key of row.keys) assumed.add(key);
	}
	const shown = new Set<string>();
	const rows = ROWS.map(([label, ...meanings]) => {
		const keys = meanings.flatMap((meaning) => KEYS.get(meaning) ?? []);
		for (const key of keys) shown.add(key);
		const codes = (wanted: boolean) =>
			keys.filter((key) => assumed.has(key) === wanted).map((key) => `\`${key}\``);
		return [label, codes(false).join(', '), codes(true).join(', ')];
	});
	const left = [...KEYS.values()].flat().find((key) => !shown.has(key));
	if (left !== undefined) throw new Error(`scripts/docs/ringostatKeys.mts has no row for ${left}`);
	return markdownTable(['What it holds', 'Seen', 'Assumed'], rows);
}

function utmOf(utm: 'utm' | 'lastUtm'): Meaning[] {
	return (['source', 'medium', 'campaign', 'content', 'term'] as const).map(
		(tag) => `${utm}.${tag}` as const,
	);
}
