import { type BoundedSenderOptions, createBoundedSender } from '../../shared/http/boundedSender';
import type { RequestOutcome } from '../../shared/http/sendWithRetry';

/** A read, and nothing but a read: there is no method and no body to give. */
export interface ProbeRequest {
	/** Path from the cabinet's address on, with a slash in front. */
	path: string;
	query?: Record<string, string | number>;
	/** A key that the credential would put elsewhere. */
	headers?: Record<string, string>;
}

/** What the cabinet answered, whatever it was. */
export interface Answer extends RequestOutcome {
	/** 0 when no whole answer came. */
	status: number;
	body: unknown;
}

/** Asks the cabinet; `null` when nothing more may be asked. */
export type Probe = (request: ProbeRequest) => Promise<Answer | null>;

export interface Prober {
	probe: Probe;
	/** How many requests were sent. */
	sent(): number;
	/** How many may still be sent. */
	left(): number;
}

/** Makes the one way in which the check asks: one request at a time, counted and bounded. */
export function createProber(options: BoundedSenderOptions): Prober {
	const { send, sent, left } = createBoundedSender(options);
	const probe: Probe = async (request) => {
		const outcome = await send({ method: 'GET', ...request });
		if (outcome === null) return null;
		const { result } = outcome;
		return 'answer' in result
			? { ...outcome, status: result.answer.status, body: result.answer.body }
			: { ...outcome, status: 0, body: undefined };
	};
	return { probe, sent, left };
}
