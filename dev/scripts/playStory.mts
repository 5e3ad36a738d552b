import { errorOf, type Execution, waitForExecutions } from '../local-n8n/rest/executions.mts';
import type { Report } from '../local-n8n/progress.mts';
import { cabinetState, resetSandbox, ring, type CabinetState } from './sandboxControl.mts';
import type { Stage } from './stage.mts';
import { storyCalls } from './story.mts';
import { checkStory, type Check } from './storyChecks.mts';

const SETTLE_LIMIT_MS = 60_000;

export interface StoryResult {
	state: CabinetState;
	checks: Check[];
}

/** Rings the story's calls through a stage whose workflow has not run yet, and looks at what became of them. */
export async function playStory(stage: Stage, report: Report): Promise<StoryResult> {
	const { sandbox, session, workflowId, webhookUrl, access } = stage;
	await resetSandbox(sandbox.url);
	const before = await cabinetState(sandbox.url);
	const answers: number[] = [];
	let executions: Execution[] = [];
	for (const { what, ...request } of storyCalls) {
		const rung = { ...request, webhookUrl, token: access.token };
		const { deliveries } = await ring(sandbox.url, rung);
		answers.push(...deliveries.map(({ status }) => status));
		report(`${answers.at(-1)}  ${what} (${request.shape})`);
		// One after another, as on the telephone: else a call back may be logged before the call that was missed.
		const started = answers.filter((status) => status === 200).length;
		executions = await waitForExecutions(session, workflowId, started, SETTLE_LIMIT_MS);
	}
	const bad = executions.filter(({ status }) => status !== 'success');
	const errors = await Promise.all(
		bad.map(async ({ id, status }) => `execution ${id} ${status}: ${await errorOf(session, id)}`),
	);
	const state = await cabinetState(sandbox.url);
	return {
		state,
		checks: [
			{
				name: 'n8n answered 200 to every delivery',
				ok: answers.every((status) => status === 200),
				detail: `answered ${answers.join(', ')}`,
			},
			{
				name: 'every delivery ran the workflow without an error',
				ok: executions.length === storyCalls.length && bad.length === 0,
				detail: [`${executions.length} executions`, ...errors].join('; '),
			},
			...checkStory(before, state),
		],
	};
}
