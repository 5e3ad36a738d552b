import { errorOf, type Execution, waitForExecutions } from '../local-n8n/rest/executions.mts';
import type { Report } from '../local-n8n/progress.mts';
import type { CabinetState } from '../sandbox/index.mts';
import type { Stage } from './stage.mts';
import { storyCalls } from './story.mts';
import { checkStory, equal, type Check } from './storyChecks.mts';

const SETTLE_LIMIT_MS = 60_000;

export interface StoryResult {
	state: CabinetState;
	checks: Check[];
}

/** Rings the story's calls through a stage whose workflow has not run yet, and checks the cabinet afterwards. */
export async function playStory(stage: Stage, report: Report): Promise<StoryResult> {
	const { sandbox, session, workflowId, webhookUrl, access } = stage;
	sandbox.reset();
	const before = sandbox.cabinet.state;
	const story = storyCalls();
	const answers: number[] = [];
	let executions: Execution[] = [];
	for (const { what, ...request } of story) {
		const rung = { ...request, webhookUrl, token: access.token };
		const { deliveries } = await sandbox.ringostat.ring(rung);
		answers.push(...deliveries.map(({ status }) => status));
		report(`${answers.at(-1)}  ${what} (${request.shape})`);
		// One after another, as on the telephone: else a call back may be logged before the call that was missed.
		const started = answers.filter((status) => status === 200).length;
		executions = await waitForExecutions(session, workflowId, started, SETTLE_LIMIT_MS);
	}
	const errors = await Promise.all(
		executions
			.filter(({ status }) => status !== 'success')
			.map(async ({ id, status }) => `execution ${id} ${status}: ${await errorOf(session, id)}`),
	);
	const { state } = sandbox.cabinet;
	const [first] = state.clients.slice(before.clients.length);
	const tags = ['google', 'cpc', 'autumn-sale'];
	const kept = Object.values(first ?? {});
	const untitled = state.tasks.filter(({ title }) => String(title ?? '').trim() === '');
	return {
		state,
		checks: [
			equal('n8n answered 200 to every delivery', answers, Array(story.length).fill(200)),
			equal('every delivery ran the workflow', executions.length, story.length),
			equal('no execution failed', errors, []),
			...checkStory(story, before, state),
			equal(
				"a new client's UTM tags are kept",
				tags.filter((tag) => kept.includes(tag)),
				tags,
			),
			equal('a new client has no responsible yet', first?.responsible ?? null, null),
			equal('every task has a title', untitled, []),
		],
	};
}
