import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { IDataObject } from 'n8n-workflow';
import { parseCalls } from '../../nodes/Ringostat/call';
import { deliver } from '../support/deliver.mts';
import { bodies } from '../support/ringostatBodies.mts';
import { runWorkflow, type Step } from '../support/runWorkflow.mts';

const SAMPLES = join(__dirname, '../fixtures/ringostat');

const samples = readdirSync(SAMPLES)
	.filter((name) => name.endsWith('.json'))
	.map((name): [string, unknown] => [
		name,
		JSON.parse(readFileSync(join(SAMPLES, name), 'utf8')) as unknown,
	]);

async function parse(json: IDataObject[], parameters: Step['parameters'] = {}) {
	const steps = [{ type: 'ringostat', parameters }];
	const { items, error } = await runWorkflow(
		steps,
		json.map((one) => ({ json: one })),
		{},
	);
	expect(error).toBeUndefined();
	return items;
}

/** What n8n's Webhook node puts out. */
const fromWebhook = (body: unknown, query: IDataObject = {}): IDataObject => ({
	headers: { 'content-type': 'application/json' },
	params: {},
	query,
	body: body as IDataObject,
	webhookUrl: 'http://127.0.0.1/webhook',
	executionMode: 'production',
});

describe.each(samples)('%s', (_name, sample) => {
	test('the same from a Webhook node, from a bare body and from the trigger', async () => {
		const expected = parseCalls({ body: sample });
		const passed = expected.filter(({ outcome }) => outcome !== 'inProgress');
		const webhook = await parse([fromWebhook(sample)]);
		expect(webhook.map(({ json }) => json)).toEqual(passed);

		const bare = Array.isArray(sample) ? { data: sample } : sample;
		expect((await parse([bare as IDataObject])).map(({ json }) => json)).toEqual(passed);

		const { items = [] } = await deliver({
			query: '?token=token-0123456789',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(sample),
		});
		expect(items.map(({ json }) => json)).toEqual(JSON.parse(JSON.stringify(passed)));
	});
});

test('query and body of a Webhook node count together', async () => {
	const { uniqueid, ...rest } = bodies.answeredNew;
	const [{ json }] = await parse([fromWebhook(rest, { uniqueid, event: 'after_call' })]);
	expect(json).toMatchObject({ id: uniqueid, event: 'after_call', outcome: 'answered' });
});

test('a call of a GET, which has no body', async () => {
	const [{ json }] = await parse([fromWebhook({}, { ...bodies.missedNew })]);
	expect(json).toMatchObject({ id: bodies.missedNew.uniqueid, missed: true });
});

test('each call is paired with its item; items without one give nothing', async () => {
	const items = await parse([
		{ nothing: true },
		fromWebhook([bodies.answeredNew, bodies.missedNew]),
		{ ...bodies.outgoing },
	]);
	expect(items.map(({ json, pairedItem }) => [json.id, pairedItem])).toEqual([
		[bodies.answeredNew.uniqueid, { item: 1 }],
		[bodies.missedNew.uniqueid, { item: 1 }],
		[bodies.outgoing.uniqueid, { item: 2 }],
	]);
});

test('incoming only, in another zone', async () => {
	const parameters = { calls: 'incoming', parsing: { timezone: 'UTC' } };
	const items = await parse([{ ...bodies.outgoing }, { ...bodies.answeredNew }], parameters);
	expect(items.map(({ json }) => json.startedAt)).toEqual(['2026-11-20T10:00:00+00:00']);
});
