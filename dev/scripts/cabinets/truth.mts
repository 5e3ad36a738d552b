/** What an override for an imagined cabinet may say, and what would be wrong. */
import { DateTime } from 'luxon';
import type { DrawnCabinet } from '../../sandbox/cabinet/draw/drawCabinet.mts';
import type {
	CabinetContract,
	EntityContract,
	ListContract,
} from '../../sandbox/cabinet/contract.mts';

/** Our field or filter → the cabinet's own name of it, where they differ. */
const CANONICAL: Record<string, string> = {
	externalId: 'external_id',
	clientId: 'client_id',
	startedAt: 'started_at',
	talkDuration: 'talk_duration',
	recordingUrl: 'record_url',
};

/** What may stand at a path. */
type Allowed = (value: unknown) => boolean;

/** The paths of an override that are wrong for this cabinet, each with what it says. */
export function wrongIn(override: object, drawn: DrawnCabinet): string[] {
	return leavesOf(override).flatMap(([path, value]) => {
		const allowed = allowedAt(path.split('.'), drawn);
		return allowed(value) ? [] : [`${path}: ${JSON.stringify(value)}`];
	});
}

function leavesOf(tree: object, at = ''): Array<[path: string, value: unknown]> {
	return Object.entries(tree).flatMap(([key, value]): Array<[string, unknown]> => {
		const path = at === '' ? key : `${at}.${key}`;
		const branch = typeof value === 'object' && value !== null && !Array.isArray(value);
		// What stands always in a new record is one fact.
		return branch && key !== 'constants' ? leavesOf(value as object, path) : [[path, value]];
	});
}

const is =
	(...right: unknown[]): Allowed =>
	(value) =>
		right.some((one) => JSON.stringify(one) === JSON.stringify(value));
const any: Allowed = () => true;

function allowedAt([first = '', ...rest]: string[], drawn: DrawnCabinet): Allowed {
	const { contract } = drawn;
	const { list } = contract.entities.client;
	switch (first) {
		case 'basePath':
			return is(contract.prefix);
		case 'key':
			return is({ ...contract.key, prefix: contract.key.before }[rest[0] ?? '']);
		case 'write':
			return is(contract.write.envelope);
		case 'response':
			return rest[0] === 'errors'
				? (value) => areErrorKeys(value, contract)
				: is(null, list.envelope);
		case 'paging':
			return pagingAt(rest[0] ?? '', list);
		case 'dates':
			return dateAt(rest[0] ?? '', contract);
		case 'phone':
			return phoneAt(rest[0] ?? '', contract);
		default:
			return entityAt(first as 'client', rest, drawn);
	}
}

function areErrorKeys(value: unknown, { errors }: CabinetContract): boolean {
	const known = ['error', 'errors', ...Object.keys(errors.body)];
	return Array.isArray(value) && value.every((key) => known.includes(String(key)));
}

function pagingAt(fact: string, list: ListContract): Allowed {
	const { paging } = list;
	const total = list.totalKey === null ? null : inside(list, list.totalKey);
	const paged = paging.kind === 'page';
	const right: Record<string, Allowed> = {
		style: is(paging.kind),
		page: paged ? is(paging.page) : any,
		offset: paged ? any : is(paging.offset),
		limit: is(paging.limit),
		first: paged ? is(paging.first) : any,
		pages: is(null, ...(paged ? [total, list.totalKey] : [])),
		total: is(null, ...(paged ? [] : [total, list.totalKey])),
	};
	return right[fact] ?? any;
}

function inside({ envelope }: ListContract, key: string): string {
	return envelope === null ? key : `${envelope}.${key}`;
}

function dateAt(fact: string, { dates }: CabinetContract): Allowed {
	if (fact === 'day') return is(dates.rangeDay);
	if (fact === 'range') return is(dates.rangeSeparator);
	if (fact === 'zone') return (value) => offsetOf(String(value)) === offsetOf(dates.zone);
	if (dates.format === 'epoch') return is('unix');
	return is(dates.format.includes('ZZ') ? 'ISO' : dates.format);
}

