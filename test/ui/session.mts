import type { Browser, Page } from 'playwright-core';
import { cacheFolder } from '../../dev/local-n8n/cacheFolder.mts';
import { newestN8n } from '../../dev/local-n8n/versions.mts';
import { openBrowser } from './browser.mts';
import { welcomeNewUser, type NewUser } from './newUser.mts';
import { pictureOfPage, SIZES } from './pictures.mts';

const MINUTE = 60_000;

/** One person at one screen: n8n's editor in the first tab, the sandbox in the second. */
export class Session {
	user!: NewUser;
	page!: Page;
	sandbox!: Page;
	/** What the opened trigger shows, once it was opened. */
	webhookUrl = '';
	/** How many calls have rung n8n so far. */
	executions = 0;
	private browser: Browser | undefined;
	private stuck: string | undefined;

	/** @param install how the package gets into n8n, when not by `installPackage` */
	async begin(install?: Parameters<typeof welcomeNewUser>[3]): Promise<void> {
		const folder = cacheFolder('ui', newestN8n);
		this.user = await welcomeNewUser(newestN8n, folder, console.error, install);
		this.browser = await openBrowser();
		const context = await this.browser.newContext({
			viewport: SIZES.editor,
			colorScheme: 'light',
			locale: 'en-GB',
			timezoneId: 'Europe/Kyiv',
		});
		context.setDefaultTimeout(MINUTE / 2);
		this.page = await context.newPage();
		this.sandbox = await context.newPage();
		await this.sandbox.setViewportSize(SIZES.page);
		await this.page.bringToFront();
	}

	async end(): Promise<void> {
		await this.browser?.close();
		await this.user?.close();
	}

	/** A test that goes on where the one before has left off. A picture shows where one got stuck. */
	step(name: string, work: () => Promise<void>, limitMs = 3 * MINUTE): void {
		const attempt = async () => {
			// Without a stack: it says nothing here, once for each step.
			if (this.stuck) throw `Not tried: "${this.stuck}" failed before.`;
			try {
				await work();
			} catch (error) {
				this.stuck = name;
				await pictureOfPage(this.page, 'stuck-editor').catch(() => undefined);
				await pictureOfPage(this.sandbox, 'stuck-sandbox').catch(() => undefined);
				throw error;
			}
		};
		test(name, attempt, limitMs);
	}
}
