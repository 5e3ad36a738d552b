/** Serves the page and its files, and does what its forms ask. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';
import type { Cabinet, CabinetRecord } from './cabinet/Cabinet.mts';
import type { RequestLog } from './RequestLog.mts';
import { UTM_TAGS } from './ringostat/calls.mts';
import type { RingAnswer, RingRequest, Ringostat } from './ringostat/Ringostat.mts';
import type { RouteRequest } from './ringostat/routing.mts';

/** What the page shows, and empties. */
interface Shown {
	cabinet: Cabinet;
	ringostat: Ringostat;
	log: RequestLog;
	reset(): void;
}

/** What the page shows besides what the cabinet and the account hold. */
interface Screen {
	/** «Спливаючі вікна вх. дзвінків», ticked under «Телефонія» by the administrator of the cabinet. */
	popups?: string;
	/** «Сервіс телефонії»: only with the external service the cabinet plays recordings. */
	plays?: string;
	/** The tasks that are no news: they were there before the page, or their pop-up was closed. */
	seen: WeakSet<CabinetRecord>;
	/** The last call that was rung with the form, and when. */
	rung?: RingAnswer & { at: string };
}

/** What a form was sent with. A box that is not ticked is not there. */
type Filled = Partial<Record<string, string>>;

/** Under tsx this is `import.meta.url`; swc makes `__filename` of it for jest. */
const here = import.meta.url;
const { resolve } = createRequire(here);
const PAGE = fileURLToPath(new URL('./page/page.pug', here));
const FILES = {
	'page.js': ['text/javascript', new URL('./page/page.js', here)],
	'page.css': ['text/css', new URL('./page/page.css', here)],
	'pico.css': ['text/css', resolve('@picocss/pico/css/pico.min.css')],
	'htmx.js': ['text/javascript', resolve('htmx.org/dist/htmx.min.js')],
	'ptag.js': ['text/javascript', resolve('htmx.org/dist/ext/hx-ptag.min.js')],
} as const;
const RECORDED = ['ANSWERED', 'PROPER', 'REPEATED', 'VOICEMAIL'];

export function addPage(app: FastifyInstance, shown: Shown): void {
	const { cabinet, ringostat, reset } = shown;
	const screen: Screen = { popups: 'on', plays: 'on', seen: new WeakSet() };
	const see = (id?: string) => {
		const task = cabinet.find('task', Number(id));
		if (task) screen.seen.add(task);
	};

	app.get('/', async ({ headers, query }, reply) => {
		const { view = 'call', card, lang } = query as Filled;
		const remembered = headers.cookie?.match(/sandbox-language=(\w+)/)?.[1];
		const language = (lang ?? remembered) === 'en' ? 'en' : 'uk';
		// The page is opened, not updated by htmx: the tasks that exist are no news.
		if (!headers['hx-request']) for (const task of cabinet.tasks) screen.seen.add(task);
		if (view === 'task') see(card);
		const say = (uk: string, en: string) => (language === 'uk' ? uk : en);
		// Loaded here, so that only those who open the page wait for it.
		const { renderFile } = await import('pug');
		const page = renderFile(PAGE, { cache: true, ...shown, screen, view, card, language, say });
		const tag = createHash('sha1').update(page).digest('hex');
		// The page asks each second whether there is something new.
		if (headers['hx-ptag'] === tag) return reply.status(304).send();
		// A link is given no tag: it may lead back to what it has shown before.
		if (!headers['hx-boosted']) void reply.header('hx-ptag', tag);
		void reply.header('set-cookie', `sandbox-language=${language}; max-age=31536000; samesite=lax`);
		void reply.header('hx-replace-url', `/?view=${view}`);
		return reply.type('text/html; charset=utf-8').send(page);
	});

	for (const [name, [type, file]] of Object.entries(FILES)) {
		app.get(`/${name}`, async (_request, reply) => {
			void reply.header('cache-control', 'no-cache').type(type);
			return await readFile(file);
		});
	}

	const actions: Record<string, (form: Filled) => unknown> = {
		ring: async (form) => {
			const answer = await ringostat.ring(ringRequest(form));
			screen.rung = { ...answer, at: cabinet.clock().slice(11) };
		},
		route: async ({ routeUrl: url = '', token, routeForm, routeClient }) => {
			const form = routeForm as RouteRequest['form'];
			await ringostat.route({ url, token, form, call: { client: routeClient?.trim() || null } });
		},
		settings: ({ popups, plays }) => Object.assign(screen, { popups, plays }),
		close: ({ task }) => see(task),
		reset,
	};
	for (const [name, act] of Object.entries(actions)) {
		app.post(`/_sandbox/page/${name}`, async ({ query, body }, reply) => {
			await act({ ...(query as Filled), ...(body as Filled) });
			// The page then asks what there is to show.
			return reply.status(204).send();
		});
	}
}

function ringRequest(form: Filled): RingRequest {
	const given = Object.entries(form).filter(([, value]) => value?.trim());
	const filled: Filled = Object.fromEntries(given);
	const { webhookUrl, token = '', event, shape, repeat = 1, lost, status = '' } = filled;
	const { again, direction, client = null, line, talkSeconds, recording, employee } = filled;
	const call = {
		...{ id: again, direction, client, line, status },
		talkSeconds: talkSeconds && Number(talkSeconds),
		// A call nobody took has nothing to record, but for the voice mail.
		recording: recording !== undefined && RECORDED.includes(status),
		employee: employee && JSON.parse(employee),
		utm: Object.fromEntries(UTM_TAGS.map((tag) => [tag, filled[`utm_${tag}`]])),
	};
	const delivery = { repeat: Number(repeat), deliver: !lost };
	return { webhookUrl, token, event, shape, ...delivery, call } as RingRequest;
}
