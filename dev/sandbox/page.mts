/** Serves the page, its files, and the answers of its forms. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { FastifyInstance } from 'fastify';
import {
	noWebhook,
	ringRequest,
	ringResult,
	routeRequest,
	routeResult,
	type Filled,
} from './page/answers.mts';
import type { Parts } from './control.mts';
import { pageOf } from './page/page.mts';

/** Under tsx this is `import.meta.url`; swc makes `__filename` of it for jest. */
const here = import.meta.url;
const FILES = {
	'page.js': ['text/javascript', new URL('./page/page.js', here)],
	'page.css': ['text/css', new URL('./page/page.css', here)],
	'pico.css': ['text/css', createRequire(here).resolve('@picocss/pico/css/pico.min.css')],
} as const;

export function addPage(app: FastifyInstance, parts: Parts): void {
	const { cabinet, ringostat, screen, log } = parts;
	const started = Date.now();
	app.get('/', (request, reply) => {
		const state = [
			started,
			cabinet.version,
			ringostat.callCount,
			log.count,
			...Object.values(screen),
		];
		const etag = `"${state.join('.')}"`;
		void reply.header('etag', etag).header('cache-control', 'no-cache');
		// The page looks each second whether there is something new.
		if (request.headers['if-none-match'] === etag) return reply.status(304).send();
		return reply.type('text/html; charset=utf-8').send(pageOf(parts).source);
	});
	for (const [name, [type, file]] of Object.entries(FILES)) {
		app.get(`/${name}`, async (_request, reply) => {
			// Read each time, so that the page can be worked on while the sandbox runs.
			return reply
				.header('cache-control', 'no-cache')
				.type(type)
				.send(await readFile(file));
		});
	}
	app.post('/_sandbox/page/ring', async (request, reply) => {
		const asked = ringRequest(request.body as Filled, cabinet.users);
		const answer =
			asked.deliver && asked.webhookUrl === undefined
				? noWebhook()
				: ringResult(await ringostat.ring(asked));
		return reply.type('text/html; charset=utf-8').send(answer.source);
	});
	app.post('/_sandbox/page/route', async (request, reply) => {
		const routed = await ringostat.route(routeRequest(request.body as Filled));
		return reply.type('text/html; charset=utf-8').send(routeResult(routed).source);
	});
}
