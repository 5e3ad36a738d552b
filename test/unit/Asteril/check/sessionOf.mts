import { createBoundedSender } from '../../../../nodes/shared/http/boundedSender';
import type { HttpRequest, HttpResponse } from '../../../../nodes/shared/http/types';
import { defaultContract } from '../../../../nodes/Asteril/api/contract';
import { CabinetSession } from '../../../../nodes/Asteril/check/CabinetSession';

type Answer = Pick<HttpResponse, 'status' | 'body'>;

/** A session with a cabinet that is one function. */
export function sessionOf(answer: (request: HttpRequest) => Answer): CabinetSession {
	const sender = createBoundedSender({
		transport: async (request) => ({ headers: {}, ...answer(request) }),
		sleep: async () => {},
		now: () => 0,
		random: () => 0,
		timeoutMs: 1000,
		budgetMs: 1000,
		maxRequests: 90,
	});
	const { basePath, key } = defaultContract;
	return new CabinetSession(sender, 'key', { basePath, key });
}
