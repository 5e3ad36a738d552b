import type { Checked } from '../../../../../nodes/Asteril/check/report/reportItem';
import { summaryItem } from '../../../../../nodes/Asteril/check/report/summary';

const LISTS = { client: {}, call: {}, task: {} };
const trial = (entity: string, outcome = 'works', said = '') => ({
	entity,
	outcome,
	said,
	lost: [],
});
const WORKING = [trial('client'), trial('call'), trial('task')];

function summary(part: object) {
	const checked = { lists: LISTS, trials: WORKING, tryWriting: true, ...part };
	return summaryItem(checked as unknown as Checked, 0);
}

test.each([
	['everything works', {}, 'confirmed', /^Calls can be logged/, /^Nothing differs/],
	[
		'writing was not tried',
		{ trials: [], tryWriting: false },
		'cannot tell',
		/^The lists can be read/,
		/Cabinet → Check and switch on Try Writing/,
	],
	[
		'no list of calls was found and clients are refused',
		{
			lists: { client: {}, task: {} },
			trials: [trial('client', 'refused', 'no'), trial('task')],
		},
		'not supported',
		/^No list of calls was found, .* New clients can't be created: the cabinet refuses them \(no\)\. Writing tasks works\.$/,
		/"Under which path .* are the calls listed and created\? With which request .* is a client created/,
	],
	[
		'calls are not taken',
		{ trials: [trial('client'), trial('call', 'noPath'), trial('task')] },
		'not supported',
		/^New calls can't be created: .* Writing clients and tasks works\.$/,
		/Has our API key the right to log calls\?"$/,
	],
	[
		'tasks do not keep what they are found by',
		{ trials: [trial('client'), trial('call'), { ...trial('task'), lost: ['externalId'] }] },
		'not supported',
		/^The tasks of this cabinet do not keep "externalId"/,
		/is a task created and changed\?"$/,
	],
])('where %s, the first item says so and what to do', (_what, part, result, answered, note) => {
	const item = summary(part);
	expect(item.result).toBe(result);
	expect(item.answered).toMatch(answered);
	expect(item.note).toMatch(note);
});
