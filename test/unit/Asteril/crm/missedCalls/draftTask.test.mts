import {
	deadlineOf,
	type TaskOptions,
	completeClient,
} from '../../../../../nodes/Asteril/crm/missedCalls/draftTask';
import { aMissedCall } from '../../../../support/aCall.mts';
import { type OpenCabinet, openCabinet } from '../../../../support/openCabinet.mts';

describe('the deadline', () => {
	const due = (start: string, different: Partial<TaskOptions>) =>
		deadlineOf(start, { dueMinutes: 90, calendar: null, ...different } as TaskOptions);

	test('counts from the call, on its clock', () => {
		expect(due('2026-11-22T23:30:00.250+02:00', {})).toBe('2026-11-23T01:00:00.250+02:00');
		expect(due('2026-11-22T23:30:00+02:00', {})).toBe('2026-11-23T01:00:00+02:00');
		expect(due('2026-11-22T10:00:00Z', { dueMinutes: 0 })).toBe('2026-11-22T10:00:00Z');
	});

	test.each([
		['without minutes', '2026-11-22T10:00:00+02:00', { dueMinutes: null }],
		['of a call without a time', '', {}],
		['of a call whose time is none', 'soon', {}],
	])('%s: there is none', (_name, start, different) => {
		expect(due(start, different)).toBeUndefined();
	});
});

describe('what is known of a client', () => {
	let cabinet: OpenCabinet;
	beforeEach(async () => {
		cabinet = await openCabinet();
		cabinet.sandbox.cabinet.update('client', 1, { phone: '067 123-45-67', responsible: 2 });
	});
	afterEach(async () => await cabinet.close());

	const call = aMissedCall();
	const bare = { id: 1, name: null };

	test('is asked for when there is but an id, however the number is written', async () => {
		expect(await completeClient(cabinet, bare, call)).toMatchObject({ id: 1, responsible: 2 });
	});

	test('is not asked for when it is known, or there is nothing to ask by', async () => {
		const known = { ...bare, responsible: null };
		expect(await completeClient(cabinet, known, call)).toBe(known);
		expect(await completeClient(cabinet, null, call)).toBeNull();
		expect(await completeClient(cabinet, bare, { ...call, clientPhone: null })).toBe(bare);
		expect(cabinet.sent).toEqual([]);
	});

	test('is not that of another client with the number', async () => {
		const other = { id: 7, name: null };
		expect(await completeClient(cabinet, other, call)).toBe(other);
		const unknown = { ...call, clientPhone: '380509999999' };
		expect(await completeClient(cabinet, bare, unknown)).toBe(bare);
	});
});
