import { Deadline } from '../../../../nodes/CallRouting/routing/Deadline';
import { ApiError } from '../../../../nodes/shared/http/ApiError';

const sleep = async (milliseconds: number) =>
	await new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
const never = async () => await new Promise<never>(() => undefined);
const failing = (error: unknown) => async () => await Promise.reject(error as Error);

test('an answer in time is the value', async () => {
	expect(await new Deadline(1000, sleep).settle('Asteril', async () => 1)).toEqual({ value: 1 });
});

test('what hangs is a sentence, and who was late is told', async () => {
	const late: string[] = [];
	const deadline = new Deadline(20, sleep, (service) => late.push(service));
	const facts = await Promise.all([
		deadline.settle('Asteril', never),
		deadline.settle('Ringostat', never),
	]);
	expect(facts).toEqual([
		{ failed: expect.stringMatching(/^Asteril did not answer within 0\.0 s/) },
		{ failed: expect.stringMatching(/^Ringostat did not answer/) },
	]);
	expect(late).toEqual(['Asteril', 'Ringostat']);
});

test('a deadline that has passed already still answers', async () => {
	expect(await new Deadline(-5, sleep).settle('Asteril', never)).toHaveProperty('failed');
});

test.each<[string, unknown, string]>([
	['an error', new Error('broken'), 'broken.'],
	[
		'an error that says what to do',
		new ApiError('key', 'Refused', { description: 'Check the key.' }),
		'Refused: Check the key.',
	],
	[
		'one that passes by itself',
		new ApiError('busy', 'Busy', { description: 'Run it again later.' }),
		'Busy.',
	],
])('%s is a sentence', async (_name, error, sentence) => {
	const deadline = new Deadline(1000, sleep);
	expect(await deadline.settle('Asteril', failing(error))).toEqual({ failed: sentence });
});

test('a source that throws at once fails like one that rejects', async () => {
	const throwing = () => {
		throw new Error('at once');
	};
	expect(await new Deadline(1000, sleep).settle('Asteril', throwing)).toEqual({
		failed: 'at once.',
	});
});

test('what fails after the deadline disturbs nobody', async () => {
	const deadline = new Deadline(5, sleep);
	const fact = await deadline.settle('Asteril', async () => {
		await sleep(20);
		throw new Error('late');
	});
	expect(fact).toHaveProperty('failed', expect.stringMatching(/did not answer/));
	await sleep(30);
});
