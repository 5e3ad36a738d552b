/** What went wrong between us and a service, in terms a program can decide on. */
export type ApiErrorKind =
	/** The address or an option in the credential can't be right. */
	| 'settings'
	/** The service refuses the key. */
	| 'key'
	/** Nothing answers at the address. */
	| 'unreachable'
	/** The service is overloaded or failing; later may be better. */
	| 'busy'
	/** The service understood and said no. */
	| 'refused'
	/** The answer is not what the contract says. */
	| 'contract'
	/** The contract declares that the cabinet has no such thing. */
	| 'unsupported';

/**
 * Tells what happened (`message`) and what to do (`description`), never with a key or a
 * client's data in it.
 */
export class ApiError extends Error {
	override readonly name = 'ApiError';
	readonly description: string;
	readonly httpStatus: number | null;
	/** For a write: whether the service may have carried it out nevertheless. */
	readonly outcomeUnknown: boolean;

	constructor(
		readonly kind: ApiErrorKind,
		message: string,
		details: { description: string; httpStatus?: number | null; outcomeUnknown?: boolean },
	) {
		super(message);
		this.description = details.description;
		this.httpStatus = details.httpStatus ?? null;
		this.outcomeUnknown = details.outcomeUnknown ?? false;
	}

	/** Whether the same may work later, with nobody doing anything. */
	get passes(): boolean {
		return this.kind === 'busy' || this.kind === 'unreachable';
	}
}
