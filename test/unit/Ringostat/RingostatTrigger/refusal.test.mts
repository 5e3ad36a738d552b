import { ProcessState } from '../../../../nodes/Ringostat/n8n/ProcessState';
import { refusedItems } from '../../../../nodes/Ringostat/RingostatTrigger/refusal';

const MINUTE = 60_000;

test.each<[what: string, deliveries: Array<[trigger: string, minutes: number]>, shown: boolean[]]>([
	[
		'once, then not for ten minutes',
		[
			['a', 0],
			['a', 1],
			['a', 9.99],
		],
		[true, false, false],
	],
	[
		'again after ten minutes',
		[
			['a', 0],
			['a', 10],
			['a', 19],
		],
		[true, true, false],
	],
	[
		'for each trigger',
		[
			['a', 0],
			['b', 1],
			['a', 2],
			['b', 12],
		],
		[true, true, false, true],
	],
])('A refused delivery is shown %s.', (_what, deliveries, shown) => {
	const state = new ProcessState();
	const items = deliveries.map(([trigger, minutes]) =>
		refusedItems(trigger, 'No token.', minutes * MINUTE, state),
	);
	expect(items.map((item) => item !== null)).toEqual(shown);
	expect(items[0]).toEqual([{ json: { refused: 'No token.' } }]);
});

test('What was shown belongs to the process, and to nothing else.', () => {
	const shown = () => refusedItems('a', 'No token.', 0, new ProcessState());
	expect([shown(), shown()]).not.toContain(null);
});
