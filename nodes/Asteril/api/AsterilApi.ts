import { ApiError } from '../../shared/http/ApiError';
import type {
	Contract,
	EntityName,
	NewWrite,
	UpdatableEntityName,
	Write,
	WritableEntityName,
} from './contractTypes';
import type { HttpRequest, Send } from '../../shared/http/sender';
import { hasMore, isAboutKey, lastPage, pick, readRows, unexpected, unwrap } from './answer';
import { iteratePages, type Page, type ReadingLimits, withoutRepeated } from './iteratePages';
import { CHECK, KEY_REMEDY } from './failureTexts';
import type { Draft, Id, Records } from './records';
import { describeShape, quoteError } from '../../shared/http/shape';
import { dayToWire, fromWire, toWire, valueToWire } from './wire';
import { entityNames } from './entityNames';

/** Our filter → value; a `[from, to]` of ISO times is a range of days. */
export type Filters<Name extends EntityName> = {
	[Filter in keyof Contract[Name]['filters']]?: Id | [from: string, to: string];
};

/**
 * A cabinet in our words: what goes in and comes out are our records; the contract says how they
 * look on the wire. Filters are not trusted: the caller has to compare the records.
 */
export class AsterilApi {
	constructor(
		private readonly send: Send,
		readonly contract: Contract,
	) {}

	/**
	 * One page of a list, the first by default.
	 *
	 * @param page counted from 0
	 * @param seen records on the pages before; a cabinet may give fewer on a page than asked for
	 * @throws {ApiError} of kind `contract` when the answer is no such list
	 */
	async page<Name extends EntityName>(
		name: Name,
		filters: Filters<Name> = {},
		page = 0,
		seen = page * this.contract.paging.size,
	): Promise<Page<Name>> {
		const entity = this.supported(name);
		const body = await this.askForPage(name, filters, page, seen);
		const rows = readRows(this.contract, name, body);
		const records = rows.map((row) => fromWire(this.contract, name, row));
		const unusable = records.indexOf(null);
		if (unusable >= 0) {
			throw unexpected(`${name}.id`, `an id under "${entity.id}"`, rows[unusable]);
		}
		return {
			records: withoutRepeated(records as Array<Records[Name]>),
			rows: rows.length,
			more: hasMore(this.contract, body, page, seen, rows.length),
			last: lastPage(this.contract, body, page, rows.length),
		};
	}

	/** The pages of a list in their order, as far as they are asked for; see {@link iteratePages}. */
	pages<Name extends EntityName>(
		name: Name,
		filters: Filters<Name> = {},
		reading: ReadingLimits = {},
	): AsyncGenerator<Page<Name>> {
		const readPage = async (number: number, seen: number) =>
			await this.page(name, filters, number, seen);
		return iteratePages(readPage, this.contract.paging.size, reading);
	}

	/**
	 * The cabinet's own names of fields, each with the first value that is not empty. Looks at the first
	 * page and the last, because a new field may stand on new records only.
	 */
	async fieldSamples(name: EntityName): Promise<Map<string, unknown>> {
		const first = await this.askForPage(name, {}, 0, 0);
		const rows = readRows(this.contract, name, first);
		const last = lastPage(this.contract, first, 0, rows.length) ?? 0;
		if (last > 0) {
			const body = await this.askForPage(name, {}, last, last * rows.length);
			rows.push(...readRows(this.contract, name, body));
		}
		const samples = new Map<string, unknown>();
		for (const [field, value] of rows.flatMap((row) => Object.entries(row ?? {}))) {
			if (isEmpty(samples.get(field) ?? null)) samples.set(field, value);
		}
		return samples;
	}

	/**
	 * Creates a record. Two calls create two: `createOnce` is the way to do it once.
	 *
	 * @throws {ApiError} with `outcomeUnknown` when it is not known whether the record exists now;
	 * an answer without an id is no proof of it either
	 */
	async create<Name extends WritableEntityName>(
		name: Name,
		draft: Draft<Name>,
	): Promise<Records[Name]> {
		const { create } = this.supported(name) as { create: NewWrite };
		const answer = await this.write(name, create, create.path, draft, false, create.constants);
		const record = fromWire(this.contract, name, answer);
		if (record) return completed(record, draft);
		throw new ApiError(
			'contract',
			`Asteril answered ${create.method} ${create.path} without the id of the new ${name}`,
			{
				description: `Expected "${this.contract[name].id}" in the answer, received ${describeShape(answer)}. Asteril may or may not have created it: look in the cabinet. If the id stands elsewhere, set "${name}.id", "${name}.create.key" or "response.envelope" in the credential's API Differences.`,
				outcomeUnknown: true,
			},
		);
	}

