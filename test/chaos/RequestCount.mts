import { control } from '../../dev/scripts/sandboxControl.mts';

interface Logged {
	method: string;
	fault: string | null;
}

const LOOKS = 50;

/**
 * Counts what was asked of the sandbox and which faults it met. The sandbox keeps the latest 2,000
 * requests only, so this has to look often enough.
 */
export class RequestCount {
	requests = 0;
	writes = 0;
	readonly faults: Record<string, number> = {};

	constructor(private readonly sandboxUrl: string) {}

	async look(): Promise<void> {
		const { count, log } = await this.moment();
		const fresh = count - this.requests;
		if (fresh <= 0) return;
		this.requests = count;
		for (const { method, fault } of log.slice(-fresh)) {
			if (method !== 'GET') this.writes += 1;
			if (fault !== null) this.faults[fault] = (this.faults[fault] ?? 0) + 1;
		}
	}

	/** Count and log of one moment: nothing was asked in between. */
	private async moment(): Promise<{ count: number; log: Logged[] }> {
		for (let looks = 1; ; looks++) {
			const before = await this.count();
			const log = await this.get<Logged[]>('requests');
			const count = await this.count();
			if (count === before || looks === LOOKS) return { count, log };
		}
	}

	private async count(): Promise<number> {
		const { requests } = await this.get<{ requests: { count: number } }>('state?latest=1');
		return requests.count;
	}

	private async get<T>(path: string): Promise<T> {
		return await control<T>(this.sandboxUrl, 'GET', path);
	}
}
