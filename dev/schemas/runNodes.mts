import type { INodeExecutionData } from 'n8n-workflow';
import type { OpenCabinet } from '../../test/support/openCabinet.mts';
import {
	type Credentials,
	type Ran,
	runWorkflow,
	type Step,
} from '../../test/support/runWorkflow.mts';

/** Folder of the node under `nodes/`, with the operation behind it, and its items. */
export type Outputs = Record<string, object[]>;

export const TOKEN = 'token-0123456789';

export function credentialsFor({ credential, sandbox }: OpenCabinet): Credentials {
	const account = { token: TOKEN, authKey: 'sandbox-auth-key', projectId: '11111' };
	const apiAddress = `${sandbox.url}/ringostat`;
	return { asterilApi: credential, ringostatApi: { ...account, apiAddress } };
}

/** Runs nodes one behind the other. @throws when the run fails */
export async function runNodes(
	cabinet: OpenCabinet,
	steps: Step[],
	jsons: object[] = [{}],
): Promise<Ran> {
	const items = jsons.map((json) => ({ json: { ...json } }));
	const ran = await runWorkflow(steps, items, credentialsFor(cabinet));
	if (ran.error) throw ran.error;
	return ran;
}

export function jsonsOf(items: INodeExecutionData[]): object[] {
	return items.map(({ json }) => json);
}
