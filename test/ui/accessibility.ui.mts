/** The sandbox's page: axe finds nothing in any of its views, in either language and either color scheme. */
import type { Browser, Page } from 'playwright-core';
import { startSandbox, type Sandbox } from '../../dev/sandbox/index.mts';
import { startReceiver, type Receiver } from '../unit/dev/sandbox/receiver.mts';
import {
	fillCabinet,
	type Look,
	openPage,
	openView,
	ringUp,
	VIEWS,
	violations,
} from './accessiblePage.mts';
import { openBrowser } from './browser.mts';

const MINUTE = 60_000;
const WIDE = 1280;
const LOOKS: Look[] = [
	{ language: 'uk', colorScheme: 'light', width: WIDE },
	{ language: 'uk', colorScheme: 'dark', width: WIDE },
	{ language: 'en', colorScheme: 'light', width: WIDE },
	{ language: 'en', colorScheme: 'dark', width: WIDE },
	{ language: 'uk', colorScheme: 'dark', width: 390 },
];

let browser: Browser;
let receiver: Receiver;
let sandbox: Sandbox;
let page: Page;

beforeAll(async () => {
	browser = await openBrowser();
	receiver = await startReceiver();
}, MINUTE);
afterAll(async () => {
	await browser?.close();
	await receiver?.close();
});
beforeEach(async () => {
	sandbox = await startSandbox();
});
afterEach(async () => {
	await page.context().close();
	await sandbox.close();
});

describe.each(LOOKS)('axe finds nothing: $language, $colorScheme, $width px', (look) => {
	test(
		'in an empty cabinet',
		async () => {
			page = await openPage(browser, sandbox, look);
			expect(await page.locator('html').getAttribute('lang')).toBe(look.language);
			expect(await page.locator('#call .empty').isVisible()).toBe(true);
			expect(await inEveryView()).toEqual([]);
		},
		MINUTE,
	);

	test(
		'in a full one, with pop-ups and an answer',
		async () => {
			fillCabinet(sandbox, sandbox.url);
			page = await openPage(browser, sandbox, look);
			ringUp(sandbox.cabinet);
			await page.locator('.popup').waitFor();
			await page.locator('#ring summary').click();
			await page.locator('#ring [name=webhookUrl]').fill(receiver.url);
			await page.locator('#ring [type=submit]').click();
			await page.locator('#result .good li').waitFor();
			expect(await inEveryView()).toEqual([]);
			await page.locator('#ring [name=webhookUrl]').fill(`${sandbox.url}/nothing`);
			await page.locator('#ring [type=submit]').click();
			await page.locator('#result .bad').waitFor();
			await page.locator('#settings [name=plays]').uncheck();
			await openView(page, 'call');
			await page.locator('#call td a[href="/?view=telephony"]').waitFor();
			expect(await violations(page)).toEqual([]);
		},
		MINUTE,
	);
});

test(
	'axe would find something',
	async () => {
		page = await openPage(browser, sandbox, LOOKS[0]);
		await page.evaluate(() => {
			document.querySelector('#ring label:has([name=token])')?.firstChild?.remove();
			document.documentElement.style.setProperty('--pico-muted-color', '#ccc');
		});
		const found = (await violations(page)).join('\n');
		expect(found).toMatch(/^label: .*token/m);
		expect(found).toMatch(/^color-contrast: /m);
	},
	MINUTE,
);

async function inEveryView(): Promise<string[]> {
	const found: string[] = [];
	for (const view of VIEWS) {
		await openView(page, view);
		found.push(...(await violations(page)).map((one) => `${view}: ${one}`));
	}
	return found;
}
