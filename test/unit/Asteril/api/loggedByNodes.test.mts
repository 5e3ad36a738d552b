import { isLoggedByNodes } from '../../../../nodes/Asteril/api/loggedByNodes';
import type { CallRecord } from '../../../../nodes/Asteril/api/records';

test.each([
	['Статус Ringostat: ANSWERED', true],
	['Співробітник: Ольга (101)\nСтатус Ringostat: NO ANSWER\nКартка дзвінка: https://x', true],
	['Клієнт питав про Статус Ringostat: що це', false],
	['Статус Ringostat', false],
	['', false],
	[null, false],
])('a call with the comment %j is logged by the nodes: %s', (comment, expected) => {
	expect(isLoggedByNodes({ comment } as CallRecord)).toBe(expected);
});
