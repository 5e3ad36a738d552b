/** The way tests and the page talk to the stand-ins themselves. It needs no key. */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Cabinet, CabinetRecord } from './cabinet/Cabinet.mts';
import { entityNames, type EntityName } from './cabinet/contract.mts';
import { Faults, faultSettings } from './Faults.mts';
import type { RequestLog } from './RequestLog.mts';
import { callSchema } from './ringostat/calls.mts';
import { ringSchema, type RingAnswer, type Ringostat } from './ringostat/Ringostat.mts';
import { routeSchema } from './ringostat/routing.mts';

const settingsSchema = z
	.object({
		webhookUrl: z.union([z.string().url(), z.literal('')]),
		token: z.string(),
	})
	.partial()
	.strict();

/** What is asked of all of an entity's records: `clients`, `calls` … */
function eachTable<T>(asked: (entity: EntityName) => T): Record<`${EntityName}s`, T> {
	const answers = entityNames.map((entity) => [`${entity}s`, asked(entity)]);
	return Object.fromEntries(answers) as Record<`${EntityName}s`, T>;
}

const records = z.array(z.record(z.union([z.string(), z.number(), z.null()]))).default([]);

const seedSchema = z
	.object({ ...eachTable(() => records), ringostatCalls: z.array(callSchema).default([]) })
	.strict();

/** What the page shows besides what the cabinet and the account hold. */
export interface Screen {
	/** «Спливаючі вікна вх. дзвінків», ticked under «Телефонія» by the administrator of the cabinet. */
	popups?: string;
	/** «Сервіс телефонії»: only with the external service the cabinet plays recordings. */
	plays?: string;
	/** The tasks that are no news: they were there before the page, or their pop-up was closed. */
	seen: WeakSet<CabinetRecord>;
	/** The last call that was rung with the form, and when. */
	rung?: RingAnswer & { at: string };
}

/** What there is to look at and to set. */
export interface Parts {
	cabinet: Cabinet;
	ringostat: Ringostat;
	faults: Faults;
	log: RequestLog;
	screen: Screen;
}

/** Puts `/_sandbox/…` on the server. */
export function addControl(app: FastifyInstance, { cabinet, ringostat, faults, log }: Parts): void {
	/** What the two hold. `?latest=10`: so many records of each table, the newest; without it all. */
	app.get('/_sandbox/state', (request) => {
		const { latest } = request.query as Record<string, string | undefined>;
		const last = -Number(latest) || undefined;
		return {
			...eachTable((entity) => cabinet.all(entity).slice(last)),
			requests: { count: log.count, byRoute: log.byRoute },
			ringostatCalls: ringostat.callCount,
			routed: ringostat.routed,
		};
	});

	app.post('/_sandbox/reset', () => {
		for (const each of [cabinet, ringostat, faults, log]) each.reset();
		return { ok: true };
	});

	app.post('/_sandbox/faults', (request) => {
		faults.set(faultSettings.parse(request.body ?? {}));
		return faults.settings;
	});

	app.post('/_sandbox/seed', (request) => {
		const { ringostatCalls, ...wanted } = seedSchema.parse(request.body ?? {});
		return {
			...eachTable((entity) =>
				wanted[`${entity}s`].map((fields) => cabinet.create(entity, fields).id),
			),
			ringostatCalls: ringostatCalls.map((call) => ringostat.add(call).id),
		};
	});

	app.get('/_sandbox/requests', () => log.latest());

	app.post('/_sandbox/settings', (request) => {
		ringostat.setWebhook(settingsSchema.parse(request.body ?? {}));
		return ringostat.webhook;
	});

	/** Lets a phone ring: the routing webhook is asked, and the answer says where the call went. */
	app.post('/_sandbox/route', (request) => ringostat.route(routeSchema.parse(request.body ?? {})));

	app.post('/_sandbox/ring', (request) => ringostat.ring(ringSchema.parse(request.body ?? {})));
}
