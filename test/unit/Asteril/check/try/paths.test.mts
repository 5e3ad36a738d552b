import { defaultContract } from '../../../../../nodes/Asteril/api/contract';
import { withFacts } from '../../../../../nodes/Asteril/check/facts';
import { pathsOf, shapeOf } from '../../../../../nodes/Asteril/check/try/paths';
import { CREATE_PATHS, UPDATE_PATHS } from '../../../../../nodes/Asteril/check/tables/requests';

const at = (path: string) => withFacts(defaultContract, { 'task.list.path': path });

test.each([
	['activities', null, ['task', 'activity', 'activities', 'activity/create']],
	['crm/todos/list', null, ['task', 'crm/todo', 'crm/todos', 'crm/todo/create']],
	['todos', '{many}/add', ['todos/add', 'task', 'todo', 'todos']],
])('a task of the list %s is created, after the shape %j, at %j', (list, shape, paths) => {
	expect([...pathsOf(at(list), 'task', shape, CREATE_PATHS)].slice(0, 4)).toEqual(paths);
});

test.each([
	['todo', ['task/{id}', 'todo/{id}', 'todos/{id}']],
	['todo/create', ['task/{id}', 'todo/create/{id}', 'todo/{id}']],
])('a task that is created at %s is changed at %j', (create, paths) => {
	const all = [...pathsOf(at('todos'), 'task', null, UPDATE_PATHS, create)];
	expect(all.slice(0, 3)).toEqual(paths);
});

test.each([
	['todos/add', '{many}/add'],
	['todo', '{one}'],
	['somewhere/else', null],
])('the shape of %s is %j', (path, shape) => {
	expect(shapeOf(at('todos'), 'task', path, CREATE_PATHS)).toBe(shape);
});
