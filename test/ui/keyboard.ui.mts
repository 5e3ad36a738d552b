/** All that the sandbox's page does can be done without a mouse. */
import type { Browser, Page } from 'playwright-core';
import { startSandbox, type Sandbox } from '../../dev/sandbox/index.mts';
import { startReceiver, type Receiver } from '../unit/dev/sandbox/receiver.mts';
import { fillCabinet, hasFocus, openPage, ringUp, tabTo } from './accessiblePage.mts';
import { openBrowser } from './browser.mts';

const MINUTE = 60_000;

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
	fillCabinet(sandbox, sandbox.url);
	page = await openPage(browser, sandbox, { language: 'en', colorScheme: 'light', width: 1280 });
});
afterEach(async () => {
	await page.context().close();
	await sandbox.close();
});

test('the first key leads past the head of the page', async () => {
	await page.keyboard.press('Tab');
	expect(await hasFocus(page, '.skip')).toBe(true);
	await page.keyboard.press('Enter');
	await page.keyboard.press('Tab');
	expect(await hasFocus(page, '[role=tab][aria-selected=true]')).toBe(true);
});

test('a call is filled in and rung', async () => {
	await tabTo(page, '[name=webhookUrl]');
	await page.keyboard.type(receiver.url);
	await tabTo(page, '[name=status]');
	await page.keyboard.type('BUSY');
	await tabTo(page, '[name=client]');
	await page.keyboard.press('Control+A');
	await page.keyboard.type('380509998877');
	await tabTo(page, '[name=recording]');
	await page.keyboard.press('Space');
	await tabTo(page, '#ring summary');
	await page.keyboard.press('Enter');
	await tabTo(page, '[name="utm.source"]');
	await page.keyboard.type('google');
	await tabTo(page, '#ring [type=submit]');
	await page.keyboard.press('Enter');
	await page.locator('#result.good li').waitFor();
	expect(JSON.parse(receiver.received.at(-1)?.body ?? '')).toMatchObject({
		...{ E164: '+380509998877', disposition: 'BUSY', has_recording: '0', utm_source: 'google' },
	});
	await tabTo(page, '#again');
	await page.keyboard.press('Enter');
	await page.locator('#again:focus').waitFor();
});

test('arrows go from tab to tab, round and round', async () => {
	await tabTo(page, '[role=tab]');
	for (const [key, tab] of [
		['ArrowRight', 'clients'],
		['ArrowRight', 'tasks'],
		['End', 'telephony'],
		['ArrowRight', 'calls'],
		['ArrowLeft', 'telephony'],
		['Home', 'calls'],
	]) {
		await page.keyboard.press(key);
		expect(await hasFocus(page, `#tab-${tab}[aria-selected=true]`)).toBe(true);
		expect(await shownPanels()).toEqual([tab]);
	}
	await page.keyboard.press('End');
	await page.keyboard.press('Tab');
	expect(await hasFocus(page, '#telephony')).toBe(true);
	await page.keyboard.press('Tab');
	expect(await hasFocus(page, '#settings [name=telephony]')).toBe(true);
});

test('a recording is reached from the tab', async () => {
	await tabTo(page, '#calls audio');
	await tabTo(page, '#calls a[download]');
});

test('pop-ups are closed, and the place on the page is kept', async () => {
	for (const count of [1, 2, 3]) {
		ringUp(sandbox.cabinet);
		await page
			.locator('.popup')
			.nth(count - 1)
			.waitFor();
	}
	await tabTo(page, '.popup:first-child button');
	await page.keyboard.press('Enter');
	expect(await page.locator('.popup').count()).toBe(2);
	expect(await hasFocus(page, '.popup:first-child button')).toBe(true);
	await page.keyboard.press('Escape');
	await page.keyboard.press('Escape');
	expect(await page.locator('.popup').count()).toBe(0);
	expect(await hasFocus(page, '#content')).toBe(true);
});

test('a pop-up leads to its task', async () => {
	ringUp(sandbox.cabinet);
	await page.locator('.popup').waitFor();
	await tabTo(page, '.popup a');
	await page.keyboard.press('Enter');
	await page.locator('#tasks tr:focus').waitFor();
	expect(await shownPanels()).toEqual(['tasks']);
});

test('the language is switched, and the page says so', async () => {
	await tabTo(page, '[data-language=uk]');
	await page.keyboard.press('Enter');
	expect(await hasFocus(page, '[data-language=uk][aria-pressed=true]')).toBe(true);
	expect(await page.locator('html').getAttribute('lang')).toBe('uk');
});

test('the answer to a ring and a pop-up follow the language', async () => {
	ringUp(sandbox.cabinet);
	await page.locator('.popup').waitFor();
	await page.locator('[name=webhookUrl]').fill(receiver.url);
	await page.locator('#ring [type=submit]').click();
	await page.locator('#result.good li').waitFor();
	await page.locator('[data-language=uk]').click();
	expect(await page.locator('#result li').innerText()).toMatch(/^Відповідь 200/);
	expect(await page.locator('.popup').innerText()).toContain('Нове завдання');
	expect(await page.locator('#result').evaluate(isInView)).toBe(true);
});

test('a pop-up goes away by itself', async () => {
	await page.clock.install();
	await page.reload();
	await page.locator('#figures:not(:empty)').waitFor();
	ringUp(sandbox.cabinet);
	await page.clock.runFor(2_000);
	await page.locator('.popup').waitFor();
	await page.clock.runFor(21_000);
	expect(await page.locator('.popup').count()).toBe(0);
});

test('every place that has the focus shows it', async () => {
	for (let key = 0; key < 45; key++) {
		await page.keyboard.press('Tab');
		const shown = await page.evaluate(() => {
			const element = document.activeElement;
			if (!element || element === document.body) return 'nothing';
			// It shows which of its own buttons has it.
			if (element instanceof HTMLAudioElement) return '';
			const { outlineStyle, outlineWidth } = getComputedStyle(element);
			return outlineStyle === 'none' || outlineWidth === '0px' ? element.outerHTML : '';
		});
		expect(['', 'nothing']).toContain(shown);
	}
});

function isInView(element: Element): boolean {
	const { top, bottom } = element.getBoundingClientRect();
	return top >= 0 && bottom <= window.innerHeight;
}

async function shownPanels(): Promise<string[]> {
	return await page
		.locator('[role=tabpanel]:not([hidden])')
		.evaluateAll((panels) => panels.map(({ id }) => id));
}
