import type { Contract } from '../../api/contractTypes';
import type { CabinetSession } from '../CabinetSession';
import { WRITTEN } from '../tables/names';
import { withFacts } from '../facts';
import { entityNames } from '../../api/entityNames';
import type { Lists } from '../read/findLists';
import { inEnvelope } from './draft';
import type { Ids } from './plantedValues';
import { canCreate, type Learned, type Trial } from './trials';
import { filled } from './updateTest';
import { tryRecord } from './tryRecord';
import { trySecondValue } from './trySecondValue';

/**
 * Creates one client, one call and one task that nobody can mistake, reads them back and changes
 * them. Each kind goes by what the one before showed.
 *
 * @param known the contract as reading showed it
 * @param now milliseconds
 */
export async function tryWriting(
	session: CabinetSession,
	known: Contract,
	lists: Lists,
	now: number,
): Promise<Trial[]> {
	let contract = known;
	const trials: Trial[] = [];
	let ids: Ids = { client: null, user: aUserId(contract, lists), now };
	let learned: Learned = {
		envelope: contract.write.envelope,
		envelopeKnown: false,
		createShape: null,
		updateShape: null,
		updateMethod: null,
		dropsUnknown: false,
	};
	for (const entity of WRITTEN) {
		// A list that does not answer can't show what was written.
		if (lists[entity] === undefined) continue;
		const tried = await tryRecord(session, contract, entity, ids, learned);
		const { trial } = tried;
		trials.push(trial);
		learned = tried.learned;
		contract = withFacts(contract, trial.facts);
		if (entity === 'client') ids = { ...ids, client: trial.id };
		if (!canCreate(trial)) continue;
		// Where no record shows the names of the fields, all likely ones may be sent.
		const isBlind = WRITTEN.some((each) => lists[each]?.rows.length === 0);
		if (entity === 'client' && isBlind)
			learned.dropsUnknown = await dropsUnknown(session, contract, trial.id);
		const facts = await trySecondValue(session, contract, trial);
		if (entity === 'call' && Object.keys(facts).length === 0)
			forget(trial, 'call.values.direction.');
		Object.assign(trial.facts, facts);
		contract = withFacts(contract, facts);
		addMissing(trial, contract);
	}
	return trials;
}

/** Returns the id of a user: of the list of users, else of who is responsible for a record. */
function aUserId(contract: Contract, lists: Lists): string | number | null {
	const user = lists.user?.rows.at(-1)?.[contract.user.id];
	const responsible = WRITTEN.flatMap((entity) => {
		const key = entityNames(contract, entity).fields.responsible;
		return key === null ? [] : (lists[entity]?.rows ?? []).map((row) => row[key]);
	});
	const isText = contract.user.idType === 'text';
	const ids = [user, ...responsible].filter(isId);
	return ids.find((id) => isText || Number.isInteger(Number(id))) ?? null;
}

/** Tells what the cabinet does with a field that it does not know, in the client of the check. */
async function dropsUnknown(
	session: CabinetSession,
	{ client, write }: Contract,
	id: Trial['id'],
): Promise<boolean> {
	const { method, path } = client.update;
	const body = inEnvelope(write.envelope, { n8n_test: 'n8n' });
	const answer = await session.write(method, filled(path, String(id)), body, true);
	return answer?.kind === 'good';
}

function isId(value: unknown): value is string | number {
	return typeof value === 'number' || (typeof value === 'string' && value !== '');
}

/** What holds for one value of a choice says nothing while the other one was not found. */
function forget({ facts }: Trial, prefix: string): void {
	for (const path of Object.keys(facts)) if (path.startsWith(prefix)) delete facts[path];
}

/** Notes our fields that are not kept; `null` where they must not be written. */
function addMissing(trial: Trial, contract: Contract): void {
	const { entity, lost, refused, kept, shown } = trial;
	const { fields } = entityNames(contract, entity);
	const gone = [...new Set([...lost, ...refused])].filter(
		(field) => fields[field] !== null && !kept.includes(field),
	);
	for (const field of gone) {
		const path = `${entity}.fields.${field}`;
		// Every field is shown and none is left over, so there is none.
		const isNowhere =
			shown?.showsEmpty && shown.missing.includes(field) && shown.others.length === 0;
		trial.missing.push(path);
		if (isNowhere || refused.includes(field)) trial.facts[path] = null;
	}
}
