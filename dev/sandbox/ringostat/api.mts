/** The account's HTTP API, and the recordings it serves. */
import type { FastifyInstance } from 'fastify';
import { addApi, type Watch } from '../addApi.mts';
import { isObject } from '../isObject.mts';
import { Problem } from '../Problem.mts';
import { asCsv, callsList } from './callsList.mts';
import { syncContacts } from './contactsSync.mts';
import { makeRecording } from './recording.mts';
import type { Ringostat } from './Ringostat.mts';

type Query = Record<string, string | undefined>;
/** @throws Problem whose status is the code of a JSON-RPC error */
type Method = (params: Record<string, unknown>) => unknown;

const EXTERNAL = 'Api\\V2\\Callback.external';
const STAFF = 'getProjectStaffListAndDirections';

/** Puts the API under `/ringostat` and the recordings under `/recordings`. */
export function addRingostatApi(
	app: FastifyInstance,
	watch: Watch,
	{ ringostat, authKey }: { ringostat: Ringostat; authKey: string },
): void {
	addApi(app, watch, {
		prefix: '/ringostat',
		hidden: '',
		authorize: ({ headers }) => {
			if (headers['auth-key'] !== authKey) throw new Problem(401, 'Unauthorized');
		},
		notFound: (isKnown) =>
			isKnown ? new Problem(405, 'Method Not Allowed') : new Problem(404, 'Not Found'),
		refuse: ({ message }) => ({ body: message }),
		addRoutes: (api) => addRoutes(api, ringostat),
	});
	addRecordings(app, ringostat);
}

function addRoutes(api: FastifyInstance, ringostat: Ringostat): void {
	const { staff, project } = ringostat;
	api.get('/calls/list', async (request) => {
		const query = request.query as Query;
		const rows = callsList(ringostat, query);
		return query.export_type === 'json' ? rows : asCsv(rows);
	});
	api.get('/sipstatus/online', async () => staff.settings.online);
	api.get('/sipstatus/speaking', async () => staff.settings.talking);
	api.post('/callback/outward_call', async ({ query, body }) => {
		const parameters = { ...(query as Query), ...asObject(body) };
		for (const name of ['extension', 'destination']) {
			if (!/^\+?\w+$/.test(String(parameters[name] ?? ''))) {
				throw new Problem(400, `Parameter ${name} is required`);
			}
		}
		ringostat.askCallback('outward_call', parameters);
		return { success: true };
	});
	api.post('/minicrm/contacts/sync', async ({ headers, body }) => {
		if (headers['x-project-id'] !== project.projectId) throw new Problem(400, 'Unknown project');
		return syncContacts(staff, asObject(body));
	});
	addJsonRpc(api, '/api/json-rpc', STAFF, (params) => {
		if (String(params.projectId) !== project.projectId) {
			throw new Problem(-32602, 'Access to the project is denied');
		}
		return staff.list(params);
	});
	addJsonRpc(api, '/a/v2', EXTERNAL, (params) => {
		if (!params.caller || !params.callee) {
			throw new Problem(-32602, 'Invalid params: caller and callee are required');
		}
		ringostat.askCallback(EXTERNAL, params);
		return { status: 'ok' };
	});
}

/** JSON-RPC keeps its errors inside HTTP 200. */
function addJsonRpc(api: FastifyInstance, path: string, name: string, answer: Method): void {
	api.post(path, async ({ body }) => {
		const { id = null, method, params } = asObject(body);
		const envelope = { jsonrpc: '2.0', id };
		try {
			if (method !== name) throw new Problem(-32601, 'Method not found');
			return { ...envelope, result: answer(asObject(params)) };
		} catch (problem) {
			if (!(problem instanceof Problem)) throw problem;
			return { ...envelope, error: { code: problem.status, message: problem.message } };
		}
	});
}

function asObject(value: unknown): Record<string, unknown> {
	return isObject(value) ? value : {};
}

function addRecordings(app: FastifyInstance, ringostat: Ringostat): void {
	app.get('/recordings/:file', async (request, reply) => {
		const { file } = request.params as { file: string };
		const query = request.query as Query;
		const id = file.replace(/\.wav$/, '');
		if (!ringostat.find(id)?.recording || file === id) {
			return reply.status(404).send({ error: 'No such recording' });
		}
		if (query.token !== ringostat.project.recordingToken(id)) {
			return reply.status(403).send({ error: 'Wrong token' });
		}
		if (query.download !== undefined) {
			const name = file.replace(/[^\w.-]/g, '_');
			void reply.header('content-disposition', `attachment; filename="${name}"`);
		}
		return reply.type('audio/wav').send(makeRecording());
	});
}
