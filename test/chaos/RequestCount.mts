import type { RequestLog } from '../../dev/sandbox/RequestLog.mts';

/**
 * Counts what was asked of the sandbox and which faults it met. The sandbox keeps the latest 2,000
 * requests only, so this has to look often enough.
 */
export class RequestCount {
	requests = 0;
	writes = 0;
	readonly faults: Record<string, number> = {};

	constructor(private readonly log: RequestLog) {}

	look(): void {
		const fresh = this.log.count - this.requests;
		if (fresh <= 0) return;
		this.requests = this.log.count;
		for (const { method, fault } of this.log.latest().slice(-fresh)) {
			if (method !== 'GET') this.writes += 1;
			if (fault !== null) this.faults[fault] = (this.faults[fault] ?? 0) + 1;
		}
	}
}
