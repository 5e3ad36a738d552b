/** The way tests and the page talk to the stand-ins themselves. It needs no key. */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { type Cabinet, type Value } from './cabinet/Cabinet.mts';
import type { EntityName } from './cabinet/contract.mts';
import { Faults, faultSettings } from './Faults.mts';
import type { RequestLog } from './RequestLog.mts';
import { callSchema } from './ringostat/calls.mts';
import { ringSchema, type Ringostat } from './ringostat/Ringostat.mts';
import { routeSchema } from './ringostat/routing.mts';
import { staffSchema } from './ringostat/staff.mts';

const settingsSchema = z
	.object({
		webhookUrl: z.union([z.string().url(), z.literal('')]),
		token: z.string(),
		popups: z.boolean(),
		telephony: z.enum(['external', 'none']),
	})
	.partial()
	.strict();

const records = z.array(z.record(z.union([z.string(), z.number(), z.null()]))).default([]);

const seedSchema = z
	.object({
		clients: records,
		calls: records,
		tasks: records,
		users: records,
		orders: records,
		ringostatCalls: z.array(callSchema).default([]),
	})
	.strict();

/** What the administrator of the cabinet has chosen under «Телефонія». */
export interface Screen {
	/** «Спливаючі вікна вх. дзвінків» */
	popups: boolean;
	/** «Сервіс телефонії»: only with the external service the cabinet plays recordings. */
	telephony: 'external' | 'none';
}

interface Parts {
	cabinet: Cabinet;
	ringostat: Ringostat;
	faults: Faults;
	log: RequestLog;
	screen: Screen;
}

const tables: ReadonlyArray<
	[plural: 'clients' | 'calls' | 'tasks' | 'users' | 'orders', EntityName]
> = [
	['clients', 'client'],
	['calls', 'call'],
	['tasks', 'task'],
	['users', 'user'],
	['orders', 'order'],
];

/** Puts `/_sandbox/…` on the server. */
export function addControl(
	app: FastifyInstance,
	{ cabinet, ringostat, faults, log, screen }: Parts,
): void {
	/** What the two hold. `?latest=10`: so many records of each table, the newest; without it all. */
	app.get('/_sandbox/state', (request) => {
		const { latest } = request.query as Record<string, string | undefined>;
		const last = -Number(latest) || undefined;
		const records = tables.map(([plural, entity]) => [plural, cabinet.all(entity).slice(last)]);
		return {
			...(Object.fromEntries(records) as object),
			requests: { count: log.count, byRoute: log.byRoute },
			ringostatCalls: ringostat.callCount,
			routed: ringostat.routed,
		};
	});

	app.post('/_sandbox/reset', () => {
		cabinet.reset();
		ringostat.reset();
		faults.reset();
		log.reset();
		return { ok: true };
	});

	app.post('/_sandbox/faults', (request) => {
		faults.set(faultSettings.parse(request.body ?? {}));
		return faults.settings;
	});

	app.post('/_sandbox/seed', (request) => {
		const { ringostatCalls, ...wanted } = seedSchema.parse(request.body ?? {});
		const ids = tables.map(([plural, entity]) => [
			plural,
			wanted[plural].map((fields: Record<string, Value>) => cabinet.create(entity, fields).id),
		]);
		return {
			...(Object.fromEntries(ids) as Record<string, number[]>),
			ringostatCalls: ringostatCalls.map((call) => ringostat.add(call).id),
		};
	});

	app.get('/_sandbox/requests', () => log.latest());

	app.post('/_sandbox/settings', (request) => {
		const { webhookUrl, token, popups, telephony } = settingsSchema.parse(request.body ?? {});
		ringostat.webhook.webhookUrl = webhookUrl ?? ringostat.webhook.webhookUrl;
		ringostat.webhook.token = token ?? ringostat.webhook.token;
		screen.popups = popups ?? screen.popups;
		screen.telephony = telephony ?? screen.telephony;
		return { ...ringostat.webhook, ...screen };
	});

	/** Who works in the shop, who is online and who talks. */
	app.post('/_sandbox/staff', (request) => {
		ringostat.staff.set(staffSchema.parse(request.body ?? {}));
		return ringostat.staff.settings;
	});

	/** Lets a phone ring: the routing webhook is asked, and the answer says where the call went. */
	app.post('/_sandbox/route', (request) => ringostat.route(routeSchema.parse(request.body ?? {})));

	app.post('/_sandbox/ring', (request) => ringostat.ring(ringSchema.parse(request.body ?? {})));
}
