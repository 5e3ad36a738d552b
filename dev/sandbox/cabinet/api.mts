/** The cabinet's HTTP API, every bit of it driven by the contract's data. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { addApi, type Watch } from '../addApi.mts';
import { Problem } from '../Problem.mts';
import type { Cabinet } from './Cabinet.mts';
import { entityNames, type CabinetContract, type EntityName } from './contract.mts';
import { readFields, writeRecord } from './fields.mts';
import { answerList, type Query } from './list.mts';

const object = z.record(z.unknown());

const XML = '<?xml version="1.0"?><response><pages>1</pages><orders/></response>';

/** Puts the API under the contract's prefix. */
export function addCabinetApi(
	app: FastifyInstance,
	watch: Watch,
	{ cabinet, apiKey }: { cabinet: Cabinet; apiKey: string },
): void {
	const { contract } = cabinet;
	const secret = contract.key.in === 'query' ? contract.key.name : undefined;
	addApi(app, watch, { prefix: `/${contract.prefix}`, secret }, (api) => {
		// Bodies come as text: a wrong key has to be told before a wrong body, as a server would.
		api.removeAllContentTypeParsers();
		api.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => {
			done(null, body);
		});
		if (contract.manners.xml) {
			api.all('/*', (_request, reply) => reply.type('application/xml; charset=utf-8').send(XML));
			return;
		}
		api.addHook('preHandler', async (request) => checkKey(contract, apiKey, request));
		api.setErrorHandler((problem, _request, reply) => {
			if (problem instanceof Problem) return refuse(contract, problem, reply);
			throw problem;
		});
		api.setNotFoundHandler(() => {
			throw new Problem(404, 'No such method');
		});
		for (const entity of entityNames) addEntity(api, cabinet, entity);
	});
}

function addEntity(api: FastifyInstance, cabinet: Cabinet, entity: EntityName): void {
	const { list, create, update } = cabinet.contract.entities[entity];
	api.get(`/${list.path}`, async ({ query }) => answerList(cabinet, entity, query as Query));
	for (const route of [create, update]) {
		if (!route) continue;
		api.route({
			method: route.method,
			url: `/${route.path.replace('{id}', ':id')}`,
			handler: (request, reply) => write(cabinet, entity, request, reply),
		});
	}
}

function checkKey({ key }: CabinetContract, apiKey: string, request: FastifyRequest): void {
	const given =
		key.in === 'query'
			? (request.query as Query)[key.name]
			: request.headers[key.name.toLowerCase()];
	if (given !== `${key.before}${apiKey}`) throw new Problem(401, 'Wrong or missing API key');
}

/** Creates a record, or changes the one whose id stands in the path. */
function write(
	cabinet: Cabinet,
	entity: EntityName,
	request: FastifyRequest,
	reply: FastifyReply,
): unknown {
	const { manners, write: style, entities } = cabinet.contract;
	const { id } = request.params as { id?: string };
	const isNew = id === undefined;
	// Told before a wrong field, so that a 404 means what it says.
	if (!isNew && !cabinet.find(entity, Number(id))) throw new Problem(404, `No such ${entity}`);
	const fields = readFields(cabinet, entity, readBody(cabinet.contract, request), isNew);
	const create = manners.confirmed?.includes(entity) ? 'draft' : 'create';
	const record = isNew
		? cabinet[create](entity, fields)
		: cabinet.update(entity, Number(id), fields);
	if (!isNew && manners.updateAnswer === 'nothing') return reply.status(204).send('');
	const written = writeRecord(cabinet.contract, entity, record);
	const idName = entities[entity].fields.id?.name ?? 'id';
	const body = style.answer.content === 'record' ? written : { [idName]: written[idName] };
	const envelope = style.answer.envelope?.replace('$entity', entity);
	return reply
		.status(isNew ? style.createdStatus : 200)
		.send(envelope === undefined ? body : { [envelope]: body });
}

function readBody({ write: { envelope } }: CabinetContract, request: FastifyRequest) {
	if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) {
		throw new Problem(400, 'A write must be JSON (Content-Type: application/json)');
	}
	let body: unknown;
	try {
		body = JSON.parse(String(request.body));
	} catch {
		throw new Problem(400, 'The body is not JSON');
	}
	const fields = envelope === null ? body : object.safeParse(body).data?.[envelope];
	const read = object.safeParse(fields);
	if (read.success) return read.data;
	throw new Problem(400, envelope === null ? 'The body must be an object' : `No "${envelope}"`);
}

function refuse({ errors, manners }: CabinetContract, problem: Problem, reply: FastifyReply) {
	const { says = 'everything' } = manners;
	const message = told(says, problem);
	const field = says === 'nothing' ? 'general' : (problem.field ?? 'general');
	const words: Record<string, unknown> = {
		$message: message,
		$status: problem.status,
		$fields: { [field]: [message] },
	};
	const filled = Object.entries(errors.body).map(([key, word]) => [
		key,
		words[String(word)] ?? word,
	]);
	const status = errors.http === 'ok' ? 200 : problem.status;
	return reply.status(status).send(Object.fromEntries(filled));
}

/** What this cabinet says of a problem with a write; of the key and the path all say the same. */
function told(says: string, { status, field, message }: Problem): string {
	if (status !== 422 || says === 'everything') return message;
	return says === 'field' && field !== null ? `Field "${field}" is not valid` : 'Validation failed';
}
