import { nearest } from '../../../nodes/shared/nearest';

test.each([
	['client.list.pth', 'client.list.path'],
	['Client.list.path', 'client.list.path'],
	['clients.list.path', 'client.list.path'],
	['task', 'task'],
	['', 'task'],
])('"%s" most likely meant "%s"', (typed, meant) => {
	expect(nearest(typed, ['client.list.path', 'client.list.key', 'task'])).toBe(meant);
});