function offsetOf(zone: string): number {
	return DateTime.now().setZone(zone).offset;
}

/** The forms by their names in an override. */
const FORMS: Record<string, string> = {
	digits: 'digits',
	plus: 'plus',
	local: 'local',
	spaced: 'plusBrackets',
	brackets: 'brackets',
	dashes: 'dashes',
};

function phoneAt(fact: string, { phones, entities }: CabinetContract): Allowed {
	if (phones.kept === 'asWritten') return any;
	const filter = entities.client.filters.find(({ field }) => field === 'phone');
	const free = fact === 'stored' ? !phones.strict : phones.filterRewrites || !filter;
	return free || filter?.match !== 'exact' ? any : is(FORMS[phones.kept]);
}

function entityAt(
	name: 'client' | 'call' | 'task' | 'user' | 'order',
	[part = '', ...rest]: string[],
	drawn: DrawnCabinet,
): Allowed {
	const { contract, odd } = drawn;
	const entity = contract.entities[name];
	const [fact = ''] = rest;
	switch (part) {
		case 'supported':
			return is(!entity.list.path.startsWith('no-such'));
		case 'list':
			return fact === 'path'
				? is(entity.list.path)
				: is(
						entity.list.key,
						...(entity.list.key === null ? [] : [inside(entity.list, entity.list.key)]),
					);
		case 'create':
		case 'update':
			// Where nothing can be written, nothing that is said of writing does harm.
			return odd === null ? writeAt(entity, part, fact, name, contract) : any;
		case 'id':
			return is(entity.fields.id?.name ?? 'id');
		case 'idType':
			return is(contract.ids === 'string' ? 'text' : 'number');
		case 'fields':
			return fieldAt(entity, fact);
		case 'filters':
			return filterAt(entity, fact);
		default:
			return valueAt(rest, contract, entity, name);
	}
}

function writeAt(
	entity: EntityContract,
	part: 'create' | 'update',
	fact: string,
	name: string,
	{ write }: CabinetContract,
): Allowed {
	const { envelope } = write.answer;
	if (fact === 'key') return is(envelope === null ? null : envelope.replace('$entity', name));
	if (fact !== 'constants') return is(entity[part]?.[fact as 'path' | 'method']);
	const wanted = (entity.required ?? []).map((key) => entity.fields[key]?.name ?? key);
	// A call from a hidden number has none, so something may stand there in any cabinet.
	const allowed = [...wanted, ...(name === 'call' ? [entity.fields.phone?.name] : [])];
	return (value) => Object.keys(value as object).every((key) => allowed.includes(key));
}

function fieldAt({ fields, required = [] }: EntityContract, ours: string): Allowed {
	const field = fields[CANONICAL[ours] ?? ours];
	if (field === undefined) return is(null);
	// A choice of which none means ours is left alone.
	const leftOut = field.type === 'taskType' && !required.includes('type');
	return is(field.name, ...(leftOut ? [null] : []));
}

function filterAt({ filters }: EntityContract, ours: string): Allowed {
	const field = ours === 'createdDate' ? 'started_at' : (CANONICAL[ours] ?? ours);
	const filter = filters.find((one) => one.field === field);
	if (filter === undefined) return is(null);
	return is(filter.name, ...(filter.match === 'ignored' ? [null] : []));
}

function valueAt(
	[field = '', ours = '']: string[],
	{ enums }: CabinetContract,
	entity: EntityContract,
	name: string,
): Allowed {
	if (field === 'direction') return is(enums.direction[ours === 'incoming' ? 'in' : 'out']);
	if (name === 'task' && field === 'status') return is(enums.taskStatus[ours as 'open']);
	const type = entity.fields[field]?.type;
	if (type !== 'callStatus' && type !== 'taskType') return any;
	const words = Object.values(enums[type] ?? {});
	const exact = { answered: 'answered', missed: 'missed' }[ours];
	return exact === undefined ? is(...words) : is(enums.callStatus?.[exact]);
}
