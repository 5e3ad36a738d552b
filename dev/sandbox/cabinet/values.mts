/** One value, from the wire to the cabinet and back, and strict about what it may be. */
import { DateTime } from 'luxon';
import { Problem } from '../Problem.mts';
import { KEPT_FORMAT, ORDER_STATUSES, type Cabinet, type Value } from './Cabinet.mts';
import type { CabinetContract, Choice, FieldContract, FieldType } from './contract.mts';
import { keepPhone } from './phones.mts';

/** @throws Problem 422 naming the field when the value is not of its type. */
export function readValue(cabinet: Cabinet, field: FieldContract, value: unknown): Value {
	if (value === null) return null;
	const refuse: Refuse = (wants) => {
		throw new Problem(422, `Field "${field.name}" ${wants}`, field.name);
	};
	const choice = choiceOf(cabinet.contract, field.type);
	return choice
		? readChoice(choice, value, refuse)
		: READERS[field.type as keyof typeof READERS](value, refuse, cabinet);
}

/** The wire's form of a value the cabinet keeps. */
export function writeValue(
	contract: CabinetContract,
	type: FieldType,
	value: Value,
): Value | boolean {
	if (value === null) return null;
	const isId = type === 'id' || type === 'clientId' || type === 'userId';
	if (isId && contract.ids === 'string') return String(value);
	if (type === 'dateTime') return writeDate(contract, String(value));
	return choiceOf(contract, type)?.[value] ?? value;
}

/** The values of a field that has a choice. */
export function choiceOf({ enums }: CabinetContract, type: FieldType): Choice | undefined {
	if (type !== 'orderStatus') return enums[type as keyof typeof enums];
	return Object.fromEntries(ORDER_STATUSES.map((status) => [status, status]));
}

/** Says what would have been right. */
type Refuse = (wants: string) => never;
type Reader = (value: unknown, refuse: Refuse, cabinet: Cabinet) => string | number;

const readText: Reader = (value, refuse) =>
	typeof value === 'string' ? value : refuse('must be text');

const READERS = {
	text: readText,
	phone: (value, refuse, cabinet) => {
		const phone = String(readText(value, refuse, cabinet));
		const { kept, strict } = cabinet.contract.phones;
		const example = keepPhone('0671234567', kept);
		const shapeOf = (written: string) => written.replace(/\d/g, '#');
		const right = !strict || phone === '' || shapeOf(phone) === shapeOf(example);
		return right ? phone : refuse(`must be written like ${example}`);
	},
	url: (value, refuse) =>
		typeof value === 'string' && /^(https?:\/\/\S+)?$/.test(value)
			? value
			: refuse('must be an http(s) link'),
	integer: (value, refuse) =>
		Number.isInteger(value) && Number(value) >= 0
			? Number(value)
			: refuse('must be a whole number'),
	clientId: (value, refuse, cabinet) => readId(value, refuse, cabinet, 'client'),
	userId: (value, refuse, cabinet) => readId(value, refuse, cabinet, 'user'),
	dateTime: (value, refuse, { contract }) =>
		readDate(contract, value) ??
		refuse(`must be a date like ${writeDate(contract, '2026-01-31 15:45:00')}`),
} satisfies Partial<Record<FieldType, Reader>>;

function readChoice(choice: Choice, value: unknown, refuse: Refuse): string {
	const words = Object.values(choice).map((wire) => JSON.stringify(wire));
	const [kept] = Object.entries(choice).find(([, wire]) => wire === value) ?? [];
	return kept ?? refuse(`must be one of ${words.join(', ')}`);
}

function readId(value: unknown, refuse: Refuse, cabinet: Cabinet, entity: 'client' | 'user') {
	const asText = cabinet.contract.ids === 'string';
	const right = asText
		? typeof value === 'string' && /^\d{1,15}$/.test(value)
		: Number.isInteger(value);
	if (!right) refuse(asText ? 'must be an id, as text' : 'must be an id, a whole number');
	const id = Number(value);
	return cabinet.find(entity, id) ? id : refuse(`names ${entity} ${id}, which does not exist`);
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
