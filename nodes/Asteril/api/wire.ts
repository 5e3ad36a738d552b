import { DateTime } from 'luxon';
import type { Contract, EntityName } from './contractTypes';
import { type Records, rememberOwnFields } from './records';
import { entityNames } from './entityNames';

/** How a field's value is translated; fields not named here are text. */
const KINDS: Record<string, 'date' | 'number' | 'id' | 'lines'> = {
	startedAt: 'date',
	deadline: 'date',
	duration: 'number',
	talkDuration: 'number',
	responsible: 'id',
	clientId: 'id',
	comment: 'lines',
	description: 'lines',
};

/** Whose id a field holds. */
const ID_OF: Record<string, 'client' | 'user' | undefined> = {
	responsible: 'user',
	clientId: 'client',
};

/** Our fields of a record → the cabinet's, for a write. Unset (`undefined`) fields are left out. */
export function toWire(
	contract: Contract,
	entity: EntityName,
	draft: Record<string, unknown>,
): Record<string, unknown> {
	const { fields } = entityNames(contract, entity);
	const wire: Record<string, unknown> = {};
	for (const [field, value] of Object.entries(draft)) {
		const name = fields[field];
		if (name && value !== undefined) wire[name] = valueToWire(contract, entity, field, value);
	}
	return { ...wire, ...(draft.custom as Record<string, unknown> | undefined) };
}

/** A value of one of our fields, or filters, as the cabinet writes it. */
export function valueToWire(
	contract: Contract,
	entity: EntityName,
	field: string,
	value: unknown,
): unknown {
	if (value === null) return null;
	const values = valuesOf(contract, entity, field);
	if (values && Object.hasOwn(values, String(value))) return values[String(value)];
	if (KINDS[field] === 'date') return dateToWire(contract, String(value));
	const whose = ID_OF[field];
	return whose === undefined ? value : idToWire(contract[whose].idType, value);
}

/** An id typed by a person is always text. */
function idToWire(type: 'number' | 'text', id: unknown): unknown {
	if (type === 'text') return String(id);
	return typeof id === 'string' && /^\d{1,15}$/.test(id) ? Number(id) : id;
}

/** A record of the cabinet → ours. `null` when it has no id, so it can't be used. */
export function fromWire<Name extends EntityName>(
	contract: Contract,
	entity: Name,
	wire: unknown,
): Records[Name] | null {
	if (typeof wire !== 'object' || wire === null) return null;
	const { id: idKey, fields } = entityNames(contract, entity);
	const id = idFromWire((wire as Record<string, unknown>)[idKey]);
	if (id === null) return null;
	const record: Record<string, unknown> = { id };
	for (const [field, name] of Object.entries(fields)) {
		const value = name === null ? undefined : (wire as Record<string, unknown>)[name];
		record[field] = valueFromWire(contract, entity, field, value);
	}
	rememberOwnFields(record, wire as Record<string, unknown>);
	return record as unknown as Records[Name];
}

function valueFromWire(
	contract: Contract,
	entity: EntityName,
	field: string,
	value: unknown,
): unknown {
	if (value === undefined || value === null || value === '') return null;
	const values = valuesOf(contract, entity, field);
	const ours = values && Object.keys(values).find((key) => String(values[key]) === String(value));
	if (ours !== undefined) return ours;
	switch (KINDS[field]) {
		case 'date':
			return dateFromWire(contract, value);
		case 'number':
			return Number.isFinite(Number(value)) ? Number(value) : null;
		case 'id':
			// A responsible may come as a record of its own.
			return personOrNobody(
				idFromWire(typeof value === 'object' ? (value as { id?: unknown }).id : value),
			);
		case 'lines':
			// A cabinet may keep them as they are to be shown in a page.
			return textFromWire(value).replace(/<br\s*\/?>(\r?\n)?|\r\n?/gi, '\n');
		default:
			return textFromWire(value);
	}
}

function textFromWire(value: unknown): string {
	return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function valuesOf(contract: Contract, entity: EntityName, field: string) {
	const { values } = entityNames(contract, entity);
	return Object.hasOwn(values, field) ? values[field] : undefined;
}

/** 0 means nobody in many programs. Assumed: no record of Asteril's was seen with it. */
function personOrNobody(id: string | number | null): string | number | null {
	return Number(id) === 0 ? null : id;
}

function idFromWire(value: unknown): string | number | null {
	if (typeof value === 'number') return value;
	return typeof value === 'string' && value !== '' ? value : null;
}

/** An ISO time as the cabinet writes one. */
export function dateToWire({ dates }: Contract, iso: string): string | number {
	const time = DateTime.fromISO(iso).setZone(dates.zone);
	switch (dates.format) {
		case 'ISO':
			return time.toISO({ suppressMilliseconds: true }) ?? iso;
		case 'unix':
			return Math.floor(time.toSeconds());
		case 'unixMs':
			return time.toMillis();
		default:
			return time.toFormat(dates.format);
	}
}

/** The day of an ISO time as it stands in a filter. */
export function dayToWire({ dates }: Contract, iso: string): string {
	return DateTime.fromISO(iso).setZone(dates.zone).toFormat(dates.day);
}

function dateFromWire({ dates }: Contract, value: unknown): string | null {
	const { zone } = dates;
	if (dates.format.startsWith('unix')) {
		const milliseconds = Number(value) * (dates.format === 'unix' ? 1000 : 1);
		return isoOf(DateTime.fromMillis(milliseconds, { zone }));
	}
	const text = String(value);
	const written = DateTime.fromFormat(text, dates.format, { zone });
	return isoOf(written.isValid ? written : DateTime.fromISO(text.replace(' ', 'T'), { zone }));
}

function isoOf(time: DateTime): string | null {
	return time.toISO({ suppressMilliseconds: true });
}
