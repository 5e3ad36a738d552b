/** What was asked of the stand-ins, for tests, benches and the page. */
export interface LoggedRequest {
	at: string;
	method: string;
	path: string;
	/** Without the key. */
	query: Record<string, unknown>;
	/** 0 while it is under way and when the socket was cut. */
	status: number;
	/** The fault it met, if any. */
	fault: string | null;
}

const KEPT = 2000;

export class RequestLog {
	count = 0;
	byRoute: Record<string, number> = {};
	private entries: LoggedRequest[] = [];

	add(label: string, entry: LoggedRequest): void {
		this.count += 1;
		this.byRoute[label] = (this.byRoute[label] ?? 0) + 1;
		this.entries.push(entry);
		// Cut in blocks: shifting one by one is slow under a bench.
		if (this.entries.length > KEPT * 2) this.entries = this.entries.slice(-KEPT);
	}

	/** The latest requests, the oldest of them first. */
	latest(): LoggedRequest[] {
		return this.entries.slice(-KEPT);
	}

	reset(): void {
		this.count = 0;
		this.byRoute = {};
		this.entries = [];
	}
}
