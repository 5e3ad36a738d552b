import { ApiError } from '../../../shared/http/ApiError';
import type { FailureOf } from '../../../shared/http/failure';
import { describeShape, quoteError } from '../../../shared/http/shape';
import type { Contract } from '../../api/contractTypes';
import { errorKeysOf, findPlace } from '../answers';
import type { Answer, CabinetSession, Entrance } from '../CabinetSession';
import { BASE_PATHS, KEY_PLACES } from '../tables/entrances';
import type { Observations, ObservedList } from './observations';

const ORDERS = { page: 1, limit: 10 };
const NO_SUCH_PATH = 'asteril-check-no-such-path';

type Found = Pick<Observations, 'entrance' | 'orders' | 'errorKeys' | 'badPath'> & {
	session: CabinetSession;
};

/**
 * Finds the entrance by the one list that was observed: the base path and where the key goes; and
 * what the cabinet says of a path that does not exist.
 *
 * @throws {ApiError} when there is no entrance: the same that the other nodes would say
 */
export async function observeEntrance(
	session: CabinetSession,
	contract: Contract,
	failureOf: FailureOf,
): Promise<Found> {
	const { path, key } = contract.order.list;
	const first = await session.get(path, ORDERS);
	let found = { session, answer: first };
	// A path that asks for a key is the right one; then the key goes elsewhere.
	for (const step of ['missing', 'denied'] as const) {
		if (found.answer?.kind !== step) continue;
		for (const entrance of otherEntrances(step, found.session.entrance)) {
			const other = session.at(entrance);
			const answer = await other.get(path, ORDERS);
			const better = answer?.kind === 'good' || (step === 'missing' && answer?.kind === 'denied');
			if (better) found = { session: other, answer };
			if (better) break;
		}
	}
	const withoutOrders =
		found.answer?.kind === 'missing' && (await clientsAnswer(session, contract));
	const orders = found.answer?.kind === 'good' ? listOf(path, key, found.answer) : null;
	if ((orders === null || !isList(orders)) && !withoutOrders) {
		throw failureFor(path, found.answer ?? first, failureOf);
	}
	const bad = await found.session.get(NO_SUCH_PATH, { limit: 1 });
	return {
		session: found.session,
		entrance: found.session.entrance,
		orders,
		badPath: bad === null ? null : { kind: bad.kind, status: bad.status },
		errorKeys: bad !== null && bad.status < 300 && bad.status > 0 ? errorKeysOf(bad.body) : null,
	};
}

function otherEntrances(step: 'missing' | 'denied', { basePath, key }: Entrance): Entrance[] {
	if (step === 'denied') return KEY_PLACES.map((place) => ({ basePath, key: place }));
	return BASE_PATHS.map((path) => ({ basePath: path, key }));
}

/** Other JSON than a list leads to no records, and is not empty. */
function isList({ keys, body }: ObservedList): boolean {
	return keys !== null || Object.keys(body ?? {}).length === 0;
}

function listOf(path: string, key: string | null, { body }: Answer): ObservedList {
	return { path, body, ...findPlace(body, [key === null ? [] : key.split('.')]) };
}

/** A cabinet without orders is a cabinet all the same. */
async function clientsAnswer(session: CabinetSession, contract: Contract): Promise<boolean> {
	return (await session.get(contract.client.list.path, { limit: 1 }))?.kind === 'good';
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
