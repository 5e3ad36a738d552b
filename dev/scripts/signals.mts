const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
let unfinished: Promise<unknown> = Promise.resolve();

/** Resolves with the first signal that asks this process to end. No such signal ends it by itself any more. */
export const toldToEnd: Promise<NodeJS.Signals> = new Promise((resolve) => {
	for (const signal of signals) process.on(signal, resolve);
});

/** Exits on the first signal to end, once the work of `finishFirst` is done. */
export function exitWhenTold(): void {
	void toldToEnd.then(async (signal) => {
		await unfinished;
		process.exit(exitCodeOf(signal));
	});
}

/** Keeps a signal from ending this process before the work is done. The work has to see the signal itself. */
export async function finishFirst<T>(work: Promise<T>): Promise<T> {
	unfinished = work.catch(() => undefined);
	return await work;
}

/** The exit code that says a signal ended it. */
export function exitCodeOf(signal: NodeJS.Signals): number {
	return signal === 'SIGINT' ? 130 : 143;
}
