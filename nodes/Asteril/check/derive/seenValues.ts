import type { Contract } from '../../api/contractTypes';
import type { Observations } from '../observe/observations';
import { VALUE_WORDS } from '../tables/values';
import type { Leaf } from '../tree';
import { plain } from '../strings';
import { entityNames } from '../../api/entityNames';

/** Values of choices that stand on records, where their words say what they mean. */
export function seenValues(contract: Contract, { lists }: Observations): Record<string, Leaf> {
	const facts: Record<string, Leaf> = {};
	for (const path of Object.keys(VALUE_WORDS)) {
		const [name, field, ours] = path.split('.') as ['call' | 'task', string, string];
		const { fields, values } = entityNames(contract, name);
		const key = fields[field];
		const seen = key === null ? [] : (lists[name]?.rows ?? []).map((row) => row[key] as Leaf);
		const words = [String(values[field][ours]), ...VALUE_WORDS[path]];
		const value = words.flatMap((word) =>
			seen.filter(
				(each) => each !== null && (String(each) === word || plain(String(each)) === word),
			),
		)[0];
		// A number has no meaning of its own.
		if (value !== undefined && typeof value !== 'number')
			facts[`${name}.values.${field}.${ours}`] = value;
	}
	return facts;
}
