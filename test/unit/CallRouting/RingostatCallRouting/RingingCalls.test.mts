import { RingingCalls } from '../../../../nodes/CallRouting/RingostatCallRouting/RingingCalls';

/** A clock that stands still until a test lets time pass. */
function stoppedClock() {
	const sleepers: Array<{ until: number; wake: () => void }> = [];
	let now = 0;
	return {
		sleep: async (milliseconds: number) =>
			await new Promise<void>((wake) => sleepers.push({ until: now + milliseconds, wake })),
		pass: async (milliseconds: number) => {
			for (const end = now + milliseconds; now < end; now += 10) {
				for (const due of sleepers.filter(({ until }) => until <= now)) {
					sleepers.splice(sleepers.indexOf(due), 1);
					due.wake();
				}
				// As many turns as `record` takes after its sleep.
				for (let turn = 0; turn < 5; turn++) await Promise.resolve();
			}
		},
	};
}

/** Keeps what a promise gives, once it does. */
function kept<Value>(promise: Promise<Value>): { value?: Value } {
	const result: { value?: Value } = {};
	void promise.then((value) => (result.value = value));
	return result;
}

test('a call that rings alone is recorded shortly after its answer', async () => {
	const { sleep, pass } = stoppedClock();
	const recorded = kept(new RingingCalls<string>().record('workflow', 'a', sleep));
	await pass(200);
	expect(recorded.value).toEqual(['a']);
});

test('calls that are answered while it waits are recorded by the same execution', async () => {
	const { sleep, pass } = stoppedClock();
	const ringing = new RingingCalls<string>();
	let answer = () => undefined as void;
	const other = ringing.answer(
		async () => await new Promise<void>((resolve) => (answer = resolve)),
	);
	const first = kept(ringing.record('workflow', 'a', sleep));
	await pass(400);
	expect(first.value).toBeUndefined();
	answer();
	await other;
	const second = kept(ringing.record('workflow', 'b', sleep));
	await pass(200);
	expect([first.value, second.value]).toEqual([['a', 'b'], null]);
});

test('a call after that begins an execution of its own', async () => {
	const { sleep, pass } = stoppedClock();
	const ringing = new RingingCalls<string>();
	kept(ringing.record('workflow', 'a', sleep));
	await pass(200);
	const next = kept(ringing.record('workflow', 'b', sleep));
	await pass(200);
	expect(next.value).toEqual(['b']);
});

test('calls of another workflow are recorded by their own', async () => {
	const { sleep, pass } = stoppedClock();
	const ringing = new RingingCalls<string>();
	const recorded = [
		kept(ringing.record('one', 'a', sleep)),
		kept(ringing.record('two', 'b', sleep)),
	];
	await pass(200);
	expect(recorded).toEqual([{ value: ['a'] }, { value: ['b'] }]);
});

test('an execution does not wait longer than three seconds for a call that goes on ringing', async () => {
	const { sleep, pass } = stoppedClock();
	const ringing = new RingingCalls<string>();
	void ringing.answer(async () => await new Promise<never>(() => undefined));
	const recorded = kept(ringing.record('workflow', 'a', sleep));
	await pass(2900);
	expect(recorded.value).toBeUndefined();
	await pass(300);
	expect(recorded.value).toEqual(['a']);
});

test('a call whose answer failed does not ring any more', async () => {
	const { sleep, pass } = stoppedClock();
	const ringing = new RingingCalls<string>();
	await ringing
		.answer(async () => await Promise.reject(new Error('refused')))
		.catch(() => undefined);
	const recorded = kept(ringing.record('workflow', 'a', sleep));
	await pass(200);
	expect(recorded.value).toEqual(['a']);
});
