/** Phones that ring in a real n8n: the stand-in Ringostat asks where each call goes. */
import type { Routed, RouteRequest } from '../../dev/sandbox/ringostat/routing.mts';
import type { Ringostat } from '../../dev/sandbox/index.mts';

/** Longer than any answer may take, so that a late one is seen for what it is. */
const WAIT_MS = 10_000;

export class Phones {
	constructor(
		private readonly ringostat: Ringostat,
		private readonly asked: Pick<RouteRequest, 'url' | 'token'>,
	) {}

	async ring(request: Partial<RouteRequest> = {}): Promise<Routed> {
		return await this.ringostat.route({ ...this.asked, waitMs: WAIT_MS, ...request });
	}

	/** Rings so often, so many at once, as the phones of a shop do. */
	async ringMany(count: number, atOnce: number): Promise<Routed[]> {
		const routed: Routed[] = [];
		let left = count;
		const line = async () => {
			while (left-- > 0) routed.push(await this.ring());
		};
		await Promise.all(Array.from({ length: atOnce }, line));
		return routed;
	}
}

/** Within so many milliseconds that share of the calls was answered. */
export function slowest(routed: readonly Routed[], share: number): number {
	const times = routed.map(({ milliseconds }) => milliseconds).sort((one, other) => one - other);
	return times[Math.min(times.length - 1, Math.ceil(times.length * share) - 1)];
}

/** Shows how long the answers took. */
export function report(what: string, routed: readonly Routed[]): void {
	const [half, most, all] = [0.5, 0.95, 1].map((share) => slowest(routed, share));
	process.stderr.write(`  ${what}: 50 % ${half} ms, 95 % ${most} ms, slowest ${all} ms\n`);
}
