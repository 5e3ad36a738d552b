import { fieldsOf, idKeyOf } from '../../../../../nodes/Asteril/check/observe/fields';
import { defaultContract } from '../../../../../nodes/Asteril/api/contract';

test('a field is found under a likely name whose values look right', () => {
	const rows = [{ id: 1, ext_id: 'a', start: '2026-11-25 10:20:30', record: 'no link', talk: 4 }];
	const { fields, missing } = fieldsOf(defaultContract, 'call', rows);
	expect(fields).toMatchObject({ externalId: 'ext_id', startedAt: 'start', talkDuration: 'talk' });
	expect(missing).toContain('recordingUrl');
});

test('a name that is assumed for another field is left to that field', () => {
	const rows = [{ id: 1, status: 'answered', duration: 5 }];
	expect(fieldsOf(defaultContract, 'call', rows).fields).toEqual({
		status: 'status',
		duration: 'duration',
	});
});

test('records with a field that is empty show every field', () => {
	const rows = [{ id: 1, phone: '380671234567' }];
	expect(fieldsOf(defaultContract, 'client', rows).showsEmpty).toBe(false);
	const more = [...rows, { id: 2, phone: null }];
	expect(fieldsOf(defaultContract, 'client', more).showsEmpty).toBe(true);
});

test.each([
	[[{ id: 1 }, { id: 2 }], 'id'],
	[[{ task_id: 1, uuid: 'a' }], 'task_id'],
	[[{ _id: 'x' }], '_id'],
	[[{ id: 1 }, { id: 1 }], null],
	[[], null],
])('the id of %j stands under %j', (rows, key) => {
	expect(idKeyOf('task', 'id', rows)).toBe(key);
});
