import type { RingRequest } from '../sandbox/index.mts';

/** The client the sandbox's cabinet knows from the start. */
const KNOWN_CLIENT = '380501112233';
const ANSWERED_NEW_CLIENT = '380671234567';
const MISSED_NEW_CLIENT = '380931112244';

export interface StoryCall {
	/** What happens, for a reader. */
	what: string;
	shape: NonNullable<RingRequest['shape']>;
	call: {
		id: string;
		startedAt: string;
		direction: 'in' | 'out';
		client: string | null;
		talkSeconds: number;
	} & NonNullable<RingRequest['call']>;
}

const olha = { fio: 'Ольга Менеджер', email: 'olha@shop.example', extension: '101', id: '1101' };
const utm = { source: 'google', medium: 'cpc', campaign: 'autumn-sale', term: 'warm boots' };

/**
 * What rings, in order, each in another of the shapes that Ringostat's webhooks come in.
 * @param known the number of a client that the cabinet has
 */
export function storyCalls(known = KNOWN_CLIENT): StoryCall[] {
	const missedNew = callOf(2, 12, 'in', MISSED_NEW_CLIENT, 0);
	return [
		{
			what: 'an answered call from a new client, with UTM tags and a recording',
			shape: 'json',
			call: { ...callOf(1, 14, 'in', ANSWERED_NEW_CLIENT, 74), utm },
		},
		{ what: 'a missed call from another new client', shape: 'form', call: missedNew },
		{
			what: 'a missed call from a client the cabinet knows',
			shape: 'query',
			call: callOf(3, 10, 'in', known, 0),
		},
		{
			what: 'an outgoing call to that client',
			shape: 'nested',
			call: callOf(4, 7, 'out', known, 120),
		},
		{
			what: 'a missed call from a hidden number',
			shape: 'array',
			call: callOf(5, 5, 'in', null, 0),
		},
		{
			what: 'an answered call from the client it knows',
			shape: 'wrapped',
			call: callOf(6, 2, 'in', known, 33),
		},
		{
			what: 'the second one once more: Ringostat repeats a delivery',
			shape: 'textJson',
			call: missedNew,
		},
	];
}

function callOf(
	number: number,
	minutesAgo: number,
	direction: 'in' | 'out',
	client: string | null,
	talkSeconds: number,
): StoryCall['call'] {
	const answered = talkSeconds > 0;
	return {
		...{ direction, client, talkSeconds, waitSeconds: 12, recording: answered },
		id: `ua5_-170000000${number}.000000${number}`,
		startedAt: new Date(Date.now() - minutesAgo * 60_000).toISOString(),
		status: answered ? 'ANSWERED' : 'NO ANSWER',
		employee: answered ? olha : null,
	};
}
