/** Takes one line of progress for a person to read. */
export type Report = (line: string) => void;

const EVERY_MS = 10_000;

/** `95_000` → `1m35s`. */
export function duration(milliseconds: number): string {
	const seconds = Math.round(milliseconds / 1000);
	return seconds < 60 ? `${seconds}s` : `${Math.floor(seconds / 60)}m${seconds % 60}s`;
}

/**
 * Runs long work and reports every ten seconds that it is still going on.
 * @param estimateMs how long it usually takes; a hint for the reader, not a limit
 */
export async function withProgress<T>(
	what: string,
	estimateMs: number,
	report: Report,
	work: () => Promise<T>,
): Promise<T> {
	const started = Date.now();
	report(`${what} (about ${duration(estimateMs)})`);
	const timer = setInterval(() => {
		report(`${what} … ${duration(Date.now() - started)} of about ${duration(estimateMs)}`);
	}, EVERY_MS);
	try {
		return await work();
	} finally {
		clearInterval(timer);
	}
}
