import { seededRandom } from '../../dev/sandbox/random.mts';

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

export function diceOf(seed: number): Dice {
	const one = seededRandom(seed);
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
