/** Seeded chance: the same seed throws the same, everywhere. */
export interface Dice {
	/** From 0 to 1, without 1. */
	throw(): number;
	/** A whole number, both ends possible. */
	between(least: number, most: number): number;
	/** Whether something that happens with this probability happens. */
	happens(probability: number): boolean;
	pick<T>(from: readonly T[]): T;
	/** A copy in another order. */
	shuffle<T>(things: readonly T[]): T[];
}

/** Mulberry32: small, and good enough for who rings when. */
export function diceOf(seed: number): Dice {
	let state = seed >>> 0;
	const one = () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	};
	const between = (least: number, most: number) => least + Math.floor(one() * (most - least + 1));
	return {
		throw: one,
		between,
		happens: (probability) => one() < probability,
		pick: (from) => from[between(0, from.length - 1)],
		shuffle: (things) => {
			const mixed = [...things];
			for (let last = mixed.length - 1; last > 0; last--) {
				const other = between(0, last);
				[mixed[last], mixed[other]] = [mixed[other], mixed[last]];
			}
			return mixed;
		},
	};
}
