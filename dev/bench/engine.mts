/** n8n's own engine in this process, with the nodes from their sources, as the tests have it. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { projectRoot } from '../local-n8n/projectRoot.mts';
import type { runWorkflow } from '../../test/support/runWorkflow.mts';
import type { step } from '../../test/support/pipeline.mts';

interface Engine {
	runWorkflow: typeof runWorkflow;
	step: typeof step;
}

/** Provides what jest gives every module of `test/support`: `__dirname`, `require` and `afterEach`. */
export function provideJestGlobals(): void {
	const file = join(projectRoot(), 'test', 'support', 'runWorkflow.mts');
	const afterEach = () => undefined;
	Object.assign(globalThis, { __dirname: dirname(file), require: createRequire(file), afterEach });
}

export async function loadEngine(): Promise<Engine> {
	provideJestGlobals();
	const { runWorkflow } = await import('../../test/support/runWorkflow.mts');
	const { step } = await import('../../test/support/pipeline.mts');
	return { runWorkflow, step };
}

/** The template's nodes behind its trigger, as far as a missed call's task. */
export const NODES = [
	'asterilFindOrCreateClient',
	'asterilLogCall',
	'asterilCreateMissedCallTask',
] as const;
