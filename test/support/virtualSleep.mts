/**
 * Lets the nodes' pauses pass at once: `sleep` moves the clock of the test forward instead of waiting. Import it
 * before anything that loads a node.
 */

/** See `clock.mts`. */
declare const moveTestClock: (milliseconds: number) => void;

let virtual = false;

jest.mock('n8n-workflow', () => {
	const actual = jest.requireActual<typeof import('n8n-workflow')>('n8n-workflow');
	const sleep = async (milliseconds: number): Promise<void> => {
		if (virtual) moveTestClock(milliseconds);
		// What is under way in the sandbox goes on, also in a pause that passes at once. A node that still retries in
		// the background when its test is over does not keep jest from ending.
		await new Promise((done) => setTimeout(done, virtual ? 1 : milliseconds).unref());
	};
	return new Proxy(actual, {
		get: (target, key) =>
			key === 'sleep' ? sleep : (target as unknown as Record<PropertyKey, unknown>)[key],
	});
});

/** In the tests of this block pauses pass at once. */
export function skipPauses(): void {
	beforeEach(() => {
		virtual = true;
	});
	afterEach(() => {
		virtual = false;
	});
}
