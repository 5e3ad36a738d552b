import { failureTexts } from '../../../../nodes/Asteril/api/failureTexts';
import { ApiError } from '../../../../nodes/shared/http/ApiError';
import { failuresOf } from '../../../../nodes/shared/http/failure';
import {
	createSender,
	type HttpRequest,
	type HttpResponse,
} from '../../../../nodes/shared/http/sender';

const ADDRESS = 'https://crm1234567.asteril.com';
const READ: HttpRequest = { method: 'GET', path: 'clients' };
const WRITE: HttpRequest = { method: 'POST', path: 'client', body: { fields: { name: 'x' } } };

const ok: HttpResponse = { status: 200, headers: {}, body: { id: 1 } };
const status = (code: number, body: unknown = {}, headers = {}): HttpResponse => ({
	status: code,
	headers,
	body,
});
const broken = (code?: string) => Object.assign(new Error('no answer'), { code });

/** A sender whose answers, clock and sleep are given; the last answer is repeated. */
function senderOf(answers: Array<HttpResponse | Error>, { budgetMs = 60_000, tookMs = 0 } = {}) {
	let now = 0;
	let tries = 0;
	const pauses: number[] = [];
	const timeouts: number[] = [];
	const send = createSender({
		transport: async (_request, timeoutMs) => {
			timeouts.push(timeoutMs);
			const answer = answers[Math.min(tries++, answers.length - 1)];
			now += tookMs;
			if (answer instanceof Error) throw answer;
			return answer;
		},
		sleep: async (milliseconds) => {
			pauses.push(milliseconds);
			now += milliseconds;
		},
		now: () => now,
		random: () => 1,
		timeoutMs: 1_234,
		budgetMs,
		failureOf: failuresOf('Asteril', ADDRESS, failureTexts),
	});
	const failure = async (request: HttpRequest) =>
		await send(request).then(
			() => Promise.reject(new Error('it was sent')),
			(error: unknown) => error as ApiError,
		);
	return { send, failure, pauses, timeouts, tries: () => tries };
}

test('gives the body of a good answer at once, and passes the time-out on', async () => {
	const { send, pauses, timeouts } = senderOf([ok]);
	await expect(send(READ)).resolves.toEqual({ id: 1 });
	expect([pauses, timeouts]).toEqual([[], [1_234]]);
});

describe('tried again', () => {
	test.each([
		['a read after 500', READ, status(500)],
		['a read after 429', READ, status(429)],
		['a read after HTML', READ, status(200, '<html>')],
		['a read after a reset', READ, broken('ECONNRESET')],
		['a read after a time-out', READ, broken('ETIMEDOUT')],
		['a read after a failure without a code', READ, broken()],
		['a write after 429', WRITE, status(429)],
		['a write after a closed port', WRITE, broken('ECONNREFUSED')],
		['a write after an unknown host', WRITE, broken('EAI_AGAIN')],
	])('%s', async (_name, request, bad) => {
		const { send, tries, pauses } = senderOf([bad, bad, ok]);
		await expect(send(request)).resolves.toEqual({ id: 1 });
		expect([tries(), pauses]).toEqual([3, [500, 1_000]]);
	});

	test('after the pause that the cabinet asks for', async () => {
		const { send, pauses } = senderOf([status(429, {}, { 'retry-after': '7' }), ok]);
		await send(WRITE);
		expect(pauses).toEqual([7_000]);
	});
});

describe('not tried again', () => {
	test.each([
		['a write after 500', WRITE, status(500), true],
		['a write after 504', WRITE, status(504), true],
		['a write after a reset', WRITE, broken('ECONNRESET'), true],
		['a write after a time-out', WRITE, broken('ETIMEDOUT'), true],
		['a write after half an answer', WRITE, status(200, '{"id":'), true],
		['a write after a redirect', WRITE, status(302, ''), true],
		['a write that is refused', WRITE, status(422), false],
		['a write with a wrong key', WRITE, status(401), false],
		['a read with a wrong key', READ, status(403), false],
		['a read of nothing', READ, status(404), false],
		['a read with an old certificate', READ, broken('CERT_HAS_EXPIRED'), false],
	])('%s', async (_name, request, bad, outcomeUnknown) => {
		const { failure, tries, pauses } = senderOf([bad, ok]);
		const error = await failure(request);
		expect(error).toBeInstanceOf(ApiError);
		expect([tries(), pauses, error.outcomeUnknown]).toEqual([1, [], outcomeUnknown]);
	});
});

describe('the budget', () => {
	test('ends the tries before a pause would go over it', async () => {
		const { failure, pauses } = senderOf([status(503)], { budgetMs: 10_000, tookMs: 100 });
		expect((await failure(READ)).message).toContain('after 5 tries');
		expect(pauses).toEqual([500, 1_000, 2_000, 4_000]);
	});

	test.each([0, Number.NaN])('of %d means one try', async (budgetMs) => {
		const { failure, tries } = senderOf([status(503)], { budgetMs });
		await failure(READ);
		expect(tries()).toBe(1);
	});

	test('is not spent on a longer Retry-After: it fails at once', async () => {
		const answer = status(429, {}, { 'retry-after': '3600' });
		const { failure, tries, pauses } = senderOf([answer]);
		expect((await failure(READ)).kind).toBe('busy');
		expect([tries(), pauses]).toEqual([1, []]);
	});
});

test('a read that failed is never "maybe done"', async () => {
	const { failure } = senderOf([broken('ECONNRESET')], { budgetMs: 0 });
	expect((await failure(READ)).outcomeUnknown).toBe(false);
});
