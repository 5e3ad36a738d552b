import { ApiError } from '../../shared/http/ApiError';
import { reasons } from './reasons';
import type { Fact } from './types';

/** The moment by which a call has to be answered. */
export class Deadline {
	private readonly reached: Promise<null>;
	private readonly began = Date.now();

	/**
	 * @param waitMs how long the call can wait from now on, in milliseconds
	 * @param wait waits so long, or less when waiting turns out to be in vain
	 * @param onLate hears which service did not answer in time
	 */
	constructor(
		private readonly waitMs: number,
		wait: (milliseconds: number) => Promise<void>,
		private readonly onLate: (service: string) => void = () => undefined,
	) {
		this.reached = wait(Math.max(0, waitMs)).then(() => null);
	}

	/**
	 * What was asked of a service, or why there is nothing: it failed, or it did not answer in time.
	 * Never rejects; what comes after the deadline is not looked at.
	 */
	async settle<Value>(service: string, ask: () => Promise<Value>): Promise<Fact<Value>> {
		const answered = begin(ask).then((value): Fact<Value> => ({ value }), failed<Value>);
		const fact = await Promise.race([answered, this.reached]);
		if (fact !== null) return fact;
		this.onLate(service);
		return { failed: reasons.tooLate(service, Math.min(this.waitMs, Date.now() - this.began)) };
	}
}

/** A source that throws at once fails like one that rejects. */
async function begin<Value>(ask: () => Promise<Value>): Promise<Value> {
	return await ask();
}

function failed<Value>(error: unknown): Fact<Value> {
	const message = error instanceof Error ? error.message : String(error);
	// What passes by itself needs nobody to set anything up.
	const description = error instanceof ApiError && !error.passes ? error.description : '';
	return { failed: reasons.failed(message, description) };
}
