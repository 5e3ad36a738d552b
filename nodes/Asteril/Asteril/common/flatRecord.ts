import { safeKey } from '../../../shared/forbiddenKeys';
import type { AsterilApi } from '../../api/AsterilApi';
import type { EntityName } from '../../api/contractTypes';
import { ownFieldsOf, type Records } from '../../api/records';

/**
 * A record as one flat object: our names, and beside them the fields as the cabinet names them, custom
 * ones included. On the same name our value wins, and a name that n8n's expressions refuse gets a `_`
 * behind it (`caller_`).
 *
 * @param simplify leaves out the cabinet's own names of fields that have a name of ours, and values
 * that are not one text, number or yes or no
 */
export function flatRecord<Name extends EntityName>(
	{ contract }: AsterilApi,
	name: Name,
	record: Records[Name],
	simplify: boolean,
): object {
	const named = new Set<string | null>([
		contract[name].id,
		...Object.values(contract[name].fields),
	]);
	const own = Object.entries(ownFieldsOf(record)).filter(
		([key, value]) => !simplify || (!named.has(key) && !isNested(value)),
	);
	return { ...Object.fromEntries(own.map(([key, value]) => [safeKey(key), value])), ...record };
}

function isNested(value: unknown): boolean {
	return typeof value === 'object' && value !== null;
}
