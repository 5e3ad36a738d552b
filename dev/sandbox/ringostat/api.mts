/** The account's HTTP API, and the recordings it serves. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Answer, Exchange } from '../Exchange.mts';
import { isObject } from '../isObject.mts';
import { Problem } from '../Problem.mts';
import { asCsv, callsList } from './callsList.mts';
import { syncContacts } from './contactsSync.mts';
import { makeRecording } from './recording.mts';
import type { Ringostat } from './Ringostat.mts';

const EXTERNAL = 'Api\\V2\\Callback.external';

interface Parts {
	ringostat: Ringostat;
	authKey: string;
	exchange: Exchange;
}

/** Puts the API under `/ringostat` and the recordings under `/recordings`. */
export function addRingostatApi(app: FastifyInstance, parts: Parts): void {
	const { ringostat, authKey, exchange } = parts;

	app.all('/ringostat/*', async (request, reply) => {
		const path = (request.params as { '*': string })['*'];
		await exchange.answer(request, reply, {
			label: `${request.method} ringostat/${path}`,
			secret: null,
			run: () => {
				try {
					if (request.headers['auth-key'] !== authKey) throw new Problem(401, 'Unauthorized');
					return route(ringostat, path, request);
				} catch (problem) {
					if (!(problem instanceof Problem)) throw problem;
					return { status: problem.status, body: problem.message };
				}
			},
		});
	});

	app.get('/recordings/:file', async (request, reply) => {
		const { file } = request.params as { file: string };
		const query = request.query as Record<string, string | undefined>;
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

function route(ringostat: Ringostat, path: string, request: FastifyRequest): Answer {
	const query = request.query as Record<string, string | undefined>;
	if (path === 'calls/list') {
		if (request.method !== 'GET') throw new Problem(405, 'Method Not Allowed');
		const rows = callsList(ringostat, query);
		return { status: 200, body: query.export_type === 'json' ? rows : asCsv(rows) };
	}
	if (path === 'sipstatus/online' || path === 'sipstatus/speaking') {
		if (request.method !== 'GET') throw new Problem(405, 'Method Not Allowed');
		const { online, talking } = ringostat.staff.settings;
		return { status: 200, body: path.endsWith('online') ? online : talking };
	}
	if (request.method !== 'POST') throw new Problem(404, 'Not Found');
	const body = isObject(request.body) ? request.body : {};
	if (path === 'callback/outward_call') {
		const parameters = { ...query, ...body } as Record<string, unknown>;
		for (const name of ['extension', 'destination']) {
			if (!/^\+?\w+$/.test(String(parameters[name] ?? ''))) {
				throw new Problem(400, `Parameter ${name} is required`);
			}
		}
		ringostat.askCallback('outward_call', parameters);
		return { status: 200, body: { success: true } };
	}
	if (path === 'minicrm/contacts/sync') {
		const project = {
			header: request.headers['x-project-id'],
			projectId: ringostat.project.projectId,
		};
		return { status: 200, body: syncContacts(ringostat.staff, body, project) };
	}
	if (path === 'api/json-rpc') return { status: 200, body: staffRpc(ringostat, body) };
	if (path === 'a/v2') return { status: 200, body: jsonRpc(ringostat, body) };
	throw new Problem(404, 'Not Found');
}

function staffRpc(
	{ project, staff }: Ringostat,
	{ id, method, params }: Record<string, unknown>,
): unknown {
	const envelope = { jsonrpc: '2.0', id: id ?? null };
	const fail = (code: number, message: string) => ({ ...envelope, error: { code, message } });
	if (method !== 'getProjectStaffListAndDirections') return fail(-32601, 'Method not found');
	if (!isObject(params) || String(params.projectId) !== project.projectId) {
		return fail(-32602, 'Access to the project is denied');
	}
	const result = staff.list(params);
	const isFiltered = ['staffId', 'fio', 'email'].some((name) => params[name] !== undefined);
	if (isFiltered && Object.keys(result as object).length === 0) {
		return fail(-32000, 'User does not exist');
	}
	return { ...envelope, result };
}

/** JSON-RPC keeps its errors inside HTTP 200. */
function jsonRpc(ringostat: Ringostat, { id, method, params }: Record<string, unknown>): unknown {
	const envelope = { jsonrpc: '2.0', id: id ?? null };
	const fail = (code: number, message: string) => ({ ...envelope, error: { code, message } });
	if (method !== EXTERNAL) return fail(-32601, 'Method not found');
	if (!isObject(params) || !params.caller || !params.callee) {
		return fail(-32602, 'Invalid params: caller and callee are required');
	}
	ringostat.askCallback(EXTERNAL, params);
	return { ...envelope, result: { status: 'ok' } };
}
