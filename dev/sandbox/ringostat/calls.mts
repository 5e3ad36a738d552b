/** A call of the account: what a person may say about it, and what is made up for the rest. */
import { z } from 'zod';

const text = z.string().nullish();

export const UTM_TAGS = ['source', 'medium', 'campaign', 'content', 'term'] as const;

export const callSchema = z
	.object({
		id: z.string().min(1).max(90),
		direction: z.enum(['in', 'out', 'callback', 'transitin', 'transitout']),
		/** Full international digits; null is a hidden number. */
		client: z.string().nullable(),
		line: z.string(),
		status: z.string(),
		talkSeconds: z.number().int().min(0),
		waitSeconds: z.number().int().min(0),
		recording: z.boolean(),
		employee: z
			.object({
				fio: text,
				email: text,
				extension: text,
				id: z.union([z.string(), z.number()]).nullish(),
				sip: text,
				department: text,
			})
			.strict()
			.nullable(),
		utm: z.record(z.enum(UTM_TAGS), text).nullable(),
		startedAt: z.string().datetime({ offset: true }),
		/** Added to the webhook's body as it is: user's parameters, or overrides of the usual keys. */
		extra: z.record(z.unknown()),
	})
	.partial()
	.strict();

type AskedCall = z.infer<typeof callSchema>;

/** A call the account knows. */
export interface AccountCall extends Required<Omit<AskedCall, 'utm' | 'startedAt'>> {
	utm: NonNullable<AskedCall['utm']>;
	startedAt: Date;
}

const OLHA: AccountCall['employee'] = {
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

export function isAnswered({ status }: Pick<AccountCall, 'status'>): boolean {
	return ['ANSWERED', 'PROPER', 'REPEATED', 'CONNECTED'].includes(plainStatus(status));
}

export function isInProgress({ status }: Pick<AccountCall, 'status'>): boolean {
	return ['IN PROGRESS', 'CALLING'].includes(plainStatus(status));
}

/**
 * A whole call from what was asked: missing parts come from `before` (the same call, rung before),
 * else they are made up so that they fit each other.
 */
export function completeCall(
	asked: AskedCall,
	{ before, number, now }: { before: AccountCall | undefined; number: number; now: Date },
): AccountCall {
	const given = withoutUndefined(asked);
	const status = given.status ?? before?.status ?? 'ANSWERED';
	const answered = isAnswered({ status });
	const order = String(number).padStart(7, '0');
	const madeUpOutcome = {
		talkSeconds: answered ? 42 : 0,
		recording: answered,
		employee: answered ? OLHA : null,
	};
	const call = {
		direction: 'in' as const,
		client: `38067${order}`,
		line: '380443334455',
		status,
		waitSeconds: isInProgress({ status }) ? 0 : 12,
		extra: {},
		...madeUpOutcome,
		...before,
		// Another outcome has another length, and another person.
		...(before && isAnswered(before) !== answered && madeUpOutcome),
		...given,
		utm: given.utm ?? before?.utm ?? {},
	};
	const seconds = call.talkSeconds + call.waitSeconds;
	const began = given.startedAt ?? before?.startedAt ?? now.getTime() - seconds * 1000;
	const startedAt = new Date(began);
	const id = `ua5_-${Math.floor(startedAt.getTime() / 1000)}.${order}`;
	return { id, ...call, startedAt };
}

function withoutUndefined<T extends object>(value: T): T {
	return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as T;
}
