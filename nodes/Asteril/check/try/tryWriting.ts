import type { Contract } from '../../api/contractTypes';
import { entityNames } from '../../api/entityNames';
import type { CabinetSession } from '../CabinetSession';
import { withFacts } from '../derive/facts';
import type { Lists } from '../observe/findLists';
import { WRITTEN } from '../tables/names';
import { envelopesFrom } from './negotiate';
import { withAlikePaths } from './paths';
import { TestRecord } from './TestRecord';
import type { Known, Trial } from './Trial';
import { tryRecord } from './tryRecord';

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
		const trial = await tryRecord(session, known, entity);
		trials.push(trial);
		known.envelopes = trial.envelopes;
		known.contract = withAlikePaths(withFacts(known.contract, trial.facts), entity);
		if (entity !== 'client') continue;
		known.client = trial.id;
		// Where no record shows the names of the fields, all likely ones may be sent.
		const isEmpty = WRITTEN.some((each) => lists[each]?.rows.length === 0);
		if (trial.id === null || trial.outcome !== 'works' || !isEmpty) continue;
		const record = new TestRecord(session, known.contract, entity, trial.id);
		known.dropsUnknown = (await record.change({ n8n_test: 'n8n' }))?.kind === 'good';
	}
	return trials;
}

/** Returns the id of a user: of the list of users, else of who is responsible for a record. */
function aUserId(contract: Contract, lists: Lists): string | number | null {
	const user = lists.user?.rows.at(-1)?.[contract.user.id];
	const responsible = WRITTEN.flatMap((entity) => {
		const key = entityNames(contract, entity).fields.responsible ?? '';
		return (lists[entity]?.rows ?? []).map((row) => row[key]);
	});
	return [user, ...responsible].find(isId) ?? null;
}

function isId(value: unknown): value is string | number {
	return typeof value === 'number' || (typeof value === 'string' && value !== '');
}
