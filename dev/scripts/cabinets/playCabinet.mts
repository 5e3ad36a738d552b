/** Check → paste → the story of the main job, against one imagined cabinet, in this process. */
import type { runWorkflow as RunWorkflow } from '../../../test/support/runWorkflow.mts';
import { fillCabinet } from '../../sandbox/cabinet/draw/fillCabinet.mts';
import type { DrawnCabinet } from '../../sandbox/cabinet/draw/drawCabinet.mts';
import { startSandbox, type Sandbox } from '../../sandbox/index.mts';
import { countsOf, deliveries, faultsAfter, writtenTwice } from './drawnStory.mts';
import { wrongIn } from './truth.mts';

export interface Played {
	/** What the check put out; empty when it failed. */
	items: Array<Record<string, unknown>>;
	/** What the check said when it failed, or of what it found. */
	said: string;
	/** Requests of the check. */
	requests: number;
	/** Overrides that are wrong. */
	wrong: string[];
	/** What went wrong with what it printed pasted and nothing else; nothing when all is well. */
	faults: string[];
	/** Records that stand there twice. */
	twice: string[];
	/** What nodes failed with, each once. */
	errors: string[];
}

const OPTIONS = { budget: 0, timeout: 5 };
const KEY = 'sandbox-key';

/** @param tryWriting whether the check may write */
export async function playCabinet(
	drawn: DrawnCabinet,
	runWorkflow: typeof RunWorkflow,
	tryWriting: boolean,
): Promise<Played> {
	const sandbox = await startSandbox({ contract: drawn.contract, seed: false, apiKey: KEY });
	try {
		fillCabinet(sandbox.cabinet, drawn);
		return await play(drawn, runWorkflow, tryWriting, sandbox);
	} finally {
		await sandbox.close();
	}
}

async function play(
	drawn: DrawnCabinet,
	runWorkflow: typeof RunWorkflow,
	tryWriting: boolean,
	sandbox: Sandbox,
): Promise<Played> {
	const credential = (contractOverrides: string) => ({
		asterilApi: {
			address: sandbox.url,
			customAddress: true,
			apiKey: KEY,
			defaultResponsible: drawn.filled === 'nothing' ? '' : '3',
			contractOverrides,
		},
	});
	const check = {
		type: 'asteril',
		parameters: { resource: 'cabinet', operation: 'check', tryWriting },
	};
	const checked = await runWorkflow([check], [{ json: {} }], credential(''));
	const items = checked.items.map(({ json }) => json);
	const requests = sandbox.log.count;
	const json = typeof items.at(-1)?.json === 'string' ? String(items.at(-1)?.json) : '';
	const override = JSON.parse(json || '{}') as object;

	const now = new Date();
	const before = countsOf(sandbox.cabinet);
	const errors = new Set<string>();
	const bodies = deliveries(now);
	for (const body of [...bodies, ...bodies]) {
		const ran = await runWorkflow(STORY, [{ json: body }], credential(json));
		if (ran.error) errors.add(ran.error.message);
		for (const said of JSON.stringify(ran.items).match(/"(error|message)":"[^"]*/g) ?? []) {
			errors.add(said);
		}
	}
	return {
		items,
		said: checked.error
			? `${checked.error.message} ${checked.error.description ?? ''}`
			: String(items[0]?.answered ?? ''),
		requests,
		wrong: wrongIn(override, drawn),
		faults: faultsAfter(sandbox.cabinet, before, now),
		twice: writtenTwice(sandbox.cabinet),
		errors: [...errors],
	};
}

const goOn = { onError: 'continueRegularOutput' as const };
const STORY = [
	{ type: 'ringostat' },
	{ type: 'asterilFindOrCreateClient', parameters: { options: OPTIONS }, settings: goOn },
	{ type: 'asterilLogCall', parameters: { options: OPTIONS }, settings: goOn },
	{ type: 'asterilCreateMissedCallTask', parameters: { options: OPTIONS }, settings: goOn },
	{ type: 'asterilCompleteMissedCallTask', parameters: { options: OPTIONS } },
];
