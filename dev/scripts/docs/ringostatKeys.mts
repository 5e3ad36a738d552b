import { KEY_TABLE } from '../../../nodes/Ringostat/call/keys.ts';
import { KEYS, type Meaning } from '../../../nodes/Ringostat/call/meanings.ts';

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
	[
		'UTM tags',
		'utm.source',
		'utm.medium',
		'utm.campaign',
		'utm.content',
		'utm.term',
		'lastUtm.source',
		'lastUtm.medium',
		'lastUtm.campaign',
		'lastUtm.content',
		'lastUtm.term',
	],
	['event', 'event'],
];

/**
 * Returns the keys that the parser knows, by what they mean, as a Markdown table.
 *
 * @throws when a key of `keys.ts` has no row
 */
export function keysTable(): string {
	const rows: string[] = [];
	const shown = new Set<string>();
	for (const [label, ...meanings] of ROWS) {
		const keys = meanings.flatMap((meaning) => KEYS.get(meaning) ?? []);
		keys.forEach((key) => shown.add(key));
		const seen = keys.filter((key) => !ASSUMED.has(key));
		const assumed = keys.filter((key) => ASSUMED.has(key));
		rows.push(`| ${label} | ${codes(seen)} | ${codes(assumed)} |`);
	}
	const left = [...KEYS.values()].flat().filter((key) => !shown.has(key));
	if (left.length > 0) throw new Error(`scripts/docs/ringostatKeys.mts has no row for ${left[0]}`);
	return ['| What it holds | Seen | Assumed |', '| --- | --- | --- |', ...rows].join('\n');
}

const ASSUMED: ReadonlySet<string> = new Set(
	KEY_TABLE.filter((row) => 'assumed' in row && row.assumed).flatMap(
		({ keys }): readonly string[] => keys,
	),
);

function codes(keys: readonly string[]): string {
	return keys.map((key) => `\`${key}\``).join(', ');
}
