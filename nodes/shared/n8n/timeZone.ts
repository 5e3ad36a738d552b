import { Info } from 'luxon';
import { type IExecuteFunctions, NodeOperationError } from 'n8n-workflow';

const KYIV = 'Europe/Kyiv';
/** The same in a runtime with an older list of zones. */
const KIEV = 'Europe/Kiev';

/** The time zone of that name, Kyiv's for an empty one; `null` when there is none. */
export function timeZone(typed: unknown): string | null {
	const name = String(typed ?? '').trim() || KYIV;
	const names = name === KYIV ? [KYIV, KIEV] : [name];
	return names.find((candidate) => Info.normalizeZone(candidate).isValid) ?? null;
}

/**
 * The time zone that is typed in a parameter, Kyiv's when it is empty. A wrong one has to be said:
 * with it every time would become "Invalid DateTime".
 *
 * @throws {NodeOperationError} when there is no such zone
 */
export function requireZone(context: IExecuteFunctions, typed: unknown, index: number): string {
	const zone = timeZone(typed);
	if (zone !== null) return zone;
	throw new NodeOperationError(context.getNode(), `"${String(typed)}" is no time zone`, {
		itemIndex: index,
		description: 'Write a time zone with its region, as Europe/Kyiv or Europe/Warsaw.',
	});
}
