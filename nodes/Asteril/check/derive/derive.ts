import type { Contract } from '../../api/contractTypes';
import type { Observations } from '../observe/observations';
import { LIST_NAMES } from '../tables/names';
import { type Leaf, setAt } from '../tree';
import { canCreate, type Trial } from '../try/trials';
import { fieldsOf } from './fields';
import { storedFormat } from './phones';
import { dateFacts, entranceFacts, filterFacts, listFacts, pagingFacts } from './readFacts';
import { seenValues } from './seenValues';
import { entityNames } from '../../api/entityNames';

/** What is known of a cabinet: the contract that fits it, and how each fact is known. */
export interface Derived {
	contract: Contract;
	/** Facts that were shown, by reading or by trying. */
	known: Record<string, 'read' | 'tried'>;
	/** Our fields that the cabinet does not take, or that no key stands for. */
	missingFields: string[];
}

/**
 * Derives the contract of a cabinet from what was observed and tried. What was tried counts more
 * than what was read, and that more than what was assumed; what neither shows stays as assumed.
 *
 * @param assumed the contract of the credential
 */
export function derive(
	assumed: Contract,
	observed: Observations,
	trials: readonly Trial[] = [],
): Derived {
	const contract = structuredClone(assumed);
	const known: Derived['known'] = {};
	const missingFields: string[] = [];
	const learn = (facts: Record<string, Leaf>, how: 'read' | 'tried') => {
		for (const [path, value] of Object.entries(facts)) {
			setAt(contract, path, value);
			known[path] = how;
		}
	};
	learn(entranceFacts(observed), 'read');
	for (const name of LIST_NAMES) learn(listFacts(name, assumed, observed), 'read');
	learn(pagingFacts(observed), 'read');
	for (const name of LIST_NAMES) {
		const list = observed.lists[name];
		if (!list || list.rows.length === 0) continue;
		const shown = fieldsOf(name, assumed[name].fields, list.rows, contract[name].id);
		for (const [field, key] of Object.entries(shown.fields)) {
			learn({ [`${name}.fields.${field}`]: key }, 'read');
		}
		for (const field of shown.missing) {
			const fact = `${name}.fields.${field}`;
			missingFields.push(fact);
			// Every field is shown and none is left over, so there is none.
			if (shown.showsEmpty && shown.others.length === 0) learn({ [fact]: null }, 'read');
		}
	}
	learn(seenValues(contract, observed), 'read');
	learn(dateFacts(contract, observed), 'read');
	learn(storedFormat(contract, observed), 'read');
	for (const trial of trials) {
		learn(trial.facts, 'tried');
		if (canCreate(trial)) {
			for (const [fact, value] of Object.entries(lostFields(trial, contract))) {
				missingFields.push(fact);
				if (value === null) learn({ [fact]: null }, 'tried');
			}
		}
	}
	learn(filterFacts(observed), 'read');
	return { contract, known, missingFields };
}

/** Our fields that are not kept → `null` where they must not be written. */
function lostFields(
	{ entity, lost, refused, kept, shown }: Trial,
	contract: Contract,
): Record<string, null | 'unknown'> {
	const { fields } = entityNames(contract, entity);
	const gone = [...new Set([...lost, ...refused])].filter((field) => !kept.includes(field));
	return Object.fromEntries(
		gone
			.filter((field) => fields[field] !== null)
			.map((field) => {
				const nowhere = shown?.showsEmpty && shown.missing.includes(field);
				const none = refused.includes(field) || (nowhere && shown?.others.length === 0);
				return [`${entity}.fields.${field}`, none ? null : 'unknown'] as const;
			}),
	);
}
