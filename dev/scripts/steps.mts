import { duration, type Report } from '../local-n8n/progress.mts';

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
	 * @param advice what a person can do when it fails
	 * @throws with the step, the reason and the advice when `work` throws
	 */
	async run<T>(title: string, advice: string, work: (report: Report) => Promise<T>): Promise<T> {
		this.done += 1;
		const name = `${this.done}/${this.total} ${title}`;
		const began = Date.now();
		const end = (mark: string) =>
			this.print(`${name} ${mark} ${duration(Date.now() - began)}`, true);
		this.print(`${name} …`);
		try {
			const result = await work((line) => this.print(`    ${line}`));
			end('✓');
			return result;
		} catch (error) {
			end('✗');
			const why = messageOf(error);
			throw new Error(`✗ Step ${name} failed.\n${why}\nWhat to do: ${advice}`, { cause: error });
		}
	}

	/** In a terminal the next line takes the place of one that does not stay. */
	private print(line: string, stays = false): void {
		const width = this.out.columns || 80;
		const text = stays ? `${line}\n` : line.slice(0, width - 1);
		this.out.write(this.live ? `\r\x1b[K${text}` : `${line}\n`);
	}
}

/** The message of whatever was thrown. */
export function messageOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}
