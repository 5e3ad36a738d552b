import type { AsterilCredential } from '../../Asteril/api/authenticate';
import type { UserRecord } from '../../Asteril/api/records';
import type { RingostatCredential } from '../../Ringostat/api/authenticate';
import type { RingostatEmployee } from '../../Ringostat/api/employees';
import type { SipStates } from '../../Ringostat/api/sipStates';
import type { PeopleIndex } from '../../shared/PeopleIndex';
import { StaleCache } from '../../shared/StaleCache';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** How long a call waits for Asteril while Asteril does not answer in time, in milliseconds. */
const SHORT_WAIT_MS = 500;
/** How long the short wait applies after an answer that came too late. */
const SHORT_WAIT_FOR_MS = 10 * SECOND;
const LOOK_EVERY_MS = 50;

/** What one call leaves to the next, so that a ringing call waits for as few requests as possible. */
export class RoutingMemory {
	/** n8n makes an isolate to read a credential for a webhook: tens of milliseconds each time. */
	readonly asterilCredentials = new StaleCache<AsterilCredential>(10 * SECOND, 10 * MINUTE);
	readonly ringostatCredentials = new StaleCache<RingostatCredential>(10 * SECOND, 10 * MINUTE);
	/** People change rarely: a new one counts with the second call after five minutes at the latest. */
	readonly users = new StaleCache<PeopleIndex<UserRecord>>(5 * MINUTE, 12 * HOUR);
	readonly employees = new StaleCache<PeopleIndex<RingostatEmployee>>(5 * MINUTE, 12 * HOUR);
	/** Who talks changes fast, so an older answer is no answer. */
	readonly sipStates = new StaleCache<SipStates>(5 * SECOND, 5 * SECOND);

	private readonly lateAt = new Map<string, number>();

	/** What must not show in a message. */
	secrets(asterilKey: string, ringostatKey: string): string[] {
		const ringostat = this.ringostatCredentials.peek(ringostatKey);
		const keys = [
			this.asterilCredentials.peek(asterilKey)?.apiKey,
			ringostat?.authKey,
			ringostat?.token,
		];
		return keys.filter((key) => key !== undefined);
	}

	/**
	 * How long a call may wait, in milliseconds: as long as it is set, but only briefly while a
	 * cabinet hangs. So one caller waits the whole time, and the next ones do not.
	 */
	waitMs(cabinet: string, longestMs: number, now: number): number {
		return this.isHanging(cabinet, now) ? Math.min(SHORT_WAIT_MS, longestMs) : longestMs;
	}

	/**
	 * Returns a function that waits for a cabinet. It ends early, but not before the short wait, when another
	 * call waited in vain meanwhile: n8n hands calls that ring at the same moment over one after another, so
	 * the last of them would be answered too late.
	 */
	waiting(
		cabinet: string,
		sleep: (milliseconds: number) => Promise<void>,
	): (milliseconds: number) => Promise<void> {
		return async (milliseconds) => {
			const end = Date.now() + milliseconds;
			await sleep(Math.min(SHORT_WAIT_MS, milliseconds));
			while (Date.now() < end && !this.isHanging(cabinet, Date.now())) {
				await sleep(Math.min(LOOK_EVERY_MS, end - Date.now()));
			}
		};
	}

	private isHanging(cabinet: string, now: number): boolean {
		const lateAt = this.lateAt.get(cabinet);
		return lateAt !== undefined && now - lateAt < SHORT_WAIT_FOR_MS;
	}

	/** Notes that a cabinet did not answer a call in time. */
	noteLate(cabinet: string, now: number): void {
		this.lateAt.set(cabinet, now);
	}

	/** Notes that a cabinet answers, even if too late for the call that asked. */
	noteAnswer(cabinet: string): void {
		this.lateAt.delete(cabinet);
	}
}
