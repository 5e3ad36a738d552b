/** What can go wrong on the way, decided by a seeded dice so that a bad run can be run again. */
import { z } from 'zod';
import { seededRandom } from './random.mts';

const rate = z.number().min(0).max(1).default(0);

/** Rates are from 0 to 1, each for one request. */
const faultSettings = z
	.object({
		/** Waited before the cabinet does anything, from and to. */
		latencyMs: z.tuple([z.number().min(0), z.number().min(0)]).default([0, 0]),
		rate503: rate,
		rate429: rate,
		retryAfterSeconds: z.number().min(0).default(1),
		/** The socket is destroyed and nothing was done. */
		cutBefore: rate,
		/** It was done, and the socket is destroyed before the answer. */
		cutAfter: rate,
		/** An HTML error page of a proxy; nothing was done. */
		html: rate,
		htmlStatus: z.number().int().min(200).max(599).default(502),
		/** Half of the answer at once, the other half after `slowBodyMs`. */
		slowBody: rate,
		slowBodyMs: z.number().min(0).default(1000),
		seed: z.number().int().default(1),
		/** Only these routes, named as in the counters (`POST client`, `POST client/{id}`). */
		routes: z.array(z.string()).nullable().default(null),
		/** After so many faults all is well again. */
		times: z.number().int().min(0).nullable().default(null),
	})
	.strict();

type FaultSettings = z.infer<typeof faultSettings>;

const NAMES = ['cutBefore', 'rate429', 'rate503', 'html', 'cutAfter', 'slowBody'] as const;

export type FaultName = (typeof NAMES)[number];

export class Faults {
	settings: FaultSettings = faultSettings.parse({});
	private random = seededRandom(1);
	private left = Infinity;

	/** Sets what goes wrong from now on, nothing else. @throws for a fault that does not exist */
	set(settings: z.input<typeof faultSettings>): void {
		this.settings = faultSettings.parse(settings);
		this.random = seededRandom(this.settings.seed);
		this.left = this.settings.times ?? Infinity;
	}

	reset(): void {
		this.set({});
	}

	/** Decides what happens to the next request on a route. */
	draw(label: string): { latencyMs: number; fault: FaultName | null } {
		const { routes, latencyMs } = this.settings;
		// Always the same number of throws a request, so that one rate does not shift the others.
		const throws = NAMES.map((name) => [name, this.random()] as const);
		const wait = latencyMs[0] + (latencyMs[1] - latencyMs[0]) * this.random();
		if (routes !== null && !routes.includes(label)) return { latencyMs: 0, fault: null };
		const met = throws.find(([name, thrown]) => thrown < this.settings[name])?.[0];
		if (met === undefined || this.left <= 0) return { latencyMs: wait, fault: null };
		this.left -= 1;
		return { latencyMs: wait, fault: met };
	}
}
