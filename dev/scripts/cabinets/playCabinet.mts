/** Check → paste → the story of the main job, against one imagined cabinet, in this process. */
import type { IDataObject } from 'n8n-workflow';
import { step } from '../../../test/support/pipeline.mts';
import { runWorkflow } from '../../../test/support/runWorkflow.mts';
import type { Cabinet, CabinetRecord } from '../../sandbox/cabinet/Cabinet.mts';
import type { DrawnCabinet } from '../../sandbox/cabinet/draw/drawCabinet.mts';
import { fillCabinet } from '../../sandbox/cabinet/draw/fillCabinet.mts';
import { startSandbox, type Sandbox } from '../../sandbox/index.mts';
import { webhookBody } from '../../sandbox/ringostat/webhookBody.mts';
import { storyCalls } from '../story.mts';
import { checkStory, phoneOf } from '../storyChecks.mts';
import { truthOf } from './truth.mts';
import { wrongPaths } from './wrongPaths.mts';

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

const KEY = 'sandbox-key';
/** One of the clients of a cabinet that is filled, and what rings at every shop. */
const STORY = storyCalls('380672039595').slice(0, 5);
const PIPELINE = [
	{ type: 'ringostat' },
	...['FindOrCreateClient', 'LogCall', 'CreateMissedCallTask', 'CompleteMissedCallTask'].map(
		(name) => step(`asteril${name}`, {}, { onError: 'continueRegularOutput' }),
	),
];

/** @param tryWriting whether the check may write */
export async function playCabinet(drawn: DrawnCabinet, tryWriting: boolean): Promise<Played> {
	const sandbox = await startSandbox({ contract: drawn.contract, seed: false, apiKey: KEY });
	try {
		fillCabinet(sandbox.cabinet, drawn);
		return await play(drawn, tryWriting, sandbox);
	} finally {
		await sandbox.close();
	}
}

async function play(drawn: DrawnCabinet, tryWriting: boolean, sandbox: Sandbox): Promise<Played> {
	const { cabinet, ringostat, url } = sandbox;
	const defaultResponsible = drawn.filled === 'nothing' ? '' : '3';
	const connection = { address: url, customAddress: true, apiKey: KEY, defaultResponsible };
	const credential = (contractOverrides: string) => ({
		asterilApi: { ...connection, contractOverrides },
	});
	const parameters = { resource: 'cabinet', operation: 'check', tryWriting };
	const checked = await runWorkflow(
		[{ type: 'asteril', parameters }],
		[{ json: {} }],
		credential(''),
	);
	const items = checked.items.map(({ json }) => json);
	const requests = sandbox.log.count;
	const json = typeof items.at(-1)?.json === 'string' ? String(items.at(-1)?.json) : '';

	const before = cabinet.state;
	const errors = new Set<string>();
	const bodies = STORY.map(({ call }) => webhookBody(ringostat.add(call), ringostat.project));
	for (const body of [...bodies, ...bodies]) {
		const ran = await runWorkflow(PIPELINE, [{ json: body as IDataObject }], credential(json));
		if (ran.error) errors.add(ran.error.message);
		for (const said of JSON.stringify(ran.items).match(/"(error|message)":"[^"]*/g) ?? []) {
			errors.add(said);
		}
	}
	const hasTalk = 'talk_duration' in drawn.contract.entities.call.fields;
	const { zone } = drawn.contract.dates;
	const { error } = checked;
	return {
		items,
		said: error ? `${error.message} ${error.description ?? ''}` : String(items[0]?.answered ?? ''),
		requests,
		wrong: wrongPaths(JSON.parse(json || '{}') as object, truthOf(drawn)),
		faults: checkStory(STORY, before, cabinet.state, { hasTalk, zone })
			.filter(({ ok }) => !ok)
			.map(({ name, detail }) => `${name}: ${detail}`),
		twice: writtenTwice(cabinet),
		errors: [...errors],
	};
}

/** Calls, tasks and clients that stand there twice. */
function writtenTwice({ clients, calls, tasks, drafts }: Cabinet): string[] {
	const idOf = ({ external_id: id }: CabinetRecord) => String(id ?? '');
	const keys = {
		client: clients.map(phoneOf),
		call: calls.map(idOf),
		task: tasks.map(idOf),
		draft: drafts.map(idOf),
	};
	return Object.entries(keys).flatMap(([what, all]) => {
		const known = all.filter((key) => key !== '');
		return known.length === new Set(known).size ? [] : [`${what} written twice`];
	});
}
