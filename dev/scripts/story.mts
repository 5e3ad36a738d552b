import type { RingRequest } from '../sandbox/index.mts';

/** The client the sandbox's cabinet knows from the start. */
export const KNOWN_CLIENT = '380501112233';
export const ANSWERED_NEW_CLIENT = '380671234567';
export const MISSED_NEW_CLIENT = '380931112244';

type Call = NonNullable<RingRequest['call']> & { id: string };

export interface StoryCall extends RingRequest {
	/** What happens, for a reader. */
	what: string;
	call: Call;
}

const begun = Date.now();
const minutesAgo = (minutes: number) => new Date(begun - minutes * 60_000).toISOString();

const olha = { fio: 'Ольга Менеджер', email: 'olha@shop.example', extension: '101', id: '1101' };
const answered = { status: 'ANSWERED', recording: true, employee: olha };
const missed = { status: 'NO ANSWER', recording: false, employee: null, talkSeconds: 0 };
const missedNew: Call = {
	...missed,
	id: 'ua5_-1700000002.0000002',
	startedAt: minutesAgo(12),
	direction: 'in',
	client: MISSED_NEW_CLIENT,
	waitSeconds: 31,
};

/** What rings, in order, each in another of the shapes that Ringostat's webhooks come in. */
export const storyCalls: StoryCall[] = [
	{
		what: 'an answered call from a new client, with UTM tags and a recording',
		shape: 'json',
		call: {
			...answered,
			id: 'ua5_-1700000001.0000001',
			startedAt: minutesAgo(14),
			direction: 'in',
			client: ANSWERED_NEW_CLIENT,
			talkSeconds: 74,
			waitSeconds: 6,
			utm: { source: 'google', medium: 'cpc', campaign: 'autumn-sale', term: 'warm boots' },
		},
	},
	{
		what: 'a missed call from another new client',
		shape: 'form',
		call: missedNew,
	},
	{
		what: 'a missed call from a client the cabinet knows',
		shape: 'query',
		call: {
			...missed,
			id: 'ua5_-1700000003.0000003',
			startedAt: minutesAgo(10),
			direction: 'in',
			client: KNOWN_CLIENT,
			waitSeconds: 18,
		},
	},
	{
		what: 'an outgoing call to that client',
		shape: 'nested',
		call: {
			...answered,
			id: 'ua5_-1700000004.0000004',
			startedAt: minutesAgo(7),
			direction: 'out',
			client: KNOWN_CLIENT,
			talkSeconds: 120,
			waitSeconds: 9,
		},
	},
	{
		what: 'a missed call from a hidden number',
		shape: 'array',
		call: {
			...missed,
			id: 'ua5_-1700000005.0000005',
			startedAt: minutesAgo(5),
			direction: 'in',
			client: null,
			waitSeconds: 12,
		},
	},
	{
		what: 'an answered call from the client it knows',
		shape: 'wrapped',
		call: {
			...answered,
			id: 'ua5_-1700000006.0000006',
			startedAt: minutesAgo(2),
			direction: 'in',
			client: KNOWN_CLIENT,
			talkSeconds: 33,
			waitSeconds: 4,
		},
	},
	{
		what: 'the second one once more: Ringostat repeats a delivery',
		shape: 'textJson',
		call: missedNew,
	},
];
