/** What an override for an imagined cabinet may say, and what would be wrong. */
import { DateTime } from 'luxon';
import type { DrawnCabinet } from '../../sandbox/cabinet/draw/drawCabinet.mts';
import {
	entityNames,
	type CabinetContract,
	type EntityContract,
	type EntityName,
	type FieldType,
} from '../../sandbox/cabinet/contract.mts';

/** The values that may stand at a path, or a test of them. */
type Allowed = unknown[] | ((value: unknown) => boolean);
/** What is named neither by its key nor by `*` may be anything. */
interface Truth {
	[key: string]: Truth | Allowed | undefined;
}

/** A field of the cabinet → our name of it, where they differ. */
const OURS: Record<string, string> = {
	external_id: 'externalId',
	client_id: 'clientId',
	started_at: 'startedAt',
	talk_duration: 'talkDuration',
	record_url: 'recordingUrl',
};

/** A form of numbers by its name in an override, where it has another. */
const FORMS: Record<string, string> = { spaced: 'plusBrackets' };

/** The paths of an override that are wrong for this cabinet, each with what it says. */
export function wrongIn(override: object, drawn: DrawnCabinet): string[] {
	return wrongBelow(override, truthOf(drawn), '');
}

function wrongBelow(said: object, truth: Truth, at: string): string[] {
	return Object.entries(said).flatMap(([key, value]: [string, unknown]) => {
		const path = `${at}${key}`;
		const allowed = truth[key] ?? truth['*'];
		if (allowed === undefined) return [];
		if (typeof allowed === 'object' && !Array.isArray(allowed)) {
			return wrongBelow(value as object, allowed, `${path}.`);
		}
		const right =
			typeof allowed === 'function'
				? allowed(value)
				: allowed.some((one) => JSON.stringify(one) === JSON.stringify(value));
		return right ? [] : [`${path}: ${JSON.stringify(value)}`];
	});
}

function truthOf({ contract, odd }: DrawnCabinet): Truth {
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
			return [OURS[key] ?? key, [field.name, ...(leftOut ? [null] : [])]];
		}),
		filters: named(filters, ({ field, name: its, match }) => [
			field === 'started_at' ? 'createdDate' : (OURS[field] ?? field),
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
