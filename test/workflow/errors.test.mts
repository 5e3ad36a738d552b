import { skipPauses } from '../support/virtualSleep.mts';
import { aCall } from '../support/aCall.mts';
import { closeAfterTest } from '../support/closeAfterTest.mts';
import { closedPort, type OddAnswer, startOddServer } from '../support/oddServer.mts';
import { credentialFor } from '../support/openCabinet.mts';
import { startSandbox } from '../../dev/sandbox/index.mts';
import { step } from '../support/pipeline.mts';
import { runWorkflow, type Step } from '../support/runWorkflow.mts';

skipPauses();

const CALL = aCall({ id: 'u1' });
const HTML = '<!doctype html><html><title>404 Not Found</title></html>';

async function odd(answer: Parameters<typeof startOddServer>[0]): Promise<string> {
	return closeAfterTest(await startOddServer(answer)).url;
}

async function sandbox(): Promise<string> {
	return closeAfterTest(await startSandbox({ port: 0 })).url;
}

/** Lists are empty, and every write gets this answer. */
const emptyBut = (answer: OddAnswer) => async () =>
	await odd(({ method }) =>
		method === 'GET' ? { body: { clients: [], calls: [], tasks: [], pages: 0 } } : answer,
	);

interface Failure {
	/** Where the cabinet is. */
	at: () => Promise<string>;
	what: RegExp;
	toDo: RegExp;
	httpCode?: string;
	apiKey?: string;
	overrides?: object;
}

const failures: Record<string, Failure> = {
	'a wrong key': {
		at: sandbox,
		apiKey: 'wrong',
		what: /Asteril refused the API key, or the way in which it was sent \(401\)/,
		toDo: /Check the API key in the Asteril credential/,
		httpCode: '401',
	},
	'an unknown cabinet': {
		at: async () => await odd({ status: 404, body: HTML }),
		what: /The cabinet http:\/\/127\.0\.0\.1:\d+ has no GET clients \(404\)/,
		toDo: /Compare Cabinet Address/,
		httpCode: '404',
	},
	'no network': {
		at: closedPort,
		what: /No connection to the cabinet http:\/\/127\.0\.0\.1:\d+: no server answers there \(ECONNREFUSED\)/,
		toDo: /reaches the internet/,
	},
	'a connection that breaks off': {
		at: async () => await odd('reset'),
		what: /The connection to .* broke off \(ECONNRESET\)/,
		toDo: /Run it again later/,
	},
	'half an answer': {
		at: async () => await odd({ body: { clients: [], pages: 0 }, half: true }),
		what: /broke off/,
		toDo: /nothing is written twice/,
	},
	'an answer that does not come': {
		at: async () => await odd('silence'),
		what: /did not answer GET clients in time/,
		toDo: /raise Timeout/,
	},
	'HTML instead of JSON': {
		at: async () => await odd({ body: HTML }),
		what: /answered GET clients with an HTML page instead of JSON \(200\)/,
		toDo: /login page/,
		httpCode: '200',
	},
	'a redirect to a login page': {
		at: async () => await odd({ status: 302, headers: { location: 'https://evil.tld/' } }),
		what: /with a redirect to https:\/\/evil\.tld instead of JSON \(302\)/,
		toDo: /login page/,
		httpCode: '302',
	},
	'an answer of another shape': {
		at: async () => await odd({ body: { contacts: [{ name: 'Олена' }] } }),
		what: /Asteril answered in a form that was not expected/,
		toDo: /an array under "clients", received \{ contacts: array of 1 \}\. Set "client\.list\.key"/,
	},
	'a 2xx without an id': {
		at: emptyBut({ body: { ok: true } }),
		what: /Asteril answered POST client without the id of the new client/,
		toDo: /received \{ ok: boolean \}.*look in the cabinet.*"client\.id"/,
	},
	'a refusal': {
		at: emptyBut({ status: 422, body: { error: 'Unknown field "phone"' } }),
		what: /Asteril refused POST client \(422\): Unknown field "phone"/,
		toDo: /API Differences/,
		httpCode: '422',
	},
	'an error inside of a 200': {
		at: emptyBut({ body: { error: 'Unknown field "phone"' } }),
		what: /Asteril refused POST client: Unknown field "phone"/,
		toDo: /API Differences/,
	},
	'a failing cabinet': {
		at: async () => await odd({ status: 503, body: {} }),
		what: /Asteril is failing \(503\)/,
		toDo: /nothing is written twice/,
		httpCode: '503',
	},
	'too many requests': {
		at: async () => await odd({ status: 429, headers: { 'retry-after': '9' }, body: {} }),
		what: /Asteril asks to slow down \(429\)/,
		toDo: /Nothing was written/,
		httpCode: '429',
	},
	'something that the cabinet does not have': {
		at: sandbox,
		overrides: { client: { supported: false } },
		what: /This cabinet has no clients/,
		toDo: /"client\.supported": false/,
	},
};

