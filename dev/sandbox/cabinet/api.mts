/** The cabinet's HTTP API, every bit of it driven by the contract's data. */
import type { FastifyInstance, FastifyPluginAsync, FastifyRequest } from 'fastify';
import type { Answer, Exchange } from '../Exchange.mts';
import { isObject } from '../isObject.mts';
import { Problem } from '../Problem.mts';
import { entityNames, type Cabinet } from './Cabinet.mts';
import type { CabinetContract, EntityName } from './contract.mts';
import { readFields, writeRecord } from './fields.mts';
import { answerList, type Query } from './list.mts';

type Route =
	| { does: 'list' | 'create'; entity: EntityName; label: string }
	| { does: 'update'; entity: EntityName; label: string; id: string };

/** Puts the API under the contract's prefix. */
export function addCabinetApi(
	app: FastifyInstance,
	{ cabinet, apiKey, exchange }: { cabinet: Cabinet; apiKey: string; exchange: Exchange },
): void {
	const { contract } = cabinet;
	const plugin: FastifyPluginAsync = async (api) => {
		// Bodies come as text: a wrong key has to be told before a wrong body, as a server would.
		api.removeAllContentTypeParsers();
		api.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => {
			done(null, body);
		});
		api.all<{ Params: { '*': string } }>(`/${contract.prefix}/*`, async (request, reply) => {
			const route = match(contract, request.method, request.params['*']);
			await exchange.answer(request, reply, {
				label: route?.label ?? `${request.method} (unknown path)`,
				secret: contract.key.in === 'query' ? contract.key.name : null,
				run: () => {
					try {
						if (contract.manners?.xml) return inXml();
						checkKey(contract, apiKey, request);
						if (!route) throw new Problem(404, 'No such method');
						return answer(cabinet, route, request);
					} catch (problem) {
						if (problem instanceof Problem) return refuse(contract, problem);
						throw problem;
					}
				},
			});
		});
	};
	// Without a name Fastify looks for one among all loaded modules, which takes jest long.
	void app.register(Object.assign(plugin, { [Symbol.for('fastify.display-name')]: 'cabinet' }));
}

function inXml(): Answer {
	const headers = { 'content-type': 'application/xml; charset=utf-8' };
	const body = '<?xml version="1.0"?><response><pages>1</pages><orders/></response>';
	return { status: 200, body, headers };
}

function match(contract: CabinetContract, method: string, path: string): Route | undefined {
	for (const entity of entityNames) {
		const { list, create, update } = contract.entities[entity];
		if (method === 'GET' && path === list.path) {
			return { does: 'list', entity, label: `GET ${list.path}` };
		}
		if (create && method === create.method && path === create.path) {
			return { does: 'create', entity, label: `${create.method} ${create.path}` };
		}
		const [before, after] = update?.path.split('{id}') ?? [];
		if (!update || method !== update.method || before === undefined || after === undefined)
			continue;
		const id = path.slice(before.length, path.length - after.length);
		if (path === `${before}${id}${after}` && /^[^/]+$/.test(id)) {
			return { does: 'update', entity, label: `${update.method} ${update.path}`, id };
		}
	}
	return undefined;
}

function checkKey({ key }: CabinetContract, apiKey: string, request: FastifyRequest): void {
	const given =
		key.in === 'query'
			? (request.query as Query)[key.name]
			: request.headers[key.name.toLowerCase()];
	if (given !== `${key.before}${apiKey}`) throw new Problem(401, 'Wrong or missing API key');
}

function answer(cabinet: Cabinet, route: Route, request: FastifyRequest): Answer {
	const { contract } = cabinet;
	if (route.does === 'list') {
		return { status: 200, body: answerList(cabinet, route.entity, request.query as Query) };
	}
	const id = route.does === 'update' ? Number(route.id) : undefined;
	// Told before a wrong field, so that a 404 means what it says.
	if (id !== undefined && !cabinet.find(route.entity, id)) {
		throw new Problem(404, `No such ${route.entity}`);
	}
	const fields = readFields(cabinet, route.entity, readBody(contract, request), id === undefined);
	const waits = id === undefined && (contract.manners?.confirmed?.includes(route.entity) ?? false);
	const record =
		id !== undefined
			? cabinet.update(route.entity, id, fields)
			: waits
				? cabinet.draft(route.entity, fields)
				: cabinet.create(route.entity, fields);
	if (!record) throw new Problem(404, `No such ${route.entity}`);
	if (id !== undefined && contract.manners?.updateAnswer === 'nothing') {
		return { status: 204, body: '' };
	}
	const written = writeRecord(cabinet, route.entity, record);
	const { content } = contract.write.answer;
	const envelope = contract.write.answer.envelope?.replace('$entity', route.entity) ?? null;
	const idName = contract.entities[route.entity].fields.id?.name ?? 'id';
	const body = content === 'record' ? written : { [idName]: written[idName] };
	return {
		status: id === undefined ? contract.write.createdStatus : 200,
		body: envelope === null ? body : { [envelope]: body },
	};
}

function readBody(contract: CabinetContract, request: FastifyRequest): Record<string, unknown> {
	if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) {
		throw new Problem(400, 'A write must be JSON (Content-Type: application/json)');
	}
	let body: unknown;
	try {
		body = JSON.parse(String(request.body));
	} catch {
		throw new Problem(400, 'The body is not JSON');
	}
	const { envelope } = contract.write;
	if (envelope !== null && isObject(body)) body = body[envelope];
	if (!isObject(body)) {
		throw new Problem(400, envelope === null ? 'The body must be an object' : `No "${envelope}"`);
	}
	return body;
}

function refuse(contract: CabinetContract, problem: Problem): Answer {
	const { errors } = contract;
	const { status } = problem;
	const message = told(contract, problem);
	const field = contract.manners?.says === 'nothing' ? 'general' : (problem.field ?? 'general');
	const filled: Record<string, unknown> = {};
	for (const [key, value] of Object.entries(errors.body)) {
		filled[key] =
			{ $message: message, $status: status, $fields: { [field]: [message] } }[String(value)] ??
			value;
	}
	return { status: errors.http === 'ok' ? 200 : status, body: filled };
}

/** What this cabinet says of a problem with a write; of the key and the path all say the same. */
function told({ manners }: CabinetContract, { status, field, message }: Problem): string {
	const { says = 'everything' } = manners ?? {};
	if (status !== 422 || says === 'everything') return message;
	return says === 'field' && field !== null ? `Field "${field}" is not valid` : 'Validation failed';
}
