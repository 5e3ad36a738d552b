/** One value, from the wire to the cabinet and back, and strict about what it may be. */
import { DateTime } from 'luxon';
import { Problem } from '../Problem.mts';
import { orderStatuses, type Cabinet, type Value } from './Cabinet.mts';
import type { CabinetContract, FieldContract, FieldType } from './contract.mts';
import { keepPhone } from './phones.mts';

const KEPT_FORMAT = 'yyyy-MM-dd HH:mm:ss';

/** @throws Problem 422 naming the field when the value is not of its type. */
export function readValue(cabinet: Cabinet, field: FieldContract, value: unknown): Value {
	if (value === null) return null;
	const read = readers[field.type](value, cabinet);
	if (typeof read === 'object') {
		throw new Problem(422, `Field "${field.name}" ${read.wants}`, field.name);
	}
	return read;
}

/** The wire's form of a value the cabinet keeps. */
export function writeValue(
	contract: CabinetContract,
	type: FieldType,
	value: Value,
): Value | boolean {
	if (value === null) return null;
	if (type === 'id' || type === 'clientId' || type === 'userId') {
		return contract.ids === 'string' ? String(value) : value;
	}
	if (type === 'direction') return contract.enums.direction[value as 'in' | 'out'] ?? value;
	if (type === 'taskStatus') return contract.enums.taskStatus[value as 'open' | 'done'] ?? value;
	if (type === 'callStatus' || type === 'taskType') {
		return contract.enums[type]?.[String(value)] ?? value;
	}
	if (type === 'dateTime') return writeDate(contract, String(value));
	return value;
}

/** The kept word for an enum's wire value; undefined when there is none. */
export function readEnum(
	values: Record<string, string | number | boolean>,
	value: unknown,
): string | undefined {
	return Object.entries(values).find(([, wire]) => wire === value)?.[0];
}

/** A refusal, with what would have been right. */
interface Refusal {
	wants: string;
}

type Reader = (value: unknown, cabinet: Cabinet) => string | number | Refusal;

const text: Reader = (value) => (typeof value === 'string' ? value : { wants: 'must be text' });

const readers: Record<FieldType, Reader> = {
	text,
	phone: (value, { contract: { phones } }) => {
		if (typeof value !== 'string') return { wants: 'must be text' };
		const shape = (phone: string) => phone.replace(/\d/g, '#');
		const wanted = shape(keepPhone('0671234567', phones.kept));
		const right = !phones.strict || value === '' || shape(value) === wanted;
		return right
			? value
			: { wants: `must be written like ${keepPhone('0671234567', phones.kept)}` };
	},
	url: (value) =>
		typeof value === 'string' && (value === '' || /^https?:\/\/\S+$/.test(value))
			? value
			: { wants: 'must be an http(s) link' },
	integer: (value) =>
		typeof value === 'number' && Number.isInteger(value) && value >= 0
			? value
			: { wants: 'must be a whole number' },
	id: () => ({ wants: 'is set by the cabinet' }),
	clientId: (value, cabinet) => readId(value, cabinet, 'client'),
	userId: (value, cabinet) => readId(value, cabinet, 'user'),
	dateTime: (value, { contract }) =>
		readDate(contract, value) ?? { wants: `must be a date like ${dateExample(contract)}` },
	direction: (value, { contract }) => oneOf(contract.enums.direction, value),
	taskStatus: (value, { contract }) => oneOf(contract.enums.taskStatus, value),
	callStatus: (value, { contract }) => oneOf(contract.enums.callStatus ?? {}, value),
	taskType: (value, { contract }) => oneOf(contract.enums.taskType ?? {}, value),
	orderStatus: (value) =>
		typeof value === 'string' && orderStatuses.some(({ system }) => system === value)
			? value
			: { wants: `must be one of ${orderStatuses.map(({ system }) => system).join(', ')}` },
};

function oneOf(
	values: Record<string, string | number | boolean>,
	value: unknown,
): string | Refusal {
	return (
		readEnum(values, value) ?? {
			wants: `must be one of ${Object.values(values)
				.map((wire) => JSON.stringify(wire))
				.join(', ')}`,
		}
	);
}

function readId(value: unknown, cabinet: Cabinet, entity: 'client' | 'user'): number | Refusal {
	const asText = cabinet.contract.ids === 'string';
	const right = asText
		? typeof value === 'string' && /^\d{1,15}$/.test(value)
		: Number.isInteger(value);
	if (!right) return { wants: asText ? 'must be an id, as text' : 'must be an id, a whole number' };
	const id = Number(value);
	return cabinet.find(entity, id) ? id : { wants: `names ${entity} ${id}, which does not exist` };
}

function readDate({ dates }: CabinetContract, value: unknown): string | undefined {
	if (dates.format === 'epoch') {
		if (typeof value !== 'number' || !Number.isInteger(value) || value < 0) return undefined;
		return DateTime.fromSeconds(value, { zone: dates.zone }).toFormat(KEPT_FORMAT);
	}
	if (typeof value !== 'string') return undefined;
	// Whoever takes an offset takes the letter for none.
	const written = dates.format.endsWith('ZZ') ? value.replace(/Z$/, '+00:00') : value;
	const date = DateTime.fromFormat(written, dates.format, { zone: 'utc', setZone: true });
	if (!date.isValid) return undefined;
	// A format with an offset names a moment; one without is what the cabinet's wall clock shows.
	return (dates.format.includes('Z') ? date.setZone(dates.zone) : date).toFormat(KEPT_FORMAT);
}

function writeDate({ dates }: CabinetContract, kept: string): string | number {
	if (dates.format === KEPT_FORMAT) return kept;
	const date = DateTime.fromFormat(kept, KEPT_FORMAT, { zone: dates.zone });
	// Seeded by a test with something else: show it as it is.
	if (!date.isValid) return kept;
	return dates.format === 'epoch' ? Math.floor(date.toSeconds()) : date.toFormat(dates.format);
}

function dateExample(contract: CabinetContract): string {
	return String(writeDate(contract, '2026-01-31 15:45:00'));
}
