import { parseCalls } from '../../../../nodes/Ringostat/call';
import { mergeById } from '../../../../nodes/Ringostat/call/merge';
import type { MappedOutcome } from '../../../../nodes/Ringostat/call/outcome';
import type { Call } from '../../../../nodes/shared/Call';
import { aCall, aMissedCall } from '../../../support/aCall.mts';

const NOT_MAPPED: MappedOutcome = { outcome: null, missed: null };
const mergeCalls = (...calls: Call[]): Call =>
	mergeById(calls.map((call) => ({ call, mapped: NOT_MAPPED })))[0];

describe('two accounts of one call', () => {
	const answered = aCall({ id: 'a', talkSeconds: 5, line: null, callback: true });
	const missed = aMissedCall({ id: 'a', line: '380441112233' });
	const unknown = aCall({ id: 'a', outcome: 'unknown', talkSeconds: null });
	const running = aCall({ id: 'a', outcome: 'inProgress', talkSeconds: null });
	const notReached = aCall({ id: 'a', outcome: 'notReached', talkSeconds: 0 });

	test.each([
		['answered', answered, missed],
		['answered', answered, unknown],
		['missed', missed, unknown],
		['notReached', notReached, unknown],
		['unknown', unknown, running],
	])('%s speaks, whichever came first: %#', (outcome, one, other) => {
		for (const merged of [mergeCalls(one, other), mergeCalls(other, one)]) {
			expect(merged).toMatchObject({ outcome, missed: outcome === 'missed' });
		}
	});

	test('of two alike, the longer talk speaks, then the earlier account', () => {
		const longer = { ...answered, talkSeconds: 6, event: 'long' };
		expect(mergeCalls({ ...answered, event: 'short' }, longer).event).toBe('long');
		expect(mergeCalls(longer, { ...answered, event: 'short' }).event).toBe('long');
		expect(mergeCalls(longer, { ...longer, event: 'later' }).event).toBe('long');
		const unsaid = { ...answered, talkSeconds: null, event: 'unsaid' };
		expect(mergeCalls(unsaid, { ...answered, talkSeconds: 0, event: 'zero' }).event).toBe('zero');
	});

	test('the other fills what is left empty, and no more', () => {
		const { employee } = answered;
		const one = { ...answered, additional: { a: '1', b: '1' } };
		const other = {
			...missed,
			employee: { ...employee, name: 'Іван', department: 'Опт' },
			utm: { ...answered.utm, source: 'google' },
			additional: { b: '2', c: '2' },
		};
		for (const merged of [mergeCalls(one, other), mergeCalls(other, one)]) {
			expect(merged).toMatchObject({
				line: '380441112233',
				callback: true,
				talkSeconds: 5,
				employee: { name: employee.name, department: 'Опт' },
				utm: { source: 'google' },
				additional: { a: '1', b: '1', c: '2' },
			});
		}
	});

	test('a status that nobody could classifyResult is judged by the direction of the other', () => {
		const unjudged = aCall({
			id: 'a',
			direction: null,
			outcome: 'unknown',
			disposition: 'BUSY',
			talkSeconds: null,
		});
		const incoming = aCall({
			id: 'a',
			outcome: 'inProgress',
			disposition: null,
			talkSeconds: null,
		});
		expect(mergeCalls(unjudged, incoming)).toMatchObject({ outcome: 'missed', missed: true });
		const outgoing = { ...incoming, direction: 'outgoing' as const };
		expect(mergeCalls(unjudged, outgoing)).toMatchObject({ outcome: 'notReached', missed: false });
		const none = { ...incoming, direction: null };
		expect(mergeCalls(unjudged, none)).toMatchObject({ outcome: 'unknown', missed: false });
		const judged = { ...unjudged, direction: 'incoming' as const, missed: false };
		expect(mergeCalls(judged, incoming)).toMatchObject({ outcome: 'unknown', missed: false });
	});

	test('of several, each id stays at its first place', () => {
		const rows = ['b', 'a', 'b', 'c', 'a'].map((uniqueid, at) => ({
			uniqueid,
			type: 'in',
			dst: at,
		}));
		expect(parseCalls({ body: rows }).map(({ id }) => id)).toEqual(['b', 'a', 'c']);
	});
});
