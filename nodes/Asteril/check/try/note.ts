import type { Row } from '../answers';
import type { Facts, Leaf } from '../derive/facts';
import { TEST_NAME } from './plantedValues';
import type { TestRecord } from './TestRecord';
import type { Trial } from './Trial';

/** What a second record would be needed for to find it out again. */
const NOTED =
	/^(write\.envelope|(client|call|task)\.create\.(path|method|key|constants\.[a-z][\w-]*)|task\.values\.status\.(open|done))$/i;
/** Nothing that a page would show in another form: no quotes, no angle brackets. */
const NOTE = /\(n8n: ([^()"'<>&]*)\)/;

/**
 * Writes into the record of the check how it was created, so that the next check need not create
 * another one to know it.
 */
export async function leaveNote(record: TestRecord, { entity, facts }: Trial): Promise<void> {
	const key = facts[`${entity}.fields.comment`] ?? facts[`${entity}.fields.description`];
	if (typeof key !== 'string') return;
	const noted = Object.entries(facts).filter(([path, value]) => NOTED.test(path) && value !== null);
	// Text stands after a colon, everything else after an equals sign.
	const parts = noted.map(
		([path, value]) => `${path}${typeof value === 'string' ? ':' : ' ='} ${String(value)}`,
	);
	const text = `${TEST_NAME} (n8n: ${parts.join('; ')})`;
	if (NOTE.test(text)) await record.change({ [key]: text });
}

/** Reads what a note in a record says; nothing when there is none. */
export function factsOfNote(row: Row): Facts {
	const [note] = Object.values(row).flatMap((value) => NOTE.exec(String(value))?.[1] ?? []);
	if (note === undefined) return {};
	const facts = note.split('; ').flatMap((part): Array<[string, Leaf]> => {
		const [, path, text, other] = /^([\w.-]+)(?:: (.*)| = (\d+|true|false))$/.exec(part) ?? [];
		if (path === undefined || !NOTED.test(path)) return [];
		return [[path, text ?? (JSON.parse(other) as Leaf)]];
	});
	// Whatever is not noted of the envelope is that there is none.
	return { 'write.envelope': null, ...Object.fromEntries(facts) };
}
