/** A request the stand-in refuses: the status and the message its answer carries. */
export class Problem extends Error {
	readonly status: number;
	/** The field of a write that is wrong, when it is one. */
	readonly field: string | null;

	constructor(status: number, message: string, field: string | null = null) {
		super(message);
		this.name = 'Problem';
		this.status = status;
		this.field = field;
	}
}

/** What went wrong, in words. No `instanceof`: under jest, errors of Node come from another realm. */
export function rootMessage(error: unknown): string {
	const { message, cause } = (error ?? {}) as { message?: unknown; cause?: unknown };
	if (cause !== undefined && cause !== null) return rootMessage(cause);
	return typeof message === 'string' && message !== '' ? message : String(error);
}
