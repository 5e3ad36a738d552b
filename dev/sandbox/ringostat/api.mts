/** The account's HTTP API, and the recordings it serves. */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { addApi, type Watch } from '../addApi.mts';
import { Problem } from '../Problem.mts';
import { callsList } from './callsList.mts';
import { makeRecording } from './recording.mts';
import type { Ringostat } from './Ringostat.mts';

type Query = Record<string, string | undefined>;

const EXTERNAL = 'Api\\V2\\Callback.external';

/** What a body or its part holds; nothing when it is no object. */
const parameters = z.record(z.unknown()).catch({});

/** Puts the API under `/ringostat` and the recordings under `/recordings`. */
export function addRingostatApi(
	app: FastifyInstance,
	watch: Watch,
	{ ringostat, authKey }: { ringostat: Ringostat; authKey: string },
): void {
	addApi(app, watch, { prefix: '/ringostat', hidden: '' }, (api) => {
		api.addHook('preHandler', async ({ headers }) => {
			if (headers['auth-key'] !== authKey) throw new Problem(401, 'Unauthorized');
		});
		api.setErrorHandler((problem, _request, reply) => {
			if (!(problem instanceof Problem)) throw problem;
			void reply.status(problem.status).send(problem.message);
		});
		api.setNotFoundHandler(({ url }) => {
			const isKnown = app.hasRoute({ method: 'GET', url: url.split('?')[0] ?? '' });
			throw isKnown ? new Problem(405, 'Method Not Allowed') : new Problem(404, 'Not Found');
		});
		addRoutes(api, ringostat);
	});
	addRecordings(app, ringostat);
}

function addRoutes(api: FastifyInstance, ringostat: Ringostat): void {
	const { staff, project } = ringostat;
	api.get('/calls/list', async ({ query }) => callsList(ringostat, query as Query));
	api.get('/sipstatus/online', async () => staff.settings.online);
	api.get('/sipstatus/speaking', async () => staff.settings.talking);
	api.post('/callback/outward_call', async ({ query, body }) => {
		const asked = { ...(query as Query), ...parameters.parse(body) };
		for (const name of ['extension', 'destination'] as const) {
			if (!/^\+?\w+$/.test(String(asked[name] ?? ''))) {
				throw new Problem(400, `Parameter ${name} is required`);
			}
		}
		ringostat.callbacks.push({ by: 'outward_call', parameters: asked });
		return { success: true };
	});
	api.post('/minicrm/contacts/sync', async ({ headers, body }) => {
		if (headers['x-project-id'] !== project.projectId) throw new Problem(400, 'Unknown project');
		return staff.sync(parameters.parse(body));
	});
	addJsonRpc(api, '/api/json-rpc', 'getProjectStaffListAndDirections', ({ projectId }) => {
		if (String(projectId) === project.projectId) return staff.list();
		throw new Problem(-32602, 'Access to the project is denied');
	});
	addJsonRpc(api, '/a/v2', EXTERNAL, (asked) => {
		if (!asked.caller || !asked.callee) {
			throw new Problem(-32602, 'Invalid params: caller and callee are required');
		}
		ringostat.callbacks.push({ by: EXTERNAL, parameters: asked });
		return { status: 'ok' };
	});
}

/** JSON-RPC keeps its errors inside HTTP 200. @param answer throws a Problem whose status is the code of the error */
function addJsonRpc(
	api: FastifyInstance,
	path: string,
	name: string,
	answer: (params: Record<string, unknown>) => unknown,
): void {
	api.post(path, async ({ body }) => {
		const { id = null, method, params } = parameters.parse(body);
		const envelope = { jsonrpc: '2.0', id };
		try {
			if (method !== name) throw new Problem(-32601, 'Method not found');
			return { ...envelope, result: answer(parameters.parse(params)) };
		} catch (problem) {
			if (!(problem instanceof Problem)) throw problem;
			return { ...envelope, error: { code: problem.status, message: problem.message } };
		}
	});
}

function addRecordings(app: FastifyInstance, ringostat: Ringostat): void {
	app.get('/recordings/:id.wav', async (request, reply) => {
		const { id } = request.params as { id: string };
		const { token, download } = request.query as Query;
		if (!ringostat.find(id)?.recording) {
			return reply.status(404).send({ error: 'No such recording' });
		}
		if (token !== ringostat.project.recordingToken(id)) {
			return reply.status(403).send({ error: 'Wrong token' });
		}
		if (download !== undefined) {
			const name = id.replace(/[^\w.-]/g, '_');
			void reply.header('content-disposition', `attachment; filename="${name}.wav"`);
		}
		return reply.type('audio/wav').send(makeRecording());
	});
}
