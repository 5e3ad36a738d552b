const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** The first signal to end that reaches this process, which does not end it any more. */
export const toldToEnd: Promise<NodeJS.Signals> = new Promise((resolve) => {
	for (const signal of signals) process.on(signal, resolve);
});

/** The exit code that says a signal ended it. */
export function exitCodeOf(signal: NodeJS.Signals): number {
	return signal === 'SIGINT' ? 130 : 143;
}
