import { ApiError } from '../../../../nodes/shared/http/ApiError';
import {
	type BoundedSenderOptions,
	createBoundedSender,
} from '../../../../nodes/shared/http/boundedSender';
import type { HttpRequest } from '../../../../nodes/shared/http/types';

interface Faked {
	status?: number;
	retryAfter?: string;
	code?: string;
}

function senderWith(answers: Faked[], options: Partial<BoundedSenderOptions> = {}) {
	const slept: number[] = [];
	let sent = 0;
	const sender = createBoundedSender({
		transport: async () => {
			const { status = 200, retryAfter, code } = answers[Math.min(sent++, answers.length - 1)];
			if (code) throw Object.assign(new Error('x'), { code });
			return { status, headers: { 'retry-after': retryAfter }, body: {} };
		},
		sleep: async (milliseconds) => void slept.push(milliseconds),
		now: () => 0,
		random: () => 0,
		timeoutMs: 1,
		budgetMs: 10_000,
		maxRequests: 40,
		...options,
	});
	const statusOf = async (request: HttpRequest) => {
		const outcome = await sender.send(request);
		if (outcome === null) return null;
		return 'answer' in outcome.result ? outcome.result.answer.status : 0;
	};
	return { ...sender, statusOf, slept };
}

const READ: HttpRequest = { method: 'GET', path: '/x' };
const WRITE: HttpRequest = { method: 'POST', path: '/x', body: {} };

test.each([200, 302, 401, 404, 422])('an answer with %d is an answer', async (status) => {
	const { statusOf, sent } = senderWith([{ status }]);
	expect([await statusOf(READ), sent()]).toEqual([status, 1]);
});

test('a failing service is asked again, and every try counts', async () => {
	const { send, sent, slept } = senderWith([{ status: 503 }, { code: 'ECONNRESET' }, {}]);
	expect(await send(READ)).toMatchObject({ tries: 3, classification: { action: 'accept' } });
	expect([sent(), slept.length]).toEqual([3, 2]);
});

test('a write that may have happened is not sent again', async () => {
	const { send, sent } = senderWith([{ status: 503 }, {}]);
	expect(await send(WRITE)).toMatchObject({ tries: 1, classification: { outcomeUnknown: true } });
	expect(sent()).toBe(1);
});

test('after two requests in a row that failed nothing more is sent', async () => {
	const { statusOf, sent, left } = senderWith([{ status: 500 }]);
	expect([await statusOf(READ), await statusOf(READ), await statusOf(READ)]).toEqual([
		500,
		500,
		null,
	]);
	expect([sent(), left()]).toEqual([6, 0]);
});

test('a pause longer than the budget ends it', async () => {
	const { statusOf, slept } = senderWith([{ status: 429, retryAfter: '3600' }]);
	expect([await statusOf(READ), await statusOf(READ), slept]).toEqual([429, null, []]);
});

test('never more requests than allowed, retries included', async () => {
	const { statusOf, sent } = senderWith([{ status: 503 }, {}], { maxRequests: 2 });
	await statusOf(READ);
	expect([await statusOf(READ), sent()]).toEqual([null, 2]);
});

test('nothing is sent after the budget is spent', async () => {
	let time = 0;
	const { statusOf } = senderWith([{}], { now: () => time });
	expect(await statusOf(READ)).toBe(200);
	time = 10_001;
	expect(await statusOf(READ)).toBeNull();
});

test('what is wrong in the credential is said as it is, not as a broken connection', async () => {
	const noKey = new ApiError('settings', 'The Asteril credential has no API key', {
		description: '',
	});
	const { send } = senderWith([], { transport: async () => await Promise.reject(noKey) });
	await expect(send(READ)).rejects.toBe(noKey);
});
