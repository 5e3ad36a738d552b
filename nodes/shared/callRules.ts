import type { Call } from './Call';

/**
 * Returns whether someone must call the client back: the call was incoming (callbacks are), and
 * nobody of the shop talked to the client.
 */
export function isMissed(direction: Call['direction'], outcome: Call['outcome']): boolean {
	return direction === 'incoming' && outcome === 'missed';
}

/** Returns whether somebody of the shop talked to the client, whoever had called whom. */
export function isReached({ direction, outcome }: Pick<Call, 'direction' | 'outcome'>): boolean {
	return outcome === 'answered' && direction !== null;
}
