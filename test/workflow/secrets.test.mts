import { ErrorReporter } from 'n8n-core';
import { type Logger, LoggerProxy } from 'n8n-workflow';
import { skipPauses } from '../support/virtualSleep.mts';
import { aMissedCall } from '../support/aCall.mts';
import { closeAfterTest } from '../support/closeAfterTest.mts';
import { closedPort, type OddAnswer, startOddServer } from '../support/oddServer.mts';
import { processState } from '../../nodes/Asteril/n8n/connect';
import { cabinetAt, credentialFor, workedIn } from '../support/openCabinet.mts';
import { startSandbox } from '../../dev/sandbox/index.mts';
import { clockAt } from '../support/clockAt.mts';
import { step } from '../support/pipeline.mts';
import { type Ran, runWorkflow } from '../support/runWorkflow.mts';
import { tracesOf } from '../support/tracesOf.mts';

skipPauses();

clockAt('2026-11-22T14:00:00+02:00');

const KEYS = ['plain-key-0123456789', 'k+e/y=%41 "ключ"&x\\'];

const NODES = ['asterilFindOrCreateClient', 'asterilLogCall', 'asterilCreateMissedCallTask'];

/** How the nodes are set; the time-out in seconds. */
interface How {
	onError?: 'continueErrorOutput';
	timeout?: number;
}

/** What n8n and the nodes log meanwhile, at every level, and what n8n's reporter of errors logs. */
async function logOf(work: () => Promise<void>): Promise<unknown[]> {
	const logged: unknown[] = [];
	const log = (...said: unknown[]) => void logged.push(said);
	const logger = { error: log, warn: log, info: log, debug: log } as unknown as Logger;
	const { error, warn, info, debug } = LoggerProxy;
	LoggerProxy.init(logger);
	const { error: report } = ErrorReporter.prototype;
	const reported = jest.spyOn(ErrorReporter.prototype, 'error').mockImplementation(function (
		this: ErrorReporter,
		...said
	) {
		report.apply(Object.assign(Object.create(this), { logger }) as ErrorReporter, said);
	});
	await work();
	reported.mockRestore();
	LoggerProxy.init({ error, warn, info, debug } as unknown as Logger);
	return logged;
}

test('the search itself finds a key, wherever it hides', () => {
	for (const key of KEYS) {
		const hidden = Object.assign(
			new Error('x', { cause: { url: `?k=${encodeURIComponent(key)}` } }),
		);
		Object.defineProperty(hidden, 'secret', { value: [{ [key]: 1 }], enumerable: false });
		expect(tracesOf(key, { hidden }).length).toBeGreaterThan(0);
		expect(tracesOf(key, { a: { cause: new Error(`?${key}`) } }).length).toBeGreaterThan(0);
		expect(tracesOf(key, { key: 'another' })).toEqual([]);
	}
});

describe.each(KEYS)('the key %s appears nowhere', (apiKey) => {
	const said = `Wrong key «${apiKey}» in ?api_key=${encodeURIComponent(apiKey)}`;
	const echo: Array<[string, OddAnswer]> = [
		['refused by its name', { status: 401, body: { error: said } }],
		['refused in an error of another kind', { status: 422, body: { error: said } }],
		['named in an error inside of a 200', { body: { error: said } }],
		['named in an HTML page', { status: 400, body: `<html>${said}</html>` }],
		['named in a header', { status: 302, headers: { location: `/?api_key=x` }, body: '' }],
		['after a failure', { status: 500, body: { error: said } }],
		['after a reset', 'reset'],
		['after half an answer', { body: { clients: [] }, half: true }],
		['after no answer', 'silence'],
		['after an unknown form', { body: { [`x`]: said } }],
	];

	async function run(address: string, { onError, timeout = 5 }: How = {}) {
		const credentials = { asterilApi: credentialFor(address, { apiKey: ` ${apiKey} ` }) };
		const parameters = { options: { budget: 0, timeout } };
		const runs: Ran[] = [];
		const logged: unknown[] = [];
		for (const type of NODES) {
			const steps = [step(type, parameters, { onError })];
			const items = [{ json: { ...aMissedCall() } }];
			logged.push(
				...(await logOf(async () => {
					runs.push(await runWorkflow(steps, items, credentials));
				})),
			);
		}
		return { runs, logged };
	}

	test('in a good run', async () => {
		const { url } = closeAfterTest(await startSandbox({ port: 0, apiKey }));
		const { runs, logged } = await run(url);
		expect(runs.map(({ run: { status } }) => status)).toEqual(NODES.map(() => 'success'));
		expect(tracesOf(apiKey, { runs, logged })).toEqual([]);
	});

	test.each(echo)('%s', async (_name, answer) => {
		const server = closeAfterTest(await startOddServer(answer));
		const timeout = answer === 'silence' ? 0.3 : 5;
		const stopped = await run(server.url, { timeout });
		expect(stopped.runs.map(({ run: { status } }) => status)).toEqual(NODES.map(() => 'error'));
		const log = stopped.logged.join('\n');
		expect(log).toContain('finished with error');
		expect(log).toContain('Call ua');
		expect(tracesOf(apiKey, stopped)).toEqual([]);
		const wentOn = await run(server.url, { timeout, onError: 'continueErrorOutput' });
		expect(tracesOf(apiKey, wentOn)).toEqual([]);
		const sent = server.asked.map(({ url }) => new URL(url, server.url).searchParams);
		expect(sent.map((query) => query.get('api_key'))).toEqual(sent.map(() => apiKey));
	});

	test('in a warning that quotes a refusal', async () => {
		const task = { id: 1, external_id: 'missed-380671234567' };
		const refusing = await startOddServer(({ method, url }) =>
			/\bcalls\b/.test(url)
				? { status: 422, body: { error: said } }
				: { body: method === 'GET' ? { tasks: [] } : task },
		);
		const server = closeAfterTest(refusing);
		workedIn({ ...cabinetAt(server.url), state: processState });
		const items = [{ json: { ...aMissedCall() } }];
		const ran = await runWorkflow([step(NODES[2])], items, {
			asterilApi: credentialFor(server.url, { apiKey: ` ${apiKey} ` }),
		});
		expect(ran.items).toMatchObject([
			{ json: { taskCreated: true, warning: expect.stringContaining('Wrong key «•••»') } },
		]);
		expect(tracesOf(apiKey, ran)).toEqual([]);
	});

	test('with a closed port', async () => {
		expect(tracesOf(apiKey, await run(await closedPort()))).toEqual([]);
	});

	test.each([
		`http://crm1.asteril.com/?api_key=${encodeURIComponent(apiKey)}`,
		`https://user:${encodeURIComponent(apiKey)}@evil.tld`,
		`not an address/?api_key=${apiKey}`,
	])('pasted into the address: %#', async (address) => {
		const credential = { ...credentialFor(address, { apiKey }), customAddress: false };
		const steps = [step('asterilLogCall')];
		const ran = await runWorkflow(steps, [{ json: { ...aMissedCall() } }], {
			asterilApi: credential,
		});
		expect(ran.run.status).toBe('error');
		expect(tracesOf(apiKey, ran)).toEqual([]);
	});
});
