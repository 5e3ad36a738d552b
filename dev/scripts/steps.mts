import { duration, type Report } from '../local-n8n/progress.mts';

/** A step that failed: which one, why, and what a person can do about it. */
export class StepError extends Error {
	constructor(
		readonly step: string,
		why: string,
		readonly advice: string,
	) {
		super(why);
		this.name = 'StepError';
	}

	/** All of it, for the terminal. */
	get text(): string {
		return `✗ ${this.step} failed.\n${this.message}\nWhat to do: ${this.advice}`;
	}
}

/** Numbered steps with their progress. In a terminal the progress of a step shares one line. */
export class Steps {
	private done = 0;
	private readonly live: boolean;

	constructor(
		private readonly total: number,
		private readonly out: NodeJS.WriteStream = process.stdout,
	) {
		this.live = out.isTTY === true && !process.env.CI;
	}

	/**
	 * @param advice what to do when it fails
	 * @throws {StepError} when `work` throws
	 */
	async run<T>(title: string, advice: string, work: (report: Report) => Promise<T>): Promise<T> {
		this.done += 1;
		const name = `${this.done}/${this.total} ${title}`;
		const started = Date.now();
		this.passing(`${name} …`);
		try {
			const result = await work((line) => this.passing(`    ${line}`));
			this.lasting(`${name} ✓ ${duration(Date.now() - started)}`);
			return result;
		} catch (error) {
			this.lasting(`${name} ✗ ${duration(Date.now() - started)}`);
			if (error instanceof StepError) throw error;
			throw new StepError(`Step ${name}`, messageOf(error), advice);
		}
	}

	private passing(line: string): void {
		const width = this.out.columns || 80;
		this.out.write(this.live ? `\r\x1b[K${line.slice(0, width - 1)}` : `${line}\n`);
	}

	private lasting(line: string): void {
		this.out.write(this.live ? `\r\x1b[K${line}\n` : `${line}\n`);
	}
}

/** The message of whatever was thrown. */
export function messageOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}
