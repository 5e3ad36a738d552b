/**
 * `confirmed`: the cabinet does as assumed. `differs`: it does otherwise, and we know how.
 * `not supported`: it has no such thing. `cannot tell`: reading does not show it.
 */
export type Result = 'confirmed' | 'differs' | 'not supported' | 'cannot tell';

/** What was found about one fact of the contract, in words without anybody's data. */
export interface Finding {
	result: Result;
	answered: string;
	note: string;
}

/** What is known so far, by the path of the fact; the checks share it. */
export class Findings {
	private readonly found = new Map<string, Finding>();
	private readonly reasons = new Map<string, string>();

	get(path: string): Finding | undefined {
		return this.found.get(path);
	}

	/** The later word counts. */
	set(path: string, result: Result, answered: string, note = ''): void {
		this.found.set(path, { result, answered, note });
	}

	paths(): string[] {
		return [...this.found.keys()];
	}

	/** Says why nothing can be told of the facts at and below a path. */
	explain(path: string, reason: string): void {
		this.reasons.set(path, reason);
	}

	/** The reason for a fact without a finding: the one given for the nearest path above. */
	reasonFor(path: string): string {
		for (let at = path; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('.')))) {
			const reason = this.reasons.get(at);
			if (reason !== undefined) return reason;
		}
		return '';
	}
}
