/** The stand-in Ringostat account: its calls, its webhook, the callbacks asked of it. */
import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { Problem } from '../Problem.mts';
import { callSchema, completeCall, type AccountCall } from './calls.mts';
import { askForRoute, type Routed, type RouteRequest } from './routing.mts';
import { type HttpAnswer, send } from './send.mts';
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
	at: string;
	/** The way it was asked for. */
	by: 'outward_call' | 'Api\\V2\\Callback.external';
	parameters: Record<string, unknown>;
}

export interface WebhookSettings {
	webhookUrl: string;
	token: string;
}

const DELIVERY_LIMIT_MS = 30_000;
const SHOWN = 2000;
/** Routed calls that are remembered. */
const MOST_ROUTES = 100;

export class Ringostat {
	readonly project: Project;
	readonly webhook: WebhookSettings = { webhookUrl: '', token: '' };
	readonly staff = new Staff();
	/** The callbacks that were asked for. */
	callbacks: Callback[] = [];
	/** The calls that were asked about while they rang, the oldest first. */
	routed: Routed[] = [];
	private readonly now: () => Date;
	private readonly byId = new Map<string, AccountCall>();
	private made = 0;

	constructor(authKey: string, now: () => Date) {
		this.now = now;
		this.project = {
			baseUrl: '',
			zone: 'Europe/Kyiv',
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

	get callCount(): number {
		return this.byId.size;
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
		const webhookUrl = asked.webhookUrl ?? this.webhook.webhookUrl;
		if (asked.deliver && webhookUrl === '') {
			throw new Problem(400, 'No webhookUrl: give one here or in the settings');
		}
		if (asked.webhookUrl !== undefined) this.webhook.webhookUrl = asked.webhookUrl;
		if (asked.token !== undefined) this.webhook.token = asked.token;
		const call = this.add(asked.call);
		if (!asked.deliver) return { callId: call.id, deliveries: [] };

		const sent = webhookRequest(
			webhookUrl,
			{ token: this.webhook.token, event: asked.event },
			asked.shape,
			webhookBody(call, this.project),
		);
		const deliver = async (): Promise<HttpAnswer> => {
			const { status, body } = await send(sent, DELIVERY_LIMIT_MS);
			return { status, body: body.slice(0, SHOWN) };
		};
		const deliveries: Array<Promise<HttpAnswer>> = [];
		for (let count = 0; count < asked.repeat; count += 1) {
			deliveries.push(deliver());
			if (!asked.parallel) await deliveries.at(-1);
		}
		return { callId: call.id, deliveries: await Promise.all(deliveries) };
	}

	/** A client has one call at a time: who is rung back right after a missed call is rung after it. */
	private startAfterOthers(call: AccountCall): void {
		if (call.client === null) return;
		const others = this.calls.filter(({ client }) => client === call.client);
		const ends = others.map(
			({ startedAt, talkSeconds, waitSeconds }) =>
				startedAt.getTime() + (talkSeconds + waitSeconds + 1) * 1000,
		);
		call.startedAt = new Date(Math.max(call.startedAt.getTime(), ...ends));
	}

	/** Puts a call into the account without a webhook. */
	add(asked: z.input<typeof callSchema>): AccountCall {
		this.made += 1;
		const call = completeCall(asked, {
			before: asked.id === undefined ? undefined : this.byId.get(asked.id),
			number: this.made,
			now: this.now(),
		});
		if (asked.startedAt === undefined && !this.byId.has(call.id)) this.startAfterOthers(call);
		this.byId.set(call.id, call);
		return call;
	}

	/** A call rings: the routing webhook is asked where it goes. */
	async route(request: RouteRequest): Promise<Routed> {
		const routed = await askForRoute(request, this.staff);
		this.routed = [...this.routed.slice(1 - MOST_ROUTES), routed];
		return routed;
	}

	askCallback(by: Callback['by'], parameters: Record<string, unknown>): void {
		this.callbacks.push({ at: this.now().toISOString(), by, parameters });
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
