const open: Array<() => Promise<unknown>> = [];

// Outside of jest, as in the build, the whole process ends.
(globalThis as { afterEach?: jest.Lifecycle }).afterEach?.(async () => {
	for (const close of open.splice(0)) await close();
});

/** Hands a thing back, and closes it when the test is over, however it ends: else jest never ends. */
export function closeAfterTest<Thing extends { close(): Promise<unknown> }>(thing: Thing): Thing {
	open.push(thing.close.bind(thing));
	return thing;
}
