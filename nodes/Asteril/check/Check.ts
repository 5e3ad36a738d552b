import type { Contract, EntityName } from '../api/contractTypes';
import { Findings, type Result } from './Findings';
import { expectedKeys, findPlace, type Row } from './place';
import { outcomeOf, type Outcome } from './outcome';
import type { Answer, Prober } from './probe';
import { type Leaf, sameLeaf, setAt, valueAt } from './tree';

/** A list of the cabinet that answers. */
export interface List {
	path: string;
	body: unknown;
	/** Where the records stand in the body. */
	keys: string[];
	rows: Row[];
}

export type KeyPlace = Contract['key'];

/** A question for a list and what came of it. */
export interface Asked {
	outcome: Outcome;
	answer: Answer;
	rows: Row[];
	keys: string[];
}

/** One going-through of a cabinet: what is asked, and what is known so far. */
export class Check {
	readonly findings = new Findings();
	readonly lists: Partial<Record<EntityName, List>> = {};
	/** What is assumed, changed by everything that was found to differ. */
	readonly contract: Contract;
	/** Whether the cabinet takes a parameter that it does not know; `null` when not known. */
	takesUnknown: boolean | null = null;
	/** What it answers to a path that does not exist. */
	badPath: { outcome: Outcome; shape: string } | null = null;

	/** @param assumed the contract of the credential, its overrides included */
	constructor(
		readonly assumed: Contract,
		private readonly prober: Prober,
		private readonly apiKey: string,
	) {
		this.contract = structuredClone(assumed);
	}

	/** How many requests may still be sent. */
	get left(): number {
		return this.prober.left();
	}

	/**
	 * Asks for a path below the base path. `null` when nothing more may be asked.
	 *
	 * @param key where the API key is put, when the credential would put it elsewhere
	 * @param apiKey another key than the credential's
	 */
	async ask(
		path: string,
		query: Record<string, string | number> = {},
		key: KeyPlace = this.contract.key,
		apiKey?: string,
	): Promise<Answer | null> {
		const { basePath } = this.contract;
		const full = basePath === '' ? `/${path}` : `/${basePath}/${path}`;
		const own = JSON.stringify(key) === JSON.stringify(this.assumed.key);
		if (own && apiKey === undefined) return await this.prober.probe({ path: full, query });
		const named = { [key.name]: key.prefix + (apiKey ?? this.apiKey) };
		return await this.prober.probe(
			key.in === 'query'
				? { path: full, query: { ...query, ...named } }
				: { path: full, query, headers: named },
		);
	}

	/** Asks for a list, one page at most. */
	async askList(
		path: string,
		name: EntityName,
		query: Record<string, string | number>,
	): Promise<Asked | null> {
		const answer = await this.ask(path, query);
		if (answer === null) return null;
		const { envelope } = this.contract.response;
		const { key } = this.contract[name].list;
		return this.reading(answer, this.lists[name]?.keys ?? expectedKeys(envelope, key));
	}

	/** An answer as a list, as far as it is one. */
	reading(answer: Answer, expected: string[]): Asked {
		const outcome = outcomeOf(answer, expected);
		const place = outcome === 'list' ? findPlace(answer.body, expected) : null;
		return { outcome, answer, rows: place?.rows ?? [], keys: place?.keys ?? [] };
	}

	/** What is known by now. */
	valueOf(path: string): Leaf {
		return valueAt(this.contract, path);
	}

	/** What the credential says. */
	assumedValueOf(path: string): Leaf {
		return valueAt(this.assumed, path);
	}

	confirmed(path: string, answered: string, note = ''): void {
		this.findings.set(path, 'confirmed', answered, note);
	}

	/** The cabinet does otherwise; what follows goes by the new value. */
	differs(
		path: string,
		value: Leaf,
		answered: string,
		note = '',
		result: Result = 'differs',
	): void {
		setAt(this.contract, path, value);
		this.findings.set(path, result, answered, note);
	}

	/** `confirmed` or `differs` from what the credential says, as it turns out. */
	found(path: string, value: Leaf, answered: string, note = ''): void {
		if (sameLeaf(this.assumedValueOf(path), value)) {
			setAt(this.contract, path, value);
			this.confirmed(path, answered, note);
		} else {
			this.differs(path, value, answered, note);
		}
	}

	unsure(path: string, answered: string, note = ''): void {
		this.findings.set(path, 'cannot tell', answered, note);
	}
}
