/** n8n's own engine in this process, with the nodes from their sources, as the tests have it. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { projectRoot } from '../local-n8n/projectRoot.mts';
import type { runWorkflow } from '../../test/support/runWorkflow.mts';
import type { step } from '../../test/support/road.mts';

interface Engine {
	runWorkflow: typeof runWorkflow;
	step: typeof step;
}

/** `test/support` is written for jest, which gives every module these two. */
export async function loadEngine(): Promise<Engine> {
	const file = join(projectRoot(), 'test', 'support', 'runWorkflow.mts');
	Object.assign(globalThis, { __dirname: dirname(file), require: createRequire(file) });
	const { runWorkflow } = await import('../../test/support/runWorkflow.mts');
	const { step } = await import('../../test/support/road.mts');
	return { runWorkflow, step };
}

/** The template's nodes behind its trigger, as far as a missed call's task. */
export const NODES = [
	'asterilFindOrCreateClient',
	'asterilLogCall',
	'asterilCreateMissedCallTask',
] as const;
