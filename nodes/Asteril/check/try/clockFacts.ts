import type { Contract } from '../../api/contractTypes';
import type { Row } from '../answers';
import type { Facts } from '../derive/facts';
import { dateFormatOf, zoneOf } from '../observe/dates';
import type { TestDraft } from './draft';

/**
 * The zone of the cabinet's clock, by a time in a record that the cabinet has set itself just now.
 *
 * @param before the record as an earlier check has left it: its times are not of now
 * @param now milliseconds
 */
export function clockFacts(
	row: Row,
	before: Row | undefined,
	draft: TestDraft,
	{ dates }: Contract,
	now: number,
): Facts {
	const old = Object.values(before ?? {});
	for (const time of ownValues(row, draft).filter((value) => !old.includes(value))) {
		const format = dateFormatOf(time);
		if (format === null || format === 'ISO' || format.startsWith('unix')) continue;
		const zone = zoneOf(time, format, now, dates.zone);
		if (zone !== null) return { 'dates.zone': zone };
	}
	return {};
}

/** What a record holds that the check has not written. */
export function ownValues(row: Row, { writable }: TestDraft): unknown[] {
	const written = Object.values(writable).map(({ key }) => key);
	return Object.entries(row).flatMap(([key, value]) => (written.includes(key) ? [] : [value]));
}
