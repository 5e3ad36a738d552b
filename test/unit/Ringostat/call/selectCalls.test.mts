import { isUnfinished, selectCalls } from '../../../../nodes/Ringostat/call/selectCalls';
import { aCall, aMissedCall } from '../../../support/aCall.mts';

describe('which calls go further', () => {
	const incoming = aCall({ id: 'in' });
	const outgoing = aCall({ id: 'out', direction: 'outgoing', event: 'end' });
	const nobodyKnows = aCall({ id: 'none', direction: null, event: 'start' });
	const running = aCall({ id: 'running', outcome: 'inProgress', event: 'end' });
	const all = [incoming, outgoing, nobodyKnows, running];

	test.each([
		['both', [], ['in', 'out', 'none']],
		['incoming', [], ['in', 'none']],
		['both', ['end'], ['out']],
		['both', ['end', 'start'], ['out', 'none']],
		['incoming', ['end'], []],
		['both', [''], ['in']],
	] as const)('%s, events %j: %j', (calls, events, ids) => {
		expect(selectCalls(all, { calls, events }).map(({ id }) => id)).toEqual(ids);
	});
});

describe('a row of the calls list that may still go on', () => {
	const NOW = Date.parse('2026-11-22T10:45:00+02:00');
	const fresh = {
		...aMissedCall(),
		durationSeconds: 0,
		waitSeconds: 0,
		startedAt: '2026-11-22T10:15:01+02:00',
	};

	test.each<[string, object, boolean]>([
		['without any length, within half an hour', {}, true],
		['without any length that is known', { durationSeconds: null, talkSeconds: null }, true],
		['half an hour later', { startedAt: '2026-11-22T10:15:00+02:00' }, false],
		['that rang', { durationSeconds: 1 }, false],
		['that waited 25 seconds, with duration 0', { waitSeconds: 25 }, false],
		['whose waiting is not known', { waitSeconds: null }, true],
		['that was talked in', { talkSeconds: 1, durationSeconds: null }, false],
		['whose time is not known', { startedAt: null }, false],
		['that says so itself', { outcome: 'inProgress', durationSeconds: 9, startedAt: null }, true],
	])('%s', (_, different, unfinished) => {
		expect(isUnfinished({ ...fresh, ...different }, NOW)).toBe(unfinished);
	});
});
