import type { BoundedSender } from '../../shared/http/boundedSender';
import type { RequestOutcome } from '../../shared/http/sendWithRetry';
import type { HttpRequest } from '../../shared/http/types';
import type { Contract } from '../api/contractTypes';
import { type AnswerKind, kindOf } from './answers';

/** Where the API begins, and where the key goes. */
export interface Entrance {
	basePath: string;
	key: Contract['key'];
}

/** What the cabinet answered. */
export interface Answer {
	kind: AnswerKind;
	/** 0 when no whole answer came. */
	status: number;
	body: unknown;
	outcome: RequestOutcome;
}

export type Query = Record<string, string | number>;

/** Sends the requests of one check, all through one bounded sender. */
export class CabinetSession {
	/** @param assumed entrance of the credential, whose authentication adds the key there */
	constructor(
		private readonly sender: BoundedSender,
		private readonly apiKey: string,
		private readonly assumed: Entrance,
		readonly entrance: Entrance = assumed,
	) {}

	/** The same session by another entrance. */
	at(entrance: Entrance): CabinetSession {
		return new CabinetSession(this.sender, this.apiKey, this.assumed, entrance);
	}

	/** How many requests may still be sent. */
	left(): number {
		return this.sender.left();
	}

	/** Reads a path below the base path; `null` when nothing more may be asked. */
	async get(path: string, query: Query = {}): Promise<Answer | null> {
		return await this.send({ method: 'GET', path, query });
	}

	/** Writes; a change, unlike a creation, may be repeated. */
	async write(
		method: 'POST' | 'PUT' | 'PATCH',
		path: string,
		body: Record<string, unknown>,
		repeatable: boolean,
	): Promise<Answer | null> {
		return await this.send({ method, path, body, repeatable });
	}

	private async send(request: HttpRequest): Promise<Answer | null> {
		const { basePath, key } = this.entrance;
		const path = basePath === '' ? `/${request.path}` : `/${basePath}/${request.path}`;
		const own = JSON.stringify(key) === JSON.stringify(this.assumed.key);
		const named = own ? {} : { [key.name]: key.prefix + this.apiKey };
		// What the credential would add elsewhere could be refused as unknown.
		const { in: place, name } = this.assumed.key;
		const unnamed = own || place !== 'query' ? {} : { [name]: undefined };
		const outcome = await this.sender.send(
			key.in === 'query'
				? { ...request, path, query: { ...request.query, ...unnamed, ...named } }
				: { ...request, path, query: { ...request.query, ...unnamed }, headers: named },
		);
		if (outcome === null) return null;
		const { result } = outcome;
		const [status, body] =
			'answer' in result ? [result.answer.status, result.answer.body] : [0, undefined];
		return { kind: kindOf(status, body), status, body, outcome };
	}
}
