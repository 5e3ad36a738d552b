import type { Contract } from '../../api/contractTypes';
import { entityNames } from '../../api/entityNames';
import type { CabinetSession } from '../CabinetSession';
import { type Facts, withFacts } from '../facts';
import type { Lists } from '../read/findLists';
import { WRITTEN } from '../tables/names';
import { envelopesFrom } from './adjustDraft';
import type { Known } from './Known';
import { withAlikePaths } from './paths';
import { TestRecord } from './TestRecord';
import { canCreate, type Trial } from './Trial';
import { tryRecord } from './tryRecord';
import { trySecondValue } from './trySecondValue';

/**
 * Creates one client, one call and one task that nobody can mistake, reads them back and changes
 * them. Each kind goes by what the one before showed.
 *
 * @param contract as reading showed it
 * @param now milliseconds
 */
export async function tryWriting(
	session: CabinetSession,
	contract: Contract,
	lists: Lists,
	now: number,
): Promise<Trial[]> {
	const trials: Trial[] = [];
	const known: Known = {
		contract,
		client: null,
		user: aUserId(contract, lists),
		now,
		envelopes: envelopesFrom(contract.write.envelope),
		dropsUnknown: false,
	};
	for (const entity of WRITTEN) {
		// A list that does not answer can't show what was written.
		if (lists[entity] === undefined) continue;
		const { trial, envelopes } = await tryRecord(session, known, entity);
		trials.push(trial);
		known.envelopes = envelopes;
		known.contract = withFacts(known.contract, trial.facts);
		if (entity === 'client') known.client = trial.id;
		if (!canCreate(trial) || trial.id === null) continue;
		const record = new TestRecord(session, known.contract, entity, trial.id);
		// Where no record shows the names of the fields, all likely ones may be sent.
		if (entity === 'client' && WRITTEN.some((each) => lists[each]?.rows.length === 0))
			known.dropsUnknown = (await record.change({ n8n_test: 'n8n' }))?.kind === 'good';
		const second = await trySecondValue(record, trial);
		trial.facts = { ...withoutOneDirection(trial.facts, second), ...second };
		known.contract = withAlikePaths(withFacts(known.contract, trial.facts), entity);
		addLost(trial, known.contract);
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

function isId(value: unknown): value is string | number {
	return typeof value === 'number' || (typeof value === 'string' && value !== '');
}

/** What holds for one value of a choice says nothing while the other one was not found. */
function withoutOneDirection(facts: Facts, second: Facts): Facts {
	const isHalf = Object.keys(second).length === 0;
	const entries = Object.entries(facts).filter(
		([path]) => !isHalf || !path.startsWith('call.values.direction.'),
	);
	return Object.fromEntries(entries);
}

/** Settles which fields are not kept; `null` where they must not be written. */
function addLost(trial: Trial, contract: Contract): void {
	const { entity, refused, shown, facts } = trial;
	const { fields } = entityNames(contract, entity);
	const gone = new Set([...trial.lost, ...refused]);
	trial.lost = [...gone].filter((field) => !(`${entity}.fields.${field}` in facts));
	for (const field of trial.lost) {
		// Every field is shown and none is left over, so there is none.
		const isNowhere =
			shown?.showsEmpty && shown.missing.includes(field) && shown.others.length === 0;
		if (fields[field] !== null && (isNowhere || refused.includes(field)))
			facts[`${entity}.fields.${field}`] = null;
	}
}
