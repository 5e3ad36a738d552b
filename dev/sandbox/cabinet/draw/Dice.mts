import { seededRandom } from '../../random.mts';

/**
 * Chance with a seed: the same seed throws the same. A cabinet that strays from the reference in one
 * thing tends to do so in others, so each dice has a strangeness, from none to twice the usual.
 */
export class Dice {
	private readonly random: () => number;
	private readonly strangeness: number;

	constructor(seed: number) {
		this.random = seededRandom(seed);
		// Seeds that follow one another begin alike.
		for (let throws = 0; throws < 8; throws++) this.random();
		this.strangeness = 2 * this.random();
	}

	/** @param of from 0 to 1 */
	chance(of: number): boolean {
		return this.random() < of;
	}

	pick<const T>(values: readonly T[]): T {
		return values[Math.floor(this.random() * values.length)] as T;
	}

	/** Whether a cabinet strays from the reference. @param of how often that happens, of all cabinets */
	strays(of: number): boolean {
		return this.chance(of * this.strangeness);
	}

	/** The first one, which is the reference's, so often, else one of the others. */
	mostly<const T>(first: T, others: readonly T[], of = 0.6): T {
		return others.length === 0 || !this.strays(1 - of) ? first : this.pick(others);
	}
}

export function camelCase(name: string): string {
	return name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}
