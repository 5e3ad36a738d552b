import type { Sandbox } from '../../dev/sandbox/index.mts';
import { credentialFor } from './openCabinet.mts';
import { step } from './pipeline.mts';
import { runWorkflow, type Ran, type Step } from './runWorkflow.mts';

type Entity = 'client' | 'call' | 'task';
type Fields = Parameters<Sandbox['cabinet']['create']>[1];
type Create = (fields: Fields) => ReturnType<Sandbox['cabinet']['create']>;

const NODES = [
	'asterilFindOrCreateClient',
	'asterilLogCall',
	'asterilCreateMissedCallTask',
	'asterilCompleteMissedCallTask',
];

/** The pipeline with limits for each request, in seconds: `budget` with its retries, `timeout` for one answer. */
export function pipelineWith(budget: number, timeout = 2, settings?: Step['settings']): Step[] {
	return NODES.map((type) => step(type, { options: { budget, timeout } }, settings));
}

/** Sends calls down a pipeline into a sandbox. */
export async function sendTo(
	sandbox: Sandbox,
	steps: Step[],
	calls: object[],
	credential: Parameters<typeof credentialFor>[1] = {},
): Promise<Ran> {
	const items = calls.map((call) => ({ json: { ...call } }));
	return await runWorkflow(steps, items, { asterilApi: credentialFor(sandbox.url, credential) });
}

/**
 * Does something in the cabinet when a record of this kind is created there: `instead` gets the
 * fields and the way to really create one.
 */
export function onCreate(
	{ cabinet }: Sandbox,
	entity: Entity,
	instead: (fields: Fields, create: Create) => ReturnType<Create>,
): void {
	const create = cabinet.create.bind(cabinet);
	cabinet.create = (kind, fields) =>
		kind === entity ? instead(fields, (other) => create(kind, other)) : create(kind, fields);
}
