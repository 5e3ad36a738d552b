import type { EntityName } from '../api/contractTypes';
import type { Check, List } from './Check';
import { checkCounters, type Page, saysMore } from './counters';
import { pageNamesToTry } from './pageNames';
import type { Row } from './place';
import { LIMIT_NAMES } from './tables/pagingNames';
import { LIST_NAMES } from './tables/listPaths';
import { count } from './words';

const SMALLER = [100, 50, 20];
const LARGE = 500;

/** Finds out how to page through a list, on the one with the most records. */
export async function checkPaging(check: Check): Promise<void> {
	const name = bestList(check);
	if (name === null) {
		check.findings.explain('paging', 'No list has two records or more, so pages do not show.');
		return;
	}
	await new Paging(check, name).run();
}

/** The list with the most records; orders, which may differ from the rest, only if need be. */
function bestList(check: Check): EntityName | null {
	const sizeOf = (name: EntityName) => check.lists[name]?.rows.length ?? 0;
	const [best] = [...LIST_NAMES].sort((one, other) => sizeOf(other) - sizeOf(one));
	if (sizeOf(best) >= 2) return best;
	return sizeOf('order') >= 2 ? 'order' : null;
}

class Paging {
	private readonly list: List;
	private readonly pages: Page[];
	/** The records in the cabinet's order, to tell by the first of a page where it begins. */
	private known: string[];

	constructor(
		private readonly check: Check,
		private readonly name: EntityName,
	) {
		this.list = check.lists[name] as List;
		this.pages = [{ body: this.list.body, rows: this.list.rows.length }];
		this.known = this.list.rows.map((row) => this.idOf(row));
	}

	async run(): Promise<void> {
		const { check } = this;
		let place = await this.askAssumed();
		let limited = check.findings.get('paging.limit') !== undefined;
		if (!limited && (await this.findLimit())) {
			limited = true;
			place = await this.askAssumed();
		}
		if (limited) await this.findSize();
		else this.tellSize(this.list.rows.length, this.pages[0], 'It comes in pages of its own size');
		if (place === 'ignored' && limited) await this.findPage();
		checkCounters(check, this.pages);
	}

	/** Asks for the second record as assumed. */
	private async askAssumed(): Promise<'told' | 'ignored' | 'unknown'> {
		const { style, page, offset, limit, first } = this.check.contract.paging;
		const [parameter, value] = style === 'page' ? [page, first + 1] : [offset, 1];
		const rows = await this.ask({ [limit]: 1, [parameter]: value });
		if (rows === null) return 'unknown';
		// Two records known and none came: the second page of a cabinet that counts from 0.
		const beyond = rows.length === 0 && this.known.length === 2;
		if (rows.length !== 1 && !beyond) return 'ignored';
		this.check.found('paging.limit', limit, `"${limit}" is respected`);
		const index = beyond ? 2 : this.indexOf(rows);
		if (index > 0 && index <= 2) {
			if (style === 'offset') this.tellOffset(offset);
			else this.tellPage(page, value - index);
			return 'told';
		}
		if (index === 0 && style === 'page' && first === 0) return await this.askFromOne();
		return index === 0 ? 'ignored' : 'unknown';
	}

	/** Assumed to count from 0, and page 1 was the first: counts it from 1, or ignores it? */
	private async askFromOne(): Promise<'told' | 'ignored'> {
		const { page, limit } = this.check.contract.paging;
		const rows = await this.ask({ [limit]: 1, [page]: 2 });
		if (rows?.length !== 1 || this.indexOf(rows) !== 1) return 'ignored';
		this.tellPage(page, 1);
		return 'told';
	}

	/** Asks for all likely names at once, each with a number of its own: how many come tells. */
	private async findLimit(): Promise<boolean> {
		const { check } = this;
		const most = this.known.length;
		const names = LIMIT_NAMES.filter((name) => name !== check.contract.paging.limit);
		for (let at = 0; at < names.length && most > 1; at += most - 1) {
			const batch = names.slice(at, at + most - 1);
			const rows = await this.ask(Object.fromEntries(batch.map((name, i) => [name, i + 1])));
			if (rows === null) break;
			const found = rows.length < most ? batch[rows.length - 1] : undefined;
			if (found === undefined) continue;
			check.found('paging.limit', found, `"${found}" is respected`);
			return true;
		}
		check.unsure('paging.limit', 'No likely name of a limit is respected');
		return false;
	}

	private async findSize(): Promise<void> {
		const { limit, size } = this.check.contract.paging;
		for (const asked of [LARGE, ...SMALLER.filter((smaller) => smaller <= size)]) {
			const rows = await this.ask({ [limit]: asked });
			if (rows === null) continue;
			// The larger page is the better sample for what comes after.
			if (rows.length > this.known.length) {
				this.known = rows.map((row) => this.idOf(row));
				this.list.rows = rows;
			}
			const page = this.pages[this.pages.length - 1];
			const came = `${asked} asked for, ${count(rows.length, 'record')} came`;
			this.tellSize(rows.length, page, came);
			return;
		}
		this.check.unsure('paging.size', 'A list with a limit was refused');
	}

	private tellSize(rows: number, page: Page, answered: string): void {
		const { size } = this.check.contract.paging;
		const more = saysMore(page, this.check.contract.response.envelope);
		if (rows >= size) this.check.confirmed('paging.size', answered);
		else if (more) this.check.differs('paging.size', rows, `${answered}, and there are more`);
		else this.check.unsure('paging.size', answered, 'There are too few records to tell.');
	}

	/** Asks for likely names together, each leading to a record of its own: which comes tells. */
	private async findPage(): Promise<void> {
		const { check } = this;
		const { limit, page, offset, style } = check.contract.paging;
		const assumed = style === 'page' ? page : offset;
		for (const batch of pageNamesToTry(this.known.length, assumed).slice(0, 3)) {
			const rows = await this.ask({ [limit]: 1, ...batch.query });
			if (rows === null) break;
			const found = rows.length === 1 ? batch.tell(this.indexOf(rows)) : null;
			if (found === null) continue;
			check.found('paging.style', found.style, `"${found.name}" leads on through the list`);
			if (found.style === 'offset') this.tellOffset(found.name);
			else this.tellPage(found.name, found.first);
			return;
		}
		check.unsure('paging.style', 'No likely name of a page or an offset is respected');
	}

	private tellPage(name: string, first: number): void {
		const { check } = this;
		check.found('paging.style', 'page', `"${name}" leads on through the list`);
		check.found('paging.page', name, `"${name}" is respected`);
		check.found('paging.first', first, `The first page is ${first}`);
		check.unsure('paging.offset', 'Not needed: the list goes by pages');
	}

	private tellOffset(name: string): void {
		const { check } = this;
		check.found('paging.style', 'offset', `"${name}" leads on through the list`);
		check.found('paging.offset', name, `"${name}" is respected`);
		check.unsure('paging.page', 'Not needed: the list goes by an offset');
		check.unsure('paging.first', 'Not needed: the list goes by an offset');
	}

	private async ask(query: Record<string, number>): Promise<Row[] | null> {
		const asked = await this.check.askList(this.list.path, this.name, query);
		if (asked?.outcome !== 'list') return null;
		this.pages.push({ body: asked.answer.body, rows: asked.rows.length });
		return asked.rows;
	}

	private indexOf(rows: Row[]): number {
		return this.known.indexOf(this.idOf(rows[0]));
	}

	private idOf(row: Row): string {
		const id = row[this.check.contract[this.name].id];
		return id === undefined ? JSON.stringify(row) : String(id as string);
	}
}
