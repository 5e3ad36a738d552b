import { describeFailures, type Failure } from '../../../../nodes/shared/n8n/describeFailures';

const failure = (node: string, message: string): Failure => ({ node, message });

test.each([
	{
		title: 'a step is named with its reason',
		failures: [failure('Log Call', 'Asteril is failing (503).')],
		said: 'Log Call: Asteril is failing (503).',
	},
	{
		title: 'steps with one reason are named together',
		failures: [failure('Find/Create Client', 'No key.'), failure('Log Call', 'No key.')],
		said: 'Find/Create Client, Log Call: No key.',
	},
	{
		title: 'how often each step tried makes no other reason',
		failures: [
			failure('Find/Create Client', 'Asteril is failing (503), after 4 tries.'),
			failure('Log Call', 'Asteril is failing (503), after 5 tries.'),
			failure('Create Task', 'Asteril is failing (503).'),
		],
		said: 'Find/Create Client, Log Call, Create Task: Asteril is failing (503), after 4 tries.',
	},
	{
		title: 'another status is another reason',
		failures: [failure('Log Call', 'Refused (401).'), failure('Create Task', 'Refused (404).')],
		said: 'Log Call: Refused (401). · Create Task: Refused (404).',
	},
	{
		title: 'a code for which n8n shows a text of its own is left out',
		failures: [failure('Log Call', 'No connection (ECONNREFUSED).')],
		said: 'Log Call: No connection.',
	},
])('$title', ({ failures, said }) => expect(describeFailures(failures)).toBe(said));
