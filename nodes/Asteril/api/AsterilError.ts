/** What went wrong between us and a cabinet, in terms a program can decide on. */
export type AsterilErrorKind =
	/** The address or an option in the credential can't be right. */
	| 'settings'
	/** The cabinet refuses the API key. */
	| 'key'
	/** Nothing answers at the address. */
	| 'unreachable'
	/** The cabinet is overloaded or failing; later may be better. */
	| 'busy'
	/** The cabinet understood and said no. */
	| 'refused'
	/** The answer is not what the contract says. */
	| 'contract'
	/** The contract declares that the cabinet has no such thing. */
	| 'unsupported';

/**
 * Tells what happened (`message`) and what to do (`description`), never with the API key or a
 * client's data in it.
 */
export class AsterilError extends Error {
	override readonly name = 'AsterilError';
	readonly description: string;
	readonly httpStatus: number | null;
	/** For a write: whether the cabinet may have carried it out nevertheless. */
	readonly maybeDone: boolean;

	constructor(
		readonly kind: AsterilErrorKind,
		message: string,
		details: { description: string; httpStatus?: number | null; maybeDone?: boolean },
	) {
		super(message);
		this.description = details.description;
		this.httpStatus = details.httpStatus ?? null;
		this.maybeDone = details.maybeDone ?? false;
	}
}
