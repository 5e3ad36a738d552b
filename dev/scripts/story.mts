import type { RingRequest } from '../sandbox/index.mts';

/** The client the sandbox's cabinet knows from the start. */
export const KNOWN_CLIENT = '380501112233';
export const ANSWERED_NEW_CLIENT = '380671234567';
export const MISSED_NEW_CLIENT = '380931112244';

type Call = NonNullable<RingRequest['call']> & { id: string };

interface StoryCall extends RingRequest {
	/** What happens, for a reader. */
	what: string;
	call: Call;
}

const begun = Date.now();
const olha = { fio: 'Ольга Менеджер', email: 'olha@shop.example', extension: '101', id: '1101' };

function callOf(
	number: number,
	minutesAgo: number,
	direction: 'in' | 'out',
	client: string | null,
	more: Partial<Call>,
): Call {
	const id = `ua5_-170000000${number}.000000${number}`;
	const startedAt = new Date(begun - minutesAgo * 60_000).toISOString();
	return { id, startedAt, direction, client, ...more };
}

function answered(talkSeconds: number, waitSeconds: number): Partial<Call> {
	return { status: 'ANSWERED', recording: true, employee: olha, talkSeconds, waitSeconds };
}

function missed(waitSeconds: number): Partial<Call> {
	return { status: 'NO ANSWER', recording: false, employee: null, talkSeconds: 0, waitSeconds };
}

const utm = { source: 'google', medium: 'cpc', campaign: 'autumn-sale', term: 'warm boots' };
const missedNew = callOf(2, 12, 'in', MISSED_NEW_CLIENT, missed(31));

/** What rings, in order, each in another of the shapes that Ringostat's webhooks come in. */
export const storyCalls: StoryCall[] = [
	{
		what: 'an answered call from a new client, with UTM tags and a recording',
		shape: 'json',
		call: callOf(1, 14, 'in', ANSWERED_NEW_CLIENT, { ...answered(74, 6), utm }),
	},
	{ what: 'a missed call from another new client', shape: 'form', call: missedNew },
	{
		what: 'a missed call from a client the cabinet knows',
		shape: 'query',
		call: callOf(3, 10, 'in', KNOWN_CLIENT, missed(18)),
	},
	{
		what: 'an outgoing call to that client',
		shape: 'nested',
		call: callOf(4, 7, 'out', KNOWN_CLIENT, answered(120, 9)),
	},
	{
		what: 'a missed call from a hidden number',
		shape: 'array',
		call: callOf(5, 5, 'in', null, missed(12)),
	},
	{
		what: 'an answered call from the client it knows',
		shape: 'wrapped',
		call: callOf(6, 2, 'in', KNOWN_CLIENT, answered(33, 4)),
	},
	{
		what: 'the second one once more: Ringostat repeats a delivery',
		shape: 'textJson',
		call: missedNew,
	},
];
