import { defaultContract } from '../../../../../nodes/Asteril/api/contract';
import type { Contract } from '../../../../../nodes/Asteril/api/contractTypes';
import { withFacts } from '../../../../../nodes/Asteril/check/derive/facts';
import { waysOf, withAlikePaths } from '../../../../../nodes/Asteril/check/try/paths';

const pathsOf = (contract: Contract, kind: 'create' | 'update') => [
	...new Set(waysOf(contract, 'task', kind).map((way) => way[`task.${kind}.path`])),
];

const taskOf = (facts: Record<string, string>) =>
	withFacts(
		defaultContract,
		Object.fromEntries(Object.entries(facts).map(([path, value]) => [`task.${path}`, value])),
	);

test.each([
	['as its list', { 'list.path': 'activities' }, ['activity', 'activities', 'activity/create']],
	['as a list with a suffix', { 'list.path': 'crm/todos/list' }, ['crm/todo', 'crm/todos']],
	['as the credential says', { 'create.path': 'new-task' }, ['new-task', 'task', 'tasks']],
])('a task is created %s', (_how, facts, paths) => {
	expect(pathsOf(taskOf(facts), 'create').slice(0, paths.length)).toEqual(paths);
});

test.each([
	['as it is created', { 'create.path': 'todo' }, ['todo/{id}', 'task/{id}', 'tasks/{id}']],
	['as the credential says', { 'update.path': 'put/{id}' }, ['put/{id}', 'task/{id}']],
])('a task is changed %s', (_how, facts, paths) => {
	expect(pathsOf(taskOf(facts), 'update').slice(0, paths.length)).toEqual(paths);
});

test.each([
	['create', ['POST task', 'POST tasks', 'POST task/create']],
	['update', ['POST task/{id}', 'PATCH task/{id}', 'PUT task/{id}']],
] as const)('to %s, the likeliest ways come first', (kind, first) => {
	const ways = waysOf(defaultContract, 'task', kind).map(
		(way) => `${way[`task.${kind}.method`]} ${way[`task.${kind}.path`]}`,
	);
	expect(ways.slice(0, 3)).toEqual(first);
});

test('what worked for a client is tried for calls and tasks', () => {
	const contract = withFacts(defaultContract, {
		'client.create.path': 'clients/add',
		'client.create.method': 'PUT',
		'client.update.path': 'clients/{id}',
		'client.update.method': 'PATCH',
		'task.create.path': 'new-task',
	});
	const { call, task } = withAlikePaths(contract, 'client');
	expect(call.create).toMatchObject({ path: 'calls/add', method: 'PUT' });
	expect(call.update).toMatchObject({ path: 'calls/{id}', method: 'PATCH' });
	expect([task.create.path, task.update.path]).toEqual(['new-task', 'tasks/{id}']);
});