const FIND = 'asterilFindOrCreateClient';
const patience = { options: { budget: 0, timeout: 1 } };

async function fail(
	{ at, apiKey, overrides }: Failure,
	steps: Step[],
	items = [{ json: { ...CALL } }],
) {
	const contractOverrides = JSON.stringify(overrides ?? {});
	const credential = credentialFor(await at(), {
		contractOverrides,
		...(apiKey && { apiKey }),
	});
	return await runWorkflow(steps, items, { asterilApi: credential });
}

/** What happened, and then what to do. */
const both = (what: RegExp, toDo: RegExp) =>
	expect.stringMatching(new RegExp(`${what.source}[^]*${toDo.source}`, what.flags));

describe.each(Object.entries(failures))('%s', (_name, failure) => {
	test('stops with what happened, to which call, and what to do', async () => {
		const { error, run, items } = await fail(failure, [step(FIND, patience)]);
		expect([run.status, items]).toEqual(['error', []]);
		expect(error?.message).toMatch(/^Call u1: /);
		expect(error?.message).toMatch(failure.what);
		expect(error?.description).toMatch(failure.toDo);
		expect(error?.context.itemIndex).toBe(0);
		expect(error?.httpCode ?? undefined).toBe(failure.httpCode);
	});

	test('goes on with the error in the item, when set so', async () => {
		const settings = { onError: 'continueRegularOutput' as const };
		const { error, run, items } = await fail(failure, [step(FIND, patience, settings)]);
		expect([run.status, error]).toEqual(['success', undefined]);
		expect(items).toEqual([
			{
				json: {
					...CALL,
					client: null,
					clientCreated: false,
					error: both(failure.what, failure.toDo),
					failures: [{ node: expect.any(String), message: both(failure.what, failure.toDo) }],
				},
				pairedItem: { item: 0 },
			},
		]);
	});

	test('goes to the error output, when set so', async () => {
		const settings = { onError: 'continueErrorOutput' as const };
		const { run, items, errorItems } = await fail(failure, [step(FIND, patience, settings)]);
		expect([run.status, items]).toEqual(['success', []]);
		expect(errorItems).toHaveLength(1);
		expect(errorItems[0]).toMatchObject({
			json: {
				...CALL,
				error: both(failure.what, failure.toDo),
			},
			pairedItem: { item: 0 },
		});
	});
});

test('each of several items has its own fate, and its own index', async () => {
	const at = async () => {
		const clients: object[] = [];
		return await odd(({ url, body }, id) => {
			if (url.includes('380000000002')) return { status: 422, body: { error: 'no' } };
			if (body === '') return { body: { clients, pages: 1 } };
			clients.push({ id, ...(JSON.parse(body) as { fields: object }).fields });
			return { body: { id } };
		});
	};
	const items = ['380000000001', '380000000002', '380000000003'].map((clientPhone, number) => ({
		json: { ...aCall({ id: `u${number}`, clientPhone }) },
	}));
	const failure = { at, what: /x/, toDo: /x/ };
	const settings = { onError: 'continueErrorOutput' as const };
	const ran = await fail(failure, [step(FIND, patience, settings)], items);
	expect(ran.items.map(({ json }) => json.id)).toEqual(['u0', 'u2']);
	expect(ran.errorItems.map(({ json }) => json.id)).toEqual(['u1']);

	const stopped = await fail(failure, [step(FIND, patience)], items);
	expect(stopped.error?.context.itemIndex).toBe(1);
	expect(stopped.error?.message).toMatch(/^Call u1: /);
});
