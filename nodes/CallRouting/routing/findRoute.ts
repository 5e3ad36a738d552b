import type { ClientRecord, Id, UserRecord } from '../../Asteril/api/records';
import type { RingostatEmployee } from '../../Ringostat/api/employees';
import type { SipStates } from '../../Ringostat/api/sipStates';
import type { PeopleIndex } from '../../shared/PeopleIndex';
import type { Deadline } from './Deadline';
import { decideRoute } from './decideRoute';
import { reasons } from './reasons';
import type { Fact, LastTalk, Route, RoutingFacts, RoutingRules } from './types';

/** Where the facts come from. Each may fail or hang. */
export interface RoutingSources {
	/** The client with the number, or `null`. */
	client(phone: string): Promise<ClientRecord | null>;
	/** Who talked to the client last, or `null`. */
	lastTalk(clientId: Id): Promise<LastTalk | null>;
	users(): Promise<PeopleIndex<UserRecord>>;
	employees(): Promise<PeopleIndex<RingostatEmployee>>;
	sipStates(): Promise<SipStates>;
}

const NOT_ASKED = { failed: reasons.notAsked };

/**
 * Finds where the call of a client goes, before the deadline. What hangs or fails is a reason for
 * the fallback. Everything is asked for at the same moment, so that the slowest source counts only.
 */
export async function findRoute(
	phone: string,
	rules: RoutingRules,
	sources: RoutingSources,
	deadline: Deadline,
): Promise<Route> {
	const people = {
		users: deadline.settle('Asteril', sources.users),
		employees: deadline.settle('Ringostat', sources.employees),
		sipStates: deadline.settle('Ringostat', sources.sipStates),
	};
	const client = await deadline.settle('Asteril', async () => await sources.client(phone));
	const lastTalk = await askForTalk(client, rules, sources, deadline);
	const facts: RoutingFacts = { client, lastTalk, ...nobody };
	if (isDecided(facts, rules)) return decideRoute(facts, rules);
	const [users, employees, sipStates] = await Promise.all([
		people.users,
		people.employees,
		people.sipStates,
	]);
	return decideRoute({ client, lastTalk, users, employees, sipStates }, rules);
}

const nobody = { users: NOT_ASKED, employees: NOT_ASKED, sipStates: NOT_ASKED };

async function askForTalk(
	client: Fact<ClientRecord | null>,
	{ sendTo }: RoutingRules,
	sources: RoutingSources,
	deadline: Deadline,
): Promise<Fact<LastTalk | null>> {
	if (sendTo !== 'lastTalk' || 'failed' in client || client.value === null) return NOT_ASKED;
	const { id } = client.value;
	return await deadline.settle('Asteril', async () => await sources.lastTalk(id));
}

/** Whether the client, or what is known of them, leaves only the fallback. */
function isDecided({ client, lastTalk }: RoutingFacts, { sendTo }: RoutingRules): boolean {
	if ('failed' in client || client.value === null) return true;
	if (sendTo === 'responsible') return client.value.responsible === null;
	return 'failed' in lastTalk || lastTalk.value === null;
}
