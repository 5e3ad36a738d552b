/** The way tests and the page talk to the stand-ins themselves. It needs no key. */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { customFieldLabels } from './cabinet/customFields.mts';
import { type Cabinet, type Value } from './cabinet/Cabinet.mts';
import type { EntityName } from './cabinet/contract.mts';
import { Faults, faultSettings } from './Faults.mts';
import type { RequestLog } from './RequestLog.mts';
import { callSchema } from './ringostat/calls.mts';
import { ringSchema, type Ringostat } from './ringostat/Ringostat.mts';

export const settingsSchema = z
	.object({
		webhookUrl: z.union([z.string().url(), z.literal('')]),
		token: z.string(),
		/** «Спливаючі вікна вх. дзвінків» */
		popups: z.boolean(),
		/** «Сервіс телефонії»: only with the external service the cabinet plays recordings. */
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

interface Parts {
	cabinet: Cabinet;
	ringostat: Ringostat;
	faults: Faults;
	log: RequestLog;
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
export function addControl(app: FastifyInstance, { cabinet, ringostat, faults, log }: Parts): void {
	const screen: { popups: boolean; telephony: 'external' | 'none' } = {
		popups: true,
		telephony: 'external',
	};

	// A page left open over a restart must not take the new cabinet for the old one.
	const started = Date.now();
	const settings = () => ({ ...ringostat.webhook, ...screen });

	app.get('/_sandbox/state', (request, reply) => {
		const { since, latest } = request.query as Record<string, string | undefined>;
		const version = `${started}.${cabinet.version + ringostat.version}`;
		const requests = { count: log.count, byRoute: log.byRoute };
		// A watcher that has seen this version need not get everything again each second.
		if (since === version) return reply.send({ version, requests, settings: settings() });
		const last = latest === undefined ? undefined : -Number(latest) || undefined;
		return reply.send({
			version,
			variant: cabinet.contract.name,
			...Object.fromEntries(
				tables.map(([plural, entity]) => [plural, cabinet.all(entity).slice(last)]),
			),
			counts: Object.fromEntries(tables.map(([plural, entity]) => [plural, cabinet.count(entity)])),
			requests,
			callbacks: ringostat.callbacks,
			ringostatCalls: ringostat.callCount,
			customFields: customFieldLabels,
			settings: settings(),
		});
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

	app.get('/_sandbox/settings', () => settings());

	app.post('/_sandbox/settings', (request) => {
		const { webhookUrl, token, popups, telephony } = settingsSchema.parse(request.body ?? {});
		ringostat.webhook.webhookUrl = webhookUrl ?? ringostat.webhook.webhookUrl;
		ringostat.webhook.token = token ?? ringostat.webhook.token;
		screen.popups = popups ?? screen.popups;
		screen.telephony = telephony ?? screen.telephony;
		return settings();
	});

	app.post('/_sandbox/ring', (request) => ringostat.ring(ringSchema.parse(request.body ?? {})));
}
