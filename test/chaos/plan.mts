import type { RingRequest } from '../../dev/sandbox/index.mts';
import { shapes, type Shape } from '../../dev/sandbox/ringostat/webhookRequest.mts';
import { diceOf, type Dice } from '../support/dice.mts';

/** What a run is made of; everything else follows from the seed. */
export interface Size {
	calls: number;
	clients: number;
	kills: number;
}

export interface PlannedCall {
	id: string;
	/** Full international digits; `null` is a hidden number. */
	client: string | null;
	direction: 'in' | 'out';
	answered: boolean;
	/** Somebody has to call back. */
	missed: boolean;
	status: string;
	talkSeconds: number;
	waitSeconds: number;
	startedAt: string;
}

/** One moment at which Ringostat sends a call, once or several times over. */
export interface PlannedDelivery {
	call: PlannedCall;
	shape: Shape;
	/** All at the same moment. */
	times: number;
	/** Since the delivery before, in milliseconds. */
	after: number;
}

export interface PlannedKill {
	/** Comes with the delivery of this number … */
	delivery: number;
	/** … so many milliseconds later, in the middle of the work that it started. */
	after: number;
}

export interface Plan {
	seed: number;
	size: Size;
	calls: PlannedCall[];
	/** In the order they are sent, which is not the order of the calls. */
	deliveries: PlannedDelivery[];
	kills: PlannedKill[];
}

/** All calls began in the last so many minutes; the backfill takes the last 120. */
const SPAN_MINUTES = 90;
const LONGEST_GAP_MS = 240;
const HIDDEN = 0.04;
const OUTGOING = 0.25;
const ANSWERED = 0.5;
/** Deliveries that come several times at once, and those that come again at another moment. */
const CROWDS = 0.12;
const AGAIN = 0.2;

/** @param now milliseconds since 1970 */
export function planOf(seed: number, size: Size, now: number): Plan {
	const dice = diceOf(seed);
	const clients = clientsOf(dice, size.clients);
	const moments = momentsBefore(now, dice);
	const calls = Array.from({ length: size.calls }, (_, number) => {
		// Everybody calls at least once.
		return number < clients.length
			? callOf(dice, number, clients[number], moments[number])
			: mayHide(dice, callOf(dice, number, dice.pick(clients), moments[number]));
	});
	const sent = calls.flatMap((call) => (dice.happens(AGAIN) ? [call, call] : [call]));
	const deliveries = dice.shuffle(sent).map((call): PlannedDelivery => ({
		call,
		shape: dice.pick(shapes),
		times: dice.happens(CROWDS) ? dice.between(2, 4) : 1,
		after: dice.between(0, LONGEST_GAP_MS),
	}));
	return { seed, size, calls, deliveries, kills: killsOf(dice, size.kills, deliveries.length) };
}

/** The call as one tells the stand-in Ringostat of it. */
export function asRung(call: PlannedCall): NonNullable<RingRequest['call']> {
	const { id, client, direction, status, talkSeconds, waitSeconds, startedAt, answered } = call;
	const rung = { id, client, direction, status, talkSeconds, waitSeconds, startedAt };
	return { ...rung, recording: answered };
}

function clientsOf(dice: Dice, count: number): string[] {
	const phones = new Set<string>();
	while (phones.size < count) {
		phones.add(`380${dice.pick(['67', '50', '93', '63'])}${dice.between(2_000_000, 9_999_999)}`);
	}
	return [...phones];
}

function mayHide(dice: Dice, call: PlannedCall): PlannedCall {
	const hidden = call.direction === 'in' && dice.happens(HIDDEN);
	return hidden ? { ...call, client: null } : call;
}

/**
 * The seconds of the last hour and a half, in disorder: no two calls begin at the same one, so that it is clear what
 * came before what.
 */
export function momentsBefore(now: number, dice: Dice): number[] {
	const seconds = Array.from({ length: SPAN_MINUTES * 60 - 60 }, (_, second) => second + 60);
	return dice.shuffle(seconds).map((age) => now - age * 1000);
}

export function callOf(dice: Dice, number: number, client: string, startedAt: number): PlannedCall {
	const direction = dice.happens(OUTGOING) ? 'out' : 'in';
	const answered = dice.happens(ANSWERED);
	return {
		id: `ua5_-${Math.floor(startedAt / 1000)}.${String(number + 1).padStart(7, '0')}`,
		client,
		direction,
		answered,
		missed: direction === 'in' && !answered,
		status: dice.pick(
			answered ? ['ANSWERED', 'PROPER', 'REPEATED'] : ['NO ANSWER', 'NO_ANSWER', 'BUSY', 'FAILED'],
		),
		talkSeconds: answered ? dice.between(5, 600) : 0,
		waitSeconds: dice.between(1, 40),
		startedAt: new Date(startedAt).toISOString(),
	};
}

/** Spread over the run: each somewhere in its own part of it. */
function killsOf(dice: Dice, count: number, deliveries: number): PlannedKill[] {
	const part = deliveries / count;
	return Array.from({ length: count }, (_, number) => ({
		delivery: Math.floor(part * (number + 0.15 + 0.6 * dice.throw())),
		after: dice.between(0, 1500),
	}));
}
