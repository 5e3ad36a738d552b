import { clockFacts } from '../../../../../nodes/Asteril/check/try/clockFacts';
import type { TestDraft } from '../../../../../nodes/Asteril/check/try/draft';
import { defaultContract } from '../../../../../nodes/Asteril/api/contract';

const now = Date.parse('2026-11-22T10:00:00Z');
const draft = { writable: { startedAt: { key: 'started_at', forms: [] } } } as unknown as TestDraft;
const created = '2026-11-22 11:00:00';

test.each([
	['just now in Kyiv', 'Europe/Kyiv', { created_at: '2026-11-22 12:00:00' }, {}],
	['just now elsewhere', 'Europe/Warsaw', { created_at: created }, {}],
	[
		'by an earlier check, an hour ago,',
		'no zone',
		{ created_at: created },
		{ created_at: created },
	],
	[
		'by an earlier check and changed just now',
		'Europe/Kyiv',
		{ created_at: created, updated_at: '2026-11-22 12:01:00' },
		{ created_at: created, updated_at: created },
	],
	['with a time that the check has written', 'no zone', { started_at: created }, {}],
])('a record made %s shows %s', (_name, zone, row, before) => {
	const facts = clockFacts(row, before, draft, defaultContract, now);
	expect(facts['dates.zone'] ?? 'no zone').toBe(zone);
});
