/**
 * The main job against every imagined cabinet, with the overrides that the check printed there after
 * it had tried writing, and nothing by hand.
 */
import {
	startSandbox,
	variantNames,
	type Sandbox,
	type VariantName,
} from '../../dev/sandbox/index.mts';
import { fillShop } from '../../dev/sandbox/cabinet/draw/fillCabinet.mts';
import { credentialFor } from '../support/openCabinet.mts';
import { bodies, type BodyName } from '../support/ringostatBodies.mts';
import { PIPELINE_WITH_UTM } from '../support/pipeline.mts';
import { runWorkflow } from '../support/runWorkflow.mts';
import { runCheck } from './checkCabinet.support.mts';
import { clockAt } from '../support/clockAt.mts';

clockAt('2026-11-22T14:00:00+02:00');

let sandbox: Sandbox;
afterEach(async () => await sandbox.close());

async function open(variant: VariantName): Promise<string> {
	sandbox = await startSandbox({ variant });
	fillShop(sandbox.cabinet);
	const { report, error } = await runCheck(sandbox.url, {}, {}, { tryWriting: true });
	expect(error).toBeUndefined();
	return String(report[report.length - 1]?.json);
}

const told: BodyName[] = ['answeredNew', 'missedNew', 'missedExisting', 'outgoing', 'hidden'];

async function ring(which: BodyName[], contractOverrides: string) {
	const credential = credentialFor(sandbox.url, { contractOverrides, defaultResponsible: '3' });
	for (const one of which) {
		const items = [{ json: { ...bodies[one] } }];
		const { error } = await runWorkflow(PIPELINE_WITH_UTM, items, { asterilApi: credential });
		expect([one, error?.message, error?.description]).toEqual([one, undefined, undefined]);
	}
}

function state(before: { clients: number; calls: number; tasks: number }) {
	const { clients, calls, tasks } = sandbox.cabinet;
	return {
		clients: clients.slice(before.clients),
		calls: calls.slice(before.calls),
		tasks: tasks.slice(before.tasks),
	};
}

function counts() {
	const { clients, calls, tasks } = sandbox.cabinet;
	return { clients: clients.length, calls: calls.length, tasks: tasks.length };
}

describe.each(variantNames)('%s', (variant) => {
	test('the story of the main job, each delivery twice', async () => {
		const overrides = await open(variant);
		const before = counts();
		await ring(told, overrides);
		const after = counts();
		expect([after.clients - before.clients, after.calls - before.calls]).toEqual([3, 5]);
		await ring(told, overrides);
		expect(counts()).toEqual(after);

		const [answered, missed, outgoing] = state(before).clients;
		const digits = [answered, missed, outgoing].map(({ phone }) =>
			String(phone).replace(/\D/g, '').slice(-9),
		);
		expect(digits).toEqual(['671234567', '637654321', '931234567']);
		expect(answered).toMatchObject({ responsible: null, custom_field_1: 'google' });
		const call = (fields: object) => ({
			line: '380443334455',
			started_at: '2026-11-20 10:00:00',
			...fields,
		});
		expect(state(before).calls).toMatchObject([
			call({
				external_id: 'ua1_-1763625600.1',
				client_id: answered.id,
				direction: 'in',
				status: 'answered',
				duration: 54,
				talk_duration: 42,
				record_url: 'https://app.ringostat.com/recordings/1.wav?token=t',
			}),
			call({ client_id: missed.id, direction: 'in', status: 'missed', record_url: null }),
			call({ client_id: 1, direction: 'in', status: 'missed' }),
			call({ client_id: outgoing.id, direction: 'out', status: 'answered' }),
			call({ client_id: null, direction: 'in', status: 'missed' }),
		]);
		expect(state(before).tasks).toMatchObject([
			{
				external_id: 'missed-380637654321',
				client_id: missed.id,
				status: 'open',
				responsible: 3,
			},
			{ external_id: 'missed-380501112233', client_id: 1, status: 'open' },
			{ external_id: 'missed-call-ua1_-1763625600.5', client_id: null, status: 'open' },
		]);
	});

	test('a call of a client whose number is stored otherwise', async () => {
		const overrides = await open(variant);
		const before = counts();
		const known = sandbox.cabinet.clients[6];
		expect(String(known.phone).replace(/\D/g, '')).toMatch(/0672039595$/);
		const call = { ...bodies.missedExisting, uniqueid: 'ua1_-1763625600.9', E164: '380672039595' };
		const { error } = await runWorkflow(PIPELINE_WITH_UTM, [{ json: call }], {
			asterilApi: credentialFor(sandbox.url, { contractOverrides: overrides }),
		});
		expect(error?.message).toBeUndefined();
		expect(counts().clients).toBe(before.clients);
		expect(state(before).calls).toMatchObject([{ client_id: known.id }]);
		expect(state(before).tasks).toMatchObject([{ client_id: known.id }]);
	});
});