	/** Changes some fields of a record. The same change twice does no harm. */
	async update<Name extends UpdatableEntityName>(
		name: Name,
		id: Id,
		draft: Draft<Name>,
	): Promise<void> {
		const { update } = this.supported(name) as { update: Write };
		// The cabinet has none of these fields.
		if (Object.keys(toWire(this.contract, name, draft)).length === 0) return;
		const path = update.path.replace('{id}', encodeURIComponent(String(id)));
		await this.write(name, update, path, draft, true);
	}

	/** Whether a list can be asked for by this filter at all. */
	canFilter<Name extends EntityName>(name: Name, filter: keyof Contract[Name]['filters']): boolean {
		return entityNames(this.contract, name).filters[String(filter)] !== null;
	}

	private async askForPage<Name extends EntityName>(
		name: Name,
		filters: Filters<Name>,
		page: number,
		seen: number,
	): Promise<unknown> {
		const { paging } = this.contract;
		return await this.ask({
			method: 'GET',
			path: this.supported(name).list.path,
			query: {
				...this.filterQuery(name, filters),
				...(paging.style === 'page'
					? { [paging.page]: paging.first + page }
					: { [paging.offset]: seen }),
				[paging.limit]: paging.size,
			},
		});
	}

	private async write(
		name: UpdatableEntityName,
		{ method, key }: Write,
		path: string,
		draft: object,
		repeatable: boolean,
		constants = {},
	): Promise<unknown> {
		const known = toWire(this.contract, name, draft as Record<string, unknown>);
		const fields = { ...constants, ...known };
		const { envelope } = this.contract.write;
		const body = envelope === null ? fields : { [envelope]: fields };
		const answer = unwrap(this.contract, await this.ask({ method, path, body, repeatable }));
		return key === null ? answer : pick(answer, key);
	}

	/** Sends a request. A 2xx answer that names an error is an error. */
	private async ask(request: HttpRequest): Promise<unknown> {
		const body = await this.send(request);
		const said = this.contract.response.errors
			.map((key) => pick(body, key))
			.find((error) => error !== undefined && !isEmpty(error));
		if (said === undefined) return body;
		const reason = quoteError(said);
		const aboutKey = isAboutKey(reason);
		throw new ApiError(
			aboutKey ? 'key' : 'refused',
			`Asteril refused ${request.method} ${request.path}: ${reason}`,
			{
				description: aboutKey
					? KEY_REMEDY
					: `The status was success, but the answer names this error. A field or a value may be named differently in this cabinet: ${CHECK}`,
			},
		);
	}

	private filterQuery<Name extends EntityName>(
		name: Name,
		filters: Filters<Name>,
	): Record<string, string | number> {
		const known = entityNames(this.contract, name).filters;
		const query: Record<string, string | number> = {};
		for (const [filter, value] of Object.entries(filters)) {
			const parameter = known[filter];
			if (parameter === null || value === undefined) continue;
			query[parameter] = Array.isArray(value)
				? value.map((iso) => dayToWire(this.contract, String(iso))).join(this.contract.dates.range)
				: (valueToWire(this.contract, name, filter, value) as string | number);
		}
		return query;
	}

	private supported<Name extends EntityName>(name: Name): Contract[Name] {
		const entity = this.contract[name];
		if (entity.supported) return entity;
		throw new ApiError('unsupported', `This cabinet has no ${name}s`, {
			description: `API Differences of the Asteril credential say "${name}.supported": false. Remove that if the cabinet has them. If not, remove or deactivate this node.`,
		});
	}
}

/** Adds what was just written, since a cabinet may answer with the id alone. */
function completed<R extends object>(record: R, draft: object): R {
	const known = Object.entries(draft).filter(
		([field, value]) => value !== undefined && record[field as keyof R] === null,
	);
	return { ...record, ...Object.fromEntries(known) };
}

function isEmpty(error: unknown): boolean {
	if (error === null || error === false || error === '' || error === 0) return true;
	return typeof error === 'object' && Object.keys(error).length === 0;
}
