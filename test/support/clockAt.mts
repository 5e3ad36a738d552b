/**
 * Sets the clock of a file's tests, whatever clock the run has: missed calls of long ago make no tasks. To be
 * called before the file's own hooks. Time passes as usual.
 */
export function clockAt(iso: string): void {
	let realNow: () => number;
	beforeEach(() => {
		realNow = Date.now;
		const offset = Date.parse(iso) - realNow();
		Date.now = () => realNow() + offset;
	});
	afterEach(() => {
		Date.now = realNow;
	});
}
