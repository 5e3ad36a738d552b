/** Serves the page's few files. (`@fastify/static` would do, but jest cannot load what it needs.) */
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';

const types: Record<string, string> = {
	html: 'text/html; charset=utf-8',
	css: 'text/css; charset=utf-8',
	js: 'text/javascript; charset=utf-8',
};

/** Under tsx this is `import.meta.url`; swc makes `__filename` of it for jest. */
const folder = new URL('./page/', import.meta.url);

/** Puts each file of `page/` at the root, `index.html` at `/`. Nothing else can be read. */
export async function addPage(app: FastifyInstance): Promise<void> {
	for (const name of await readdir(fileURLToPath(folder))) {
		const type = types[name.split('.').pop() ?? ''];
		if (type === undefined) continue;
		app.get(name === 'index.html' ? '/' : `/${name}`, async (_request, reply) => {
			// Read each time, so that the page can be worked on while the sandbox runs.
			const file = await readFile(new URL(name, folder));
			return reply.header('cache-control', 'no-cache').type(type).send(file);
		});
	}
}
