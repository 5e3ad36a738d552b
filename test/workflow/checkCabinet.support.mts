import type { ReportItem } from '../../nodes/Asteril/check/report/reportItem';
import { credentialFor } from '../support/openCabinet.mts';
import { runWorkflow, type Step } from '../support/runWorkflow.mts';

/** The most requests that a check may send. */
export const MOST = { reading: 40, writing: 90 };

export const CHECK: Step = {
	type: 'asteril',
	parameters: { resource: 'cabinet', operation: 'check' },
};

/** Runs Cabinet → Check once, on two items, which make no difference. */
export async function runCheck(
	url: string,
	more: Parameters<typeof credentialFor>[1] = {},
	settings: Step['settings'] = {},
	parameters: Step['parameters'] = {},
) {
	const ran = await runWorkflow(
		[{ ...CHECK, settings, parameters: { ...CHECK.parameters, ...parameters } }],
		[{ json: {} }, { json: {} }],
		{ asterilApi: credentialFor(url, more) },
	);
	return { ...ran, report: ran.items.map(({ json }) => json as unknown as ReportItem) };
}
