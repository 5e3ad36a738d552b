import { failureTexts } from '../../../../nodes/Asteril/api/failureTexts';
import { resolveContract } from '../../../../nodes/Asteril/api/contract';
import { checkCabinet } from '../../../../nodes/Asteril/check/checkCabinet';
import type { Fact } from '../../../../nodes/Asteril/check/facts';
import { createProber, type ProbeRequest } from '../../../../nodes/Asteril/check/probe';
import { failuresOf } from '../../../../nodes/shared/http/failure';

export interface FakeAnswer {
	status?: number;
	body?: unknown;
}

export type Answers = (path: string, query: Record<string, string | number>) => FakeAnswer;

export interface FakeCheck {
	facts: Record<string, Fact>;
	asked: ProbeRequest[];
}

/** Checks a cabinet that is one function; nothing is sent and nothing waited for. */
export async function checkFake(
	answers: Answers,
	{ overrides = {}, most = 40 }: { overrides?: object; most?: number } = {},
): Promise<FakeCheck> {
	const asked: ProbeRequest[] = [];
	const prober = createProber({
		transport: async ({ path, query = {}, headers }) => {
			asked.push({ path, query, headers });
			const { status = 200, body } = answers(path.replace(/^\/api\/v3\.1\//, ''), query);
			return { status, headers: {}, body: structuredClone(body) };
		},
		sleep: async () => undefined,
		now: () => 0,
		random: () => 0,
		timeoutMs: 1,
		budgetMs: 1000,
		maxRequests: most,
	});
	const failureOf = failuresOf('Asteril', 'https://fake', failureTexts);
	const facts = await checkCabinet(resolveContract(overrides), prober, 'key', failureOf);
	return { facts: Object.fromEntries(facts.map((fact) => [fact.fact, fact])), asked };
}

export const NOT_FOUND: FakeAnswer = { status: 404, body: { error: 'No such method' } };
export const ORDERS: FakeAnswer = { body: { pages: 1, orders: [{ id: 1 }] } };

/** A cabinet with an orders list and one list more; every other path is missing. */
export function withList(path: string, answer: (query: Record<string, unknown>) => FakeAnswer) {
	return ((asked, query) => {
		if (query.api_key === 'deliberately-wrong-key') return { status: 401, body: {} };
		if (asked === 'orders') return ORDERS;
		return asked === path ? answer(query) : NOT_FOUND;
	}) satisfies Answers;
}

/** Records with an id from 1 on and the same fields. */
export function records(number: number, fields: object = {}): Array<Record<string, unknown>> {
	return Array.from({ length: number }, (_, index) => ({ id: index + 1, ...fields }));
}
