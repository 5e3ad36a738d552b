import { factsOfNote } from '../../../../../nodes/Asteril/check/try/note';

const NOTE =
	'Тест n8n, можна видалити (n8n: write.envelope: data; call.create.path: calls/add; call.create.constants.source: 1; task.values.status.open = 0)';

test('a note in a record says how it was created', () => {
	expect(factsOfNote({ id: 7, comment: NOTE })).toEqual({
		'write.envelope': 'data',
		'call.create.path': 'calls/add',
		'call.create.constants.source': '1',
		'task.values.status.open': 0,
	});
});

test('a note without an envelope says that there is none', () => {
	const comment = 'Тест n8n, можна видалити (n8n: call.create.path: call)';
	expect(factsOfNote({ comment })).toMatchObject({ 'write.envelope': null });
});

test.each([
	['no note', 'Тест n8n, можна видалити'],
	['half a note', NOTE.slice(0, 60)],
])('%s says nothing', (_what, comment) => {
	expect(factsOfNote({ comment, id: 7, name: null })).toEqual({});
});

test.each(['basePath: evil', 'call.create.__proto__: x', 'call.create.path = null', 'x'])(
	'a note that a person has changed to "%s" says nothing of that',
	(part) => {
		expect(factsOfNote({ comment: `(n8n: ${part})` })).toEqual({ 'write.envelope': null });
	},
);
