import { defaultContract, resolveContract } from '../../../../../nodes/Asteril/api/contract';
import { differenceOf, withFacts } from '../../../../../nodes/Asteril/check/derive/facts';
import type { Row } from '../../../../../nodes/Asteril/check/answers';
import { envelopesFrom } from '../../../../../nodes/Asteril/check/try/negotiate';
import type { Known } from '../../../../../nodes/Asteril/check/try/Trial';
import { tryRecord } from '../../../../../nodes/Asteril/check/try/tryRecord';
import { sessionOf } from '../sessionOf.mts';

const KNOWN: Known = {
	contract: defaultContract,
	client: null,
	user: null,
	now: 0,
	envelopes: envelopesFrom('fields'),
	dropsUnknown: false,
};

test('what a cabinet wants in every write, and is none of our fields, stays out of them', async () => {
	const rows: Row[] = [];
	const session = sessionOf(({ method, body }) => {
		if (method === 'GET') return { status: 200, body: { pages: 1, clients: rows } };
		const fields = body?.fields as Row | undefined;
		if (!fields?.shop) return { status: 422, body: { error: 'Field "shop" is required' } };
		const record = Object.assign(rows[0] ?? { id: 7 }, fields);
		rows[0] = record;
		return { status: 200, body: record };
	});
	const trial = await tryRecord(session, KNOWN, 'client');
	expect(rows).toMatchObject([{ shop: 'n8n', comment: 'Тест n8n, можна видалити' }]);
	expect(trial).toMatchObject({ outcome: 'works', id: 7 });
	expect(trial.facts).toMatchObject({
		'client.create.constants.shop': 'n8n',
		'client.fields.comment': 'comment',
	});
	const override = differenceOf(defaultContract, withFacts(defaultContract, trial.facts));
	expect(Object.keys(trial.facts)).not.toContain('client.fields.shop');
	expect(trial.lost).not.toContain('shop');
	expect(resolveContract(override).client.create.constants).toEqual({ shop: 'n8n' });
});

test('a path that refuses every record is the right path all the same', async () => {
	const session = sessionOf(({ method, path }) => {
		if (method === 'GET') return { status: 200, body: { pages: 1, clients: [] } };
		const isThere = method === 'PUT' && path.endsWith('/clients/add');
		return isThere
			? { status: 422, body: { error: 'Validation failed' } }
			: { status: 404, body: { error: 'No such method' } };
	});
	const trial = await tryRecord(session, KNOWN, 'client');
	expect(trial).toMatchObject({
		outcome: 'refused',
		id: null,
		facts: { 'client.create.path': 'clients/add', 'client.create.method': 'PUT' },
	});
});
