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
	/** What ends each wait for a cabinet. */
	private readonly waiting = new Map<string, Set<() => void>>();

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
	 * Waits for a cabinet, but only briefly while it hangs. So the first caller waits the whole time; the next ones
	 * do not, nor those who ring at the same moment, whom n8n hands over one after another.
	 */
	async wait(
		cabinet: string,
		milliseconds: number,
		sleep: (milliseconds: number) => Promise<void>,
	): Promise<void> {
		const hung = this.isHanging(cabinet);
		await sleep(Math.min(SHORT_WAIT_MS, milliseconds));
		if (hung || this.isHanging(cabinet) || milliseconds <= SHORT_WAIT_MS) return;
		const waiting = this.waitingFor(cabinet);
		await new Promise<void>((resolve) => {
			waiting.add(resolve);
			void sleep(milliseconds - SHORT_WAIT_MS).then(() => {
				waiting.delete(resolve);
				resolve();
			});
		});
	}

	/** Notes that a cabinet did not answer a call in time; whoever waits for it does so no longer. */
	noteLate(cabinet: string): void {
		this.lateAt.set(cabinet, Date.now());
		for (const resolve of this.waitingFor(cabinet)) resolve();
	}

	/** Notes that a cabinet answers, even if too late for the call that asked. */
	noteAnswer(cabinet: string): void {
		this.lateAt.delete(cabinet);
	}

	private isHanging(cabinet: string): boolean {
		const lateAt = this.lateAt.get(cabinet);
		return lateAt !== undefined && Date.now() - lateAt < SHORT_WAIT_FOR_MS;
	}

	private waitingFor(cabinet: string): Set<() => void> {
		const waiting = this.waiting.get(cabinet) ?? new Set();
		this.waiting.set(cabinet, waiting);
		return waiting;
	}
}
