import type { Direction } from './direction';
import type { Parties } from './party';

export interface Numbers {
	clientPhone: string | null;
	line: string | null;
}

interface Search extends Direction {
	parties: Parties;
	/** Numbers that are never the client: configured, mapped as the line, or under a key of ours. */
	own: ReadonlySet<string>;
}

/**
 * Returns the client's number and our line, by Ringostat's rules for each direction. A number is the
 * client's only where the rules say so: a missing client is an inconvenience, a wrong one binds a
 * call to an unrelated client. The keys and their order are in `keys.ts`.
 *
 * @param configured full digits of the company's own numbers
 */
export function readNumbers(
	parties: Parties,
	direction: Direction,
	configured: ReadonlySet<string>,
): Numbers {
	const ours = [...parties.numbers('ours'), ...parties.numbers('line')];
	const own = ours.length === 0 ? configured : new Set([...configured, ...ours]);
	const search: Search = { ...direction, parties, own };
	const mapped = parties.numbers('clientPhone').find((number) => !own.has(number));
	const clientPhone = mapped ?? CLIENT[direction.direction ?? 'none'](search);
	const notClient = (number: string) => number !== clientPhone;
	const line =
		parties.numbers('line').find(notClient) ??
		LINE[direction.direction ?? 'none'](search, clientPhone).find(notClient) ??
		null;
	return { clientPhone, line };
}

const CLIENT = { incoming: incomingClient, outgoing: outgoingClient, none: certainClient };

/**
 * Incoming, transit-in, callback: the first client key that is not our line. `connected_with` is
 * usually the employee, so it serves only as a last resort, never when it is the line, and never
 * when the caller hid the number (then it can only be the employee's).
 */
function incomingClient({ parties, own, transit }: Search): string | null {
	const called = parties.numbers('line.incoming');
	// On transit rows `dst` may be the client.
	const isClient = (number: string) => !own.has(number) && (transit || !called.includes(number));
	const named = parties.numbers('client.incoming');
	const client = (transit ? employeesLineLast(parties, named) : named).find(isClient);
	if (client !== undefined) return client;
	if (parties.has('hidden', 'client.incoming')) return null;
	const isConnectedClient = (number: string) => isClient(number) && !called.includes(number);
	return parties.numbers('connectedWith').find(isConnectedClient) ?? null;
}

/** On transit rows `caller_number` is the employee's line; a webhook may have nothing else. */
function employeesLineLast(parties: Parties, numbers: readonly string[]): string[] {
	const last = parties.numbers('employeesLineOnTransit');
	return [...numbers.filter((number) => !last.includes(number)), ...last];
}

/**
 * Outgoing, transit-out: the first of the dialed keys that is not our line. On a click-to-call row
 * the dialed end is a SIP login, and the client is at the other end, in `caller`.
 */
function outgoingClient({ parties, own }: Search): string | null {
	const dialed = parties.numbers('to');
	const clickToCall = parties.has('login', 'to') && dialed.length === 0;
	const from = parties.numbers('from');
	const isClient = (number: string) => !own.has(number) && (clickToCall || !from.includes(number));
	const client = [...parties.numbers('client.outgoing'), ...dialed].find(isClient);
	if (client !== undefined) return client;
	return clickToCall ? (from.find(isClient) ?? null) : null;
}

/**
 * Returns the client without a direction, only where it is certain: a key that names the client whichever way the call went;
 * the one number of two ends whose other end is ours or an employee; who called, when the keys are
 * those of incoming calls only (`caller_id` and `called_id`); `callee` or `caller` when the body has
 * no other end (the classic body). `dst` alone may be either: nobody.
 */
function certainClient({ parties, own }: Search): string | null {
	const isForeign = (number: string) => !own.has(number);
	const called = parties.numbers('to');
	// E164 == dst: the client when we called, our line when we were called. Not certain.
	const named = parties
		.numbers('client.always')
		.find((number) => isForeign(number) && !called.includes(number));
	if (named !== undefined) return named;
	const from = parties.numbers('from').find(isForeign);
	const to = called.find(isForeign);
	if (to === undefined) return from ?? null;
	if (from !== undefined) return hasOnlyIncomingEnds(parties) ? from : null;
	const otherEnd = parties.under('from');
	const otherEndIsOurs = otherEnd.length > 0 && otherEnd.every(({ kind }) => kind !== 'hidden');
	const onlyCallee = parties.under('to').length === 1 && parties.numbers('classic').length === 1;
	return otherEndIsOurs || onlyCallee ? to : null;
}

function hasOnlyIncomingEnds(parties: Parties): boolean {
	return (
		parties.under('from').length === parties.under('client.incomingOnly').length &&
		parties.under('to').length === parties.under('line.incomingOnly').length
	);
}

/** On transit rows `caller_number` is the employee's line, not the project's. */
function projectsLines(parties: Parties): string[] {
	const employees = parties.numbers('employeesLineOnTransit');
	return parties.numbers('line.outgoing').filter((number) => !employees.includes(number));
}

/** The numbers that may be our line, the likeliest first. */
const LINE = {
	incoming: ({ parties }: Search) => [
		...parties.numbers('line.incoming'),
		...parties.numbers('ours'),
		...parties.numbers('to'),
	],
	outgoing: ({ parties, own, transit }: Search, client: string | null) => [
		...parties.numbers('ours'),
		// A number that is known to be ours is the line, whatever the key usually holds.
		...parties.numbers('line.outgoing').filter((number) => own.has(number)),
		...(transit ? projectsLines(parties) : parties.numbers('line.outgoing')),
		// `dst` may be the project's number when the client stands elsewhere.
		...(client === null ? [] : parties.numbers('line.incoming')),
		...(transit ? [] : parties.numbers('from')),
	],
	none: ({ parties, own }: Search, client: string | null) => [
		...parties.numbers('ours'),
		...[...parties.numbers('to'), ...parties.numbers('from')].filter(
			(number) => client !== null || own.has(number),
		),
	],
};
