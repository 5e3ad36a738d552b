/** The stand-in Ringostat account: its calls, its webhook, the callbacks asked of it. */
import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { Problem } from '../Problem.mts';
import { callSchema, completeCall, type AccountCall } from './calls.mts';
import { askForRoute, type Routed, type RouteRequest } from './routing.mts';
import { type HttpAnswer, sendOften } from './send.mts';
import { Staff } from './staff.mts';
import { webhookBody, type Project } from './webhookBody.mts';
import { shapes, webhookRequest } from './webhookRequest.mts';

export const ringSchema = z
	.object({
		webhookUrl: z.string().url().optional(),
		token: z.string().optional(),
		event: z.string().optional(),
		shape: z.enum(shapes).default('json'),
		call: callSchema.default({}),
		/** How often the same call is delivered. */
		repeat: z.number().int().min(1).max(1000).default(1),
		/** All deliveries at once instead of one after the other. */
		parallel: z.boolean().default(false),
		/** false: the call is in the list, and the webhook was lost. */
		deliver: z.boolean().default(true),
	})
	.strict();

export type RingRequest = z.input<typeof ringSchema>;

export interface RingAnswer {
	callId: string;
	/** Of each its beginning. */
	deliveries: HttpAnswer[];
}

interface Callback {
	/** The method by which it was asked for. */
	by: string;
	parameters: Record<string, unknown>;
}

/** Routed calls that are remembered. */
const MOST_ROUTES = 100;

export class Ringostat {
	readonly project: Project;
	/** Where webhooks go, and the token in them; what a call is rung with stays. */
	webhook = { webhookUrl: '', token: '' };
	readonly staff = new Staff();
	/** The callbacks that were asked for. */
	callbacks: Callback[] = [];
	/** The calls that were asked about while they rang, the oldest first. */
	routed: Routed[] = [];
	private readonly byId = new Map<string, AccountCall>();
	private made = 0;

	constructor(
		authKey: string,
		private readonly now: () => Date,
	) {
		this.project = {
			baseUrl: '',
			projectId: '11111',
			// Only a link that came from here opens a recording.
			recordingToken: (callId) =>
				createHmac('sha256', authKey).update(callId).digest('hex').slice(0, 32),
		};
	}

	/** Every call of the account, in the order they were made. */
	get calls(): AccountCall[] {
		return [...this.byId.values()];
	}

	find(id: string): AccountCall | undefined {
		return this.byId.get(id);
	}

	/**
	 * A call happens: it enters the account's list and its webhook is sent. Ringing the id of a
	 * known call changes that call, as a call under way becomes an answered one.
	 * @throws Problem 400 when it should be delivered and no webhook address is known.
	 */
	async ring(request: RingRequest): Promise<RingAnswer> {
		const asked = ringSchema.parse(request);
		const { deliver, event, shape } = asked;
		const { webhookUrl = this.webhook.webhookUrl, token = this.webhook.token } = asked;
		if (deliver && webhookUrl === '') throw new Problem(400, 'No webhookUrl was given yet');
		this.webhook = { webhookUrl, token };
		const call = this.add(asked.call);
		if (!deliver) return { callId: call.id, deliveries: [] };

		const body = webhookBody(call, this.project);
		const sent = webhookRequest(webhookUrl, { token, event }, shape, body);
		return { callId: call.id, deliveries: await sendOften(sent, asked) };
	}

	/** Puts a call into the account without a webhook. */
	add(asked: z.input<typeof callSchema>): AccountCall {
		this.made += 1;
		const before = asked.id === undefined ? undefined : this.byId.get(asked.id);
		const call = completeCall(asked, { before, number: this.made, now: this.now() });
		if (asked.startedAt === undefined && !before) this.startAfterOthers(call);
		this.byId.set(call.id, call);
		return call;
	}

	/** A client has one call at a time: who is rung back right after a missed call is rung after it. */
	private startAfterOthers(call: AccountCall): void {
		const others = this.calls.filter(({ client }) => client !== null && client === call.client);
		const ends = others.map(
			({ startedAt, talkSeconds, waitSeconds }) =>
				+startedAt + (talkSeconds + waitSeconds + 1) * 1000,
		);
		call.startedAt = new Date(Math.max(+call.startedAt, ...ends));
	}

	/** A call rings: the routing webhook is asked where it goes. */
	async route(request: RouteRequest): Promise<Routed> {
		const routed = await askForRoute(request, this.staff);
		this.routed = [...this.routed.slice(1 - MOST_ROUTES), routed];
		return routed;
	}

	/** Forgets calls, callbacks and employees; the webhook's settings stay. */
	reset(): void {
		this.byId.clear();
		this.callbacks = [];
		this.routed = [];
		this.made = 0;
		this.staff.reset();
	}
}
