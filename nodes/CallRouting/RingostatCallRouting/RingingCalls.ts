/** How long an execution waits for calls that ring, in milliseconds. */
const LONGEST_HOLD_MS = 3000;
/** So long no call has to ring before an execution begins: n8n may be about to hand over the next. */
const QUIET_MS = 60;
const STEP_MS = 20;

/**
 * The calls that ring at this moment. The execution of n8n that records a call takes time from the
 * callers who ring meanwhile, so it begins when nobody does, and records all of them at once.
 */
export class RingingCalls<Routed> {
	private unanswered = 0;
	/** Calls that are answered and not recorded yet, by workflow. */
	private readonly unrecorded = new Map<string, Routed[]>();

	/** Answers a call, and counts it as ringing until then. */
	async answer<Result>(work: () => Promise<Result>): Promise<Result> {
		this.unanswered += 1;
		try {
			return await work();
		} finally {
			this.unanswered -= 1;
		}
	}

	/**
	 * Returns the calls that the execution of this call records: all that rang at the same moment.
	 * Returns null when the execution of another call records this one.
	 */
	async record(
		workflow: string,
		call: Routed,
		sleep: (milliseconds: number) => Promise<void>,
	): Promise<Routed[] | null> {
		const waiting = this.unrecorded.get(workflow);
		if (waiting !== undefined) {
			waiting.push(call);
			return null;
		}
		const calls = [call];
		this.unrecorded.set(workflow, calls);
		await this.untilQuiet(sleep);
		this.unrecorded.delete(workflow);
		return calls;
	}

	private async untilQuiet(sleep: (milliseconds: number) => Promise<void>): Promise<void> {
		let quiet = 0;
		for (let waited = 0; waited < LONGEST_HOLD_MS && quiet < QUIET_MS; waited += STEP_MS) {
			await sleep(STEP_MS);
			quiet = this.unanswered === 0 ? quiet + STEP_MS : 0;
		}
	}
}
