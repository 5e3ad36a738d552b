/**
 * Sets the clock of a file's tests, whatever clock the run has: missed calls of long ago make no tasks. To be
 * called before the file's own hooks. Time passes as usual.
 */
export function clockAt(iso: string): void {
	beforeEach(() => {
		const now = Date.now.bind(Date);
		const offset = Date.parse(iso) - now();
		jest.spyOn(Date, 'now').mockImplementation(() => now() + offset);
	});
	afterEach(() => {
		jest.mocked(Date.now).mockRestore();
	});
}
