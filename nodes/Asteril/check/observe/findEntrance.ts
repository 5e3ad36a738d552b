import { ApiError } from '../../../shared/http/ApiError';
import type { FailureOf } from '../../../shared/http/failure';
import { describeShape, quoteError } from '../../../shared/http/shape';
import type { Contract } from '../../api/contractTypes';
import { errorKeysOf, findPlace } from '../answers';
import type { Answer, CabinetSession, Entrance } from '../CabinetSession';
import type { Facts } from '../derive/facts';
import { BASE_PATHS, KEY_PLACES } from '../tables/requests';

const ORDERS = { page: 1, limit: 10 };
const NO_SUCH_PATH = 'asteril-check-no-such-path';

export interface FoundEntrance {
	session: CabinetSession;
	facts: Facts;
}

/**
 * Finds the entrance by the one list that was observed: the base path and where the key goes; and
 * how the cabinet says that a path does not exist.
 *
 * @throws {ApiError} when there is no entrance: the same that the other nodes would say
 */
export async function findEntrance(
	first: CabinetSession,
	contract: Contract,
	failureOf: FailureOf,
): Promise<FoundEntrance> {
	const { path, key } = contract.order.list;
	let session = first;
	let answer = await session.get(path, ORDERS);
	// A path that asks for a key is the right one; then the key goes elsewhere.
	for (const step of ['missing', 'denied'] as const) {
		if (answer?.kind !== step) continue;
		for (const entrance of otherEntrances(step, session.entrance)) {
			const other = session.at(entrance);
			const found = await other.get(path, ORDERS);
			if (found?.kind !== 'good' && !(step === 'missing' && found?.kind === 'denied')) continue;
			[session, answer] = [other, found];
			break;
		}
	}
	const place = answer?.kind === 'good' ? findPlace(answer.body, key) : null;
	// Other JSON than a list leads to no records, and is not empty.
	const isEmpty = Object.keys(answer?.body ?? {}).every((each) => each === key);
	const isList = place !== null && (place.keys !== null || isEmpty);
	// A cabinet without orders is a cabinet all the same.
	const hasNoOrders =
		answer?.kind === 'missing' &&
		(await first.get(contract.client.list.path, { limit: 1 }))?.kind === 'good';
	if (!isList && !hasNoOrders) throw failureFor(path, answer, failureOf);
	const bad = await session.get(NO_SUCH_PATH, { limit: 1 });
	const { basePath, key: keyPlace } = session.entrance;
	const facts = {
		basePath,
		'key.in': keyPlace.in,
		'key.name': keyPlace.name,
		'key.prefix': keyPlace.prefix,
		...(place?.keys && { 'order.list.key': place.keys.join('.') || null }),
		...errorFacts(bad),
	};
	return { session, facts };
}

function otherEntrances(step: 'missing' | 'denied', { basePath, key }: Entrance): Entrance[] {
	if (step === 'denied') return KEY_PLACES.map((place) => ({ basePath, key: place }));
	const others = BASE_PATHS.filter((path) => path !== basePath);
	return others.map((path) => ({ basePath: path, key }));
}

/** Under which key a 2xx answer names an error, when under none of the usual. */
function errorFacts(bad: Answer | null): Facts {
	if (bad === null || bad.status === 0 || bad.status >= 300) return {};
	const [named] = errorKeysOf(bad.body);
	if (named === undefined || ['error', 'errors'].includes(named)) return {};
	return { 'response.errors': ['error', 'errors', named] };
}

function failureFor(path: string, answer: Answer | null, failureOf: FailureOf): ApiError {
	if (answer === null) {
		return new ApiError('busy', 'The cabinet could not be asked', {
			description: 'It did not answer in time. Run the check again later.',
		});
	}
	const { outcome, status, body, kind } = answer;
	if (typeof body === 'string' && /^\s*<\?xml|^\s*<(response|xml)/i.test(body)) {
		return new ApiError('contract', 'The cabinet answers in XML, and these nodes speak JSON', {
			httpStatus: status,
			description:
				'Nothing can be logged in it. Ask Asteril\'s support: "Does our cabinet have API v3.1 with JSON, and at which address?"',
		});
	}
	if (outcome.classification.reason !== 'fine') {
		// Only a page is told by its kind; any other text may be somebody's.
		const { result } = outcome;
		const bare =
			'answer' in result && typeof body !== 'string'
				? { answer: { ...result.answer, body: {} } }
				: result;
		return failureOf({ method: 'GET', path }, bare, outcome.classification, outcome.tries);
	}
	const said = kind === 'denied' ? quoteError(body) : describeShape(body);
	return new ApiError(
		kind === 'denied' ? 'key' : 'contract',
		`Asteril answered GET ${path} without a list of orders: ${said}`,
		{
			httpStatus: status,
			description: 'Check the cabinet address and the API key in the Asteril credential.',
		},
	);
}
