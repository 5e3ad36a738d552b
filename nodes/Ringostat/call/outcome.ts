import type { Call } from '../../shared/Call';
import { isYes } from './isYes';
import type { Fields } from './fields';
import { outcomeOf, type Evidence } from './status';

type Result = Pick<Call, 'outcome' | 'missed'>;

const OUTCOMES: ReadonlyMap<string, Call['outcome']> = new Map(
	(['answered', 'missed', 'notReached', 'inProgress', 'unknown'] as const).map((outcome) => [
		outcome.toLowerCase(),
		outcome,
	]),
);

/**
 * The outcome, and whether someone must call back. The status decides, unless the user mapped a key
 * of theirs to `outcome` or `missed`; the two always agree.
 */
export function readOutcome(fields: Fields, evidence: Evidence): Result {
	const mapped = fields.first('outcome');
	const said = mapped && OUTCOMES.get(mapped.text.toLowerCase().replace(/[\s_-]+/g, ''));
	if (mapped && said) mapped.used = true;
	const outcome = said ?? outcomeOf(evidence);
	const flag = fields.first('missed');
	if (!flag) return { outcome, missed: outcome === 'missed' };
	flag.used = true;
	const missed = isYes(flag.text);
	return { outcome: withFlag(outcome, missed), missed };
}

function withFlag(outcome: Call['outcome'], missed: boolean): Call['outcome'] {
	if (missed) return 'missed';
	return outcome === 'missed' ? 'unknown' : outcome;
}
