/**
 * The table in `docs/failures.md`, from a real n8n: what a shop sees of each failure, and after how long.
 * `UPDATE_DOCS=1` writes it anew.
 */
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import axios from 'axios';
import { freePort } from '../../dev/local-n8n/freePort.mts';
import { cacheFolder } from '../../dev/local-n8n/cacheFolder.mts';
import { projectRoot } from '../../dev/local-n8n/projectRoot.mts';
import { saveCredential } from '../../dev/local-n8n/rest/credentials.mts';
import { errorOf, listExecutions } from '../../dev/local-n8n/rest/executions.mts';
import { chosenN8n, newestN8n } from '../../dev/local-n8n/versions.mts';
import { waitFor } from '../../dev/local-n8n/waitFor.mts';
import { startSandbox, type Sandbox } from '../../dev/sandbox/index.mts';
import { Problem } from '../../dev/sandbox/Problem.mts';
import { setStage, STAGE_STEPS, type Stage } from '../../dev/scripts/stage.mts';
import { Steps } from '../../dev/scripts/steps.mts';
import { read } from '../docs/markdown.mts';

const MINUTE = 60_000;
const PAGE = 'docs/failures.md';
const TABLE = /(<!-- generated: failures -->\n\n)[\s\S]*?(\n\n<!-- end -->)/;
const userFolder = cacheFolder('e2e', `failures-${newestN8n}`);

let stage: Stage;
let dialect: Sandbox;
let closedPort: number;

interface Case {
	what: string;
	/** Makes it so, and gives what puts it right again. */
	begin(): Promise<() => Promise<void>>;
	/** In the query of the webhook, for the case that is about it. */
	token?: string;
	whatToDo: string;
}

const CASES: Case[] = [
	{
		what: 'wrong API key',
		begin: async () => await withCredential({ apiKey: 'wrong-key-5f0c1d2e3b4a' }),
		whatToDo: "Paste the key from Asteril's letter into the credential again.",
	},
	{
		what: 'wrong cabinet address',
		begin: async () => await withCredential({ address: `${stage.sandbox.url}/nowhere` }),
		whatToDo: 'Correct *Cabinet Address* in the credential.',
	},
	{
		what: 'unreachable cabinet',
		begin: async () => await withCredential({ address: `http://127.0.0.1:${closedPort}` }),
		whatToDo: "Open the cabinet in a browser. If it opens there, see that n8n's server reaches it.",
	},
	{
		what: 'cabinet that answers 503',
		begin: async () => {
			stage.sandbox.faults.set({ rate503: 1 });
			return async () => stage.sandbox.faults.reset();
		},
		whatToDo: 'Wait. *Every 5 Minutes* tries the call again.',
	},
	{
		what: 'cabinet of another dialect',
		begin: async () => await withCredential({ address: dialect.url }),
		whatToDo: 'Run the check, and paste its result into *API Differences*.',
	},
	{
		what: 'webhook without the token',
		begin: async () => async () => undefined,
		token: '',
		whatToDo: 'Put the token at the end of the URL of that webhook in Ringostat.',
	},
	{
		what: 'client that the cabinet refuses',
		begin: async () => {
			const { cabinet } = stage.sandbox;
			const create = cabinet.create.bind(cabinet);
			cabinet.create = (entity, fields) => {
				if (entity === 'client') throw new Problem(422, 'field "email" is required');
				return create(entity, fields);
			};
			return async () => void (cabinet.create = create);
		},
		whatToDo: 'Run the check with *Try Writing*; it says which field the cabinet wants.',
	},
];

async function withCredential(data: object): Promise<() => Promise<void>> {
	const { session, credentials, sandbox, access } = stage;
	const usual = { customAddress: true, address: sandbox.url, apiKey: access.apiKey };
	const save = async (more: object) =>
		void (await saveCredential(session, {
			...credentials.asteril,
			data: { defaultResponsible: '', ...usual, ...more },
		}));
	await save(data);
	return async () => await save({});
}

const onlyNewest = chosenN8n() === newestN8n ? describe : describe.skip;

onlyNewest('what a shop sees of a failure', () => {
	const rows: string[] = [];

	beforeAll(async () => {
		await rm(join(userFolder, 'access.json'), { force: true });
		const steps = new Steps(STAGE_STEPS, process.stderr);
		stage = await setStage({ version: newestN8n, userFolder, steps });
		dialect = await startSandbox({ apiKey: stage.access.apiKey, variant: 'rest' });
		closedPort = await freePort();
	}, 15 * MINUTE);

	afterAll(async () => {
		await dialect?.close();
		await stage?.close();
	}, MINUTE);

	test.each(CASES)(
		'$what: a red execution, within a minute, that says why',
		async ({ what, begin, token = stage.access.token, whatToDo }) => {
			const end = await begin();
			try {
				const began = Date.now();
				const id = await failedExecution(what, token);
				const seconds = (Date.now() - began) / 1000;
				expect(seconds).toBeLessThan(60);
				const said = cleaned(await errorOf(stage.session, id));
				expect(said).not.toMatch(/\[line|undefined|\[object/);
				const soon = seconds < 10 ? 'at once' : 'within a minute';
				rows.push(`| ${what} | *Executions*, red | ${soon} | ${said} | ${whatToDo} |`);
			} finally {
				await end();
			}
		},
		3 * MINUTE,
	);

	test('the table in the docs says the same', async () => {
		const head =
			'| What is wrong | Where you see it | After how long | In which words | What to do |';
		const table = [head, '| --- | --- | --- | --- | --- |', ...rows].join('\n');
		const page = read(PAGE);
		const fresh = page.replace(TABLE, (_, before, after) => `${before}${table}${after}`);
		if (process.env.UPDATE_DOCS) await writeFile(join(projectRoot(), PAGE), fresh);
		else expect(page).toBe(fresh);
	});
});

/** Sends a missed call of a new client, and waits for the execution that fails. */
async function failedExecution(what: string, token: string): Promise<string> {
	const { session, workflowId, webhookUrl, sandbox } = stage;
	const known = new Set((await listExecutions(session, workflowId)).map(({ id }) => id));
	const call = { id: `failure-${what.replaceAll(' ', '-')}`, client: '380631230000' };
	if (token === '') {
		await axios.post(webhookUrl, call, { proxy: false, validateStatus: () => true });
	} else {
		await sandbox.ringostat.ring({ webhookUrl, token, call: { ...call, status: 'NO ANSWER' } });
	}
	return await waitFor('the execution to fail', 2 * MINUTE, async () => {
		const fresh = (await listExecutions(session, workflowId)).filter(({ id }) => !known.has(id));
		return fresh.find(({ status }) => status === 'error')?.id;
	});
}

/** Without what is another's tomorrow: ids, addresses, counts of tries. */
function cleaned(said: string): string {
	return said
		.replace(/failure-[\w-]+/g, '…')
		.replace(/https?:\/\/127\.0\.0\.1:\d+/g, 'https://crm1234567.asteril.com')
		.replace(/\b\d+ (tries|attempts|times)\b/g, '… $1')
		.replace(/\d+(\.\d+)? s(econds)?\b/g, '… s')
		.replaceAll('|', '·')
		.replace(/\s+/g, ' ');
}
