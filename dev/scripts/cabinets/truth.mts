import { DateTime } from 'luxon';
import type { DrawnCabinet } from '../../sandbox/cabinet/draw/drawCabinet.mts';
import {
	entityNames,
	type CabinetContract,
	type EntityContract,
	type EntityName,
	type FieldType,
} from '../../sandbox/cabinet/contract.mts';
import type { Truth } from './wrongPaths.mts';

/** The name of a form of numbers in an override, where it differs. */
const FORMS: Record<string, string> = { spaced: 'plusBrackets' };

/** What an override for this cabinet may say. */
export function truthOf({ contract, odd }: DrawnCabinet): Truth {
	const { key, dates, errors, entities } = contract;
	const { list } = entities.client;
	const errorKeys = ['error', 'errors', ...Object.keys(errors.body)];
	return {
		basePath: [contract.prefix],
		key: { in: [key.in], name: [key.name], prefix: [key.before] },
		write: { envelope: [contract.write.envelope] },
		response: {
			envelope: [null, list.envelope],
			errors: (keys) => Array.isArray(keys) && keys.every((one) => errorKeys.includes(String(one))),
		},
		paging: pagingOf(contract),
		dates: {
			format: [
				{ epoch: 'unix' }[dates.format] ?? (dates.format.includes('ZZ') ? 'ISO' : dates.format),
			],
			zone: (zone) => offsetOf(String(zone)) === offsetOf(dates.zone),
			day: [dates.rangeDay],
			range: [dates.rangeSeparator],
		},
		phone: phoneOf(contract),
		...Object.fromEntries(
			entityNames.map((name) => [name, entityOf(name, contract, odd !== null)]),
		),
	};
}

function pagingOf({ entities }: CabinetContract): Truth {
	const { list } = entities.client;
	const { paging, totalKey } = list;
	const { first } = { first: undefined, ...paging };
	const totals = [null, ...(totalKey === null ? [] : [inEnvelope(list, totalKey), totalKey])];
	const isPaged = paging.kind === 'page';
	return {
		style: [paging.kind],
		page: isPaged ? [paging.page] : undefined,
		offset: isPaged ? undefined : [paging.offset],
		limit: [paging.limit],
		first: first === undefined ? undefined : [first],
		pages: isPaged ? totals : [null],
		total: isPaged ? [null] : totals,
	};
}

function inEnvelope({ envelope }: { envelope: string | null }, key: string): string {
	return envelope === null ? key : `${envelope}.${key}`;
}

function offsetOf(zone: string): number {
	return DateTime.now().setZone(zone).offset;
}

function phoneOf({ phones, entities }: CabinetContract): Truth {
	const { kept, strict, filterRewrites } = phones;
	const filter = entities.client.filters.find(({ field }) => field === 'phone');
	if (kept === 'asWritten' || filter?.match !== 'exact') return {};
	const form = [FORMS[kept] ?? kept];
	return { stored: strict ? form : undefined, searched: filterRewrites ? undefined : form };
}

/** @param isOdd where nothing can be written, nothing that is said of writing does harm */
function entityOf(name: EntityName, contract: CabinetContract, isOdd: boolean): Truth {
	const entity = contract.entities[name];
	const { list, fields, filters, required = [] } = entity;
	return {
		supported: [!list.path.startsWith('no-such')],
		list: {
			path: [list.path],
			key: [list.key, ...(list.key === null ? [] : [inEnvelope(list, list.key)])],
		},
		create: isOdd ? undefined : writeOf(name, 'create', contract),
		update: isOdd ? undefined : writeOf(name, 'update', contract),
		id: [fields.id?.name ?? 'id'],
		idType: [contract.ids === 'string' ? 'text' : 'number'],
		fields: named(fields, (field, key) => {
			// A choice of which none means ours is left alone.
			const leftOut = field.type === 'taskType' && !required.includes('type');
			return [ourName(key), [field.name, ...(leftOut ? [null] : [])]];
		}),
		filters: named(filters, ({ field, name: its, match }) => [
			field === 'started_at' ? 'createdDate' : ourName(field),
			[its, ...(match === 'ignored' ? [null] : [])],
		]),
		values: valuesOf(entity, contract),
	};
}

/** What there is under our names; null for the rest. */
function named<T>(
	all: Record<string, T> | T[],
	allow: (one: T, key: string) => [ours: string, allowed: unknown[]],
): Truth {
	const entries = Object.entries(all).map(([key, one]) => allow(one, key));
	return { ...Object.fromEntries(entries), '*': [null] };
}

function writeOf(
	name: EntityName,
	part: 'create' | 'update',
	{ entities, write }: CabinetContract,
): Truth {
	const { required = [], fields, [part]: route } = entities[name];
	const wanted = required.map((key) => fields[key]?.name ?? key);
	// A call from a hidden number has none, so something may stand there in any cabinet.
	const constants = [...wanted, ...(name === 'call' ? [fields.phone?.name] : [])];
	return {
		path: [route?.path],
		method: [route?.method],
		key: [write.answer.envelope?.replace('$entity', name) ?? null],
		constants: (value) => Object.keys(value as object).every((key) => constants.includes(key)),
	};
}

function valuesOf({ fields }: EntityContract, { enums }: CabinetContract): Truth {
	const { direction, taskStatus, callStatus = {}, taskType = {} } = enums;
	const values: Partial<Record<FieldType, Truth>> = {
		direction: { incoming: [direction.in], outgoing: [direction.out] },
		taskStatus: { open: [taskStatus.open], done: [taskStatus.done] },
		callStatus: {
			answered: [callStatus.answered],
			missed: [callStatus.missed],
			'*': Object.values(callStatus),
		},
		taskType: { '*': Object.values(taskType) },
	};
	return Object.fromEntries(Object.entries(fields).map(([key, { type }]) => [key, values[type]]));
}

/** Our name of a field of the cabinet: `client_id` → `clientId`. */
function ourName(field: string): string {
	if (field === 'record_url') return 'recordingUrl';
	return field.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}
