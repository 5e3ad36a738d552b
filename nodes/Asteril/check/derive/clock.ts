import type { Contract } from '../../api/contractTypes';
import type { Row } from '../answers';
import type { Leaf } from '../tree';
import { dateFormatOf, zoneOf } from './dates';

/**
 * The zone of the cabinet's clock, by a time in a record that the cabinet has set itself just now.
 *
 * @param written keys that we have written
 * @param now milliseconds
 */
export function clockFacts(
	row: Row,
	written: readonly string[],
	contract: Contract,
	now: number,
): Record<string, Leaf> {
	const times = Object.keys(row)
		.filter((key) => !written.includes(key))
		.map((key) => row[key]);
	for (const time of times) {
		const format = dateFormatOf(time);
		if (format === null || format === 'ISO' || format.startsWith('unix')) continue;
		const zone = zoneOf(time, format, now, contract.dates.zone);
		if (zone !== null) return { 'dates.zone': zone };
	}
	return {};
}
