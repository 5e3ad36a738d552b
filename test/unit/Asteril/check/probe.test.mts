import { createProber, type ProbeOptions } from '../../../../nodes/Asteril/check/probe';

interface Faked {
	status?: number;
	retryAfter?: string;
	code?: string;
}

function proberWith(answers: Faked[], options: Partial<ProbeOptions> = {}) {
	const slept: number[] = [];
	let sent = 0;
	const prober = createProber({
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
		most: 40,
		...options,
	});
	return { ...prober, slept };
}

const question = { path: '/x' };

test('an answer is an answer, whatever its status', async () => {
	for (const status of [200, 302, 401, 404, 422]) {
		const { probe, sent } = proberWith([{ status }]);
		expect(await probe(question)).toMatchObject({ status });
		expect(sent()).toBe(1);
	}
});

test('trouble is tried again, and every try counts', async () => {
	const { probe, sent, slept } = proberWith([{ status: 503 }, { code: 'ECONNRESET' }, {}]);
	expect(await probe(question)).toMatchObject({ status: 200, tries: 3 });
	expect(sent()).toBe(3);
	expect(slept).toHaveLength(2);
});

test('two questions in trouble are enough', async () => {
	const { probe, sent, left } = proberWith([{ status: 500 }]);
	expect(await probe(question)).toMatchObject({ status: 500 });
	expect(await probe(question)).toMatchObject({ status: 500 });
	expect(await probe(question)).toBeNull();
	expect([sent(), left()]).toEqual([6, 0]);
});

test('a pause longer than the check may take ends it', async () => {
	const { probe, slept } = proberWith([{ status: 429, retryAfter: '3600' }]);
	expect(await probe(question)).toMatchObject({ status: 429 });
	expect(slept).toEqual([]);
	expect(await probe(question)).toBeNull();
});

test('never more than the most', async () => {
	const { probe, sent } = proberWith([{ status: 503 }, {}], { most: 2 });
	await probe(question);
	expect(await probe(question)).toBeNull();
	expect(sent()).toBe(2);
});

test('not after its time', async () => {
	let time = 0;
	const { probe } = proberWith([{}], { now: () => time });
	expect(await probe(question)).not.toBeNull();
	time = 10_001;
	expect(await probe(question)).toBeNull();
});
