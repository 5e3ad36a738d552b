import { installN8n, type InstalledN8n } from '../../dev/local-n8n/installN8n.mts';
import { waitForWebhook } from '../../dev/local-n8n/rest/workflows.mts';
import { runN8n, type RunningN8n } from '../../dev/local-n8n/runN8n.mts';

/** An n8n that dies in the middle of its work and is started again at the same address. */
export class UnrulyN8n {
	kills = 0;
	/** Milliseconds during which it did not take calls. */
	downMs = 0;
	up = true;

	private constructor(
		private running: RunningN8n,
		private readonly installed: InstalledN8n,
		private readonly userFolder: string,
		private readonly webhookUrl: string,
	) {}

	/** @param running the n8n of the stage, which stops it in the end unless it was killed */
	static async of(
		running: RunningN8n,
		options: { version: string; userFolder: string; webhookUrl: string },
	): Promise<UnrulyN8n> {
		const installed = await installN8n(options.version, () => undefined);
		return new UnrulyN8n(running, installed, options.userFolder, options.webhookUrl);
	}

	/** SIGKILL to it and all it started, then a start as after a power cut, until it takes calls. */
	async dieAndComeBack(): Promise<void> {
		const began = Date.now();
		this.up = false;
		this.kills += 1;
		await this.running.kill();
		const port = Number(new URL(this.running.url).port);
		this.running = await runN8n({ n8n: this.installed, userFolder: this.userFolder, port });
		await waitForWebhook(this.webhookUrl);
		this.up = true;
		this.downMs += Date.now() - began;
	}

	async stop(): Promise<void> {
		await this.running.stop();
	}
}
