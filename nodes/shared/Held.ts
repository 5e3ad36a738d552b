/**
 * Holds what was read for a key, so that a burst shares one reading. A reading that fails is not
 * held.
 */
export class Held<Value> {
	private readonly readings = new Map<string, { until: number; value: Promise<Value> }>();

	constructor(private readonly milliseconds: number) {}

	/** @param now in milliseconds, by the clock that `milliseconds` are counted on */
	async get(key: string, now: number, read: () => Promise<Value>): Promise<Value> {
		const held = this.readings.get(key);
		if (held && now < held.until) return await held.value;
		const reading = { until: now + this.milliseconds, value: read() };
		this.readings.set(key, reading);
		reading.value.catch(() => {
			if (this.readings.get(key) === reading) this.forget(key);
		});
		return await reading.value;
	}

	forget(key: string): void {
		this.readings.delete(key);
	}
}
