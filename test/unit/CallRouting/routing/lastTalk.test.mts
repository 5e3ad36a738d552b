import type { CallRecord } from '../../../../nodes/Asteril/api/records';
import { lastTalkIn } from '../../../../nodes/CallRouting/routing/lastTalk';

const call = (startedAt: string | null, facts: Partial<CallRecord> = {}): CallRecord => ({
	...{ id: 1, externalId: null, clientId: 7, direction: 'incoming', status: 'answered' },
	...{ phone: null, line: null, startedAt, duration: null, talkDuration: null },
	...{ recordingUrl: null, responsible: null, comment: null },
	...facts,
});
const said = (comment: string | null) =>
	lastTalkIn([call('2026-11-20T10:00:00+02:00', { comment })], 7);

test.each<[string, string | null, object | null]>([
	[
		'a name and an extension',
		'Співробітник: Ольга Менеджер (101)',
		{ name: 'Ольга Менеджер', extension: '101' },
	],
	['a name', 'Відділ: продажу\nСпівробітник: Ольга', { name: 'Ольга', extension: null }],
	['an extension', 'Співробітник: (101)', { name: null, extension: '101' }],
	['nothing', 'Відділ: продажу', null],
	['no comment', null, null],
])('the comment names %s', (_name, comment, employee) => {
	expect(said(comment)).toEqual({ responsible: null, employee });
});

test('the latest answered call counts, in whatever order they come', () => {
	const calls = [
		call('2026-11-20T10:00:00+02:00', { responsible: 1 }),
		call('2026-11-22T10:00:00+02:00', { responsible: 2 }),
		call('2026-11-21T10:00:00+02:00', { responsible: 3 }),
		call('2026-11-23T10:00:00+02:00', { responsible: 4, status: 'missed' }),
		call('2026-11-23T10:00:00+02:00', { responsible: 5, clientId: 8 }),
		call(null, { responsible: 6 }),
	];
	expect(lastTalkIn(calls, '7')?.responsible).toBe(2);
	expect(lastTalkIn([...calls].reverse(), '7')?.responsible).toBe(2);
});

test('without an answered call there is no talk', () => {
	expect(lastTalkIn([], 7)).toBeNull();
	expect(lastTalkIn([call('2026-11-20T10:00:00+02:00', { status: 'missed' })], 7)).toBeNull();
});
