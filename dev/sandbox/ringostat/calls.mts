/** A call of the account: what a person may say about it, and what is made up for the rest. */
import { z } from 'zod';

const employeeSchema = z
	.object({
		fio: z.string().nullish(),
		email: z.string().nullish(),
		extension: z.string().nullish(),
		id: z.union([z.string(), z.number()]).nullish(),
		sip: z.string().nullish(),
		department: z.string().nullish(),
	})
	.strict();

const utmSchema = z
	.object({
		source: z.string().nullish(),
		medium: z.string().nullish(),
		campaign: z.string().nullish(),
		content: z.string().nullish(),
		term: z.string().nullish(),
	})
	.strict();

export const callSchema = z
	.object({
		id: z.string().min(1).max(90).optional(),
		direction: z.enum(['in', 'out', 'callback', 'transitin', 'transitout']).optional(),
		/** Full international digits; null is a hidden number. */
		client: z.string().nullable().optional(),
		line: z.string().optional(),
		status: z.string().optional(),
		talkSeconds: z.number().int().min(0).optional(),
		waitSeconds: z.number().int().min(0).optional(),
		recording: z.boolean().optional(),
		employee: employeeSchema.nullable().optional(),
		utm: utmSchema.nullable().optional(),
		startedAt: z.string().datetime({ offset: true }).optional(),
		/** Added to the webhook's body as it is: user's parameters, or overrides of the usual keys. */
		extra: z.record(z.unknown()).optional(),
	})
	.strict();

export type AskedCall = z.infer<typeof callSchema>;
export type Utm = Partial<z.infer<typeof utmSchema>>;
export type Employee = z.infer<typeof employeeSchema>;

/** A call the account knows. */
export interface AccountCall {
	id: string;
	direction: 'in' | 'out' | 'callback' | 'transitin' | 'transitout';
	client: string | null;
	line: string;
	status: string;
	talkSeconds: number;
	waitSeconds: number;
	recording: boolean;
	employee: Employee | null;
	utm: Utm;
	startedAt: Date;
	extra: Record<string, unknown>;
}

const answeredStatuses = new Set(['ANSWERED', 'PROPER', 'REPEATED', 'CONNECTED']);

const olha: Employee = {
	fio: 'Ольга Менеджер',
	email: 'olha@shop.example',
	extension: '101',
	id: '1101',
	sip: 'shopexample_olha',
	department: 'Відділ продажу',
};

/** `NO_ANSWER` → `NO ANSWER`, for deciding; what goes over the wire stays as it was written. */
export function plainStatus(status: string): string {
	return status
		.toUpperCase()
		.replace(/[+_-]/g, ' ')
		.replace(/^NOANSWER$/, 'NO ANSWER')
		.trim();
}

export function isAnswered(call: Pick<AccountCall, 'status'>): boolean {
	return answeredStatuses.has(plainStatus(call.status));
}

export function isInProgress(call: Pick<AccountCall, 'status'>): boolean {
	return ['IN PROGRESS', 'CALLING'].includes(plainStatus(call.status));
}

/**
 * A whole call from what was asked: missing parts come from `before` (the same call, rung before),
 * else they are made up so that they fit each other.
 */
export function completeCall(
	asked: AskedCall,
	{ before, number, now }: { before: AccountCall | undefined; number: number; now: Date },
): AccountCall {
	const status = asked.status ?? before?.status ?? 'ANSWERED';
	const answered = isAnswered({ status });
	const sameOutcome = before !== undefined && isAnswered(before) === answered;
	const kept = sameOutcome ? before : undefined;
	const talkSeconds = asked.talkSeconds ?? kept?.talkSeconds ?? (answered ? 42 : 0);
	const waitSeconds =
		asked.waitSeconds ?? before?.waitSeconds ?? (isInProgress({ status }) ? 0 : 12);
	const startedAt = asked.startedAt
		? new Date(asked.startedAt)
		: (before?.startedAt ?? new Date(now.getTime() - (talkSeconds + waitSeconds) * 1000));
	const order = String(number).padStart(7, '0');
	const client =
		asked.client === undefined
			? before === undefined
				? `38067${order}`
				: before.client
			: asked.client;
	return {
		id: asked.id ?? `ua5_-${Math.floor(startedAt.getTime() / 1000)}.${order}`,
		direction: asked.direction ?? before?.direction ?? 'in',
		client,
		line: asked.line ?? before?.line ?? '380443334455',
		status,
		talkSeconds,
		waitSeconds,
		recording: asked.recording ?? kept?.recording ?? answered,
		employee:
			asked.employee === undefined ? (kept?.employee ?? (answered ? olha : null)) : asked.employee,
		utm: asked.utm ?? before?.utm ?? {},
		startedAt,
		extra: asked.extra ?? before?.extra ?? {},
	};
}
