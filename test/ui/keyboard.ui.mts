/** All that the sandbox's page does can be done without a mouse. */
import type { Browser, Page } from 'playwright-core';
import { startSandbox, type Sandbox } from '../../dev/sandbox/index.mts';
import { startReceiver, type Receiver } from '../unit/dev/sandbox/receiver.mts';
import {
	fillCabinet,
	hasFocus,
	openPage,
	ringUp,
	tabTo,
	VIEWS,
	violations,
} from './accessiblePage.mts';
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
	expect(await hasFocus(page, '#content [aria-current=page]')).toBe(true);
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
	await tabTo(page, '[name="utm_source"]');
	await page.keyboard.type('google');
	await tabTo(page, '#ring [type=submit]');
	await page.keyboard.press('Enter');
	await page.locator('#result .good li').waitFor();
	expect(JSON.parse(receiver.received.at(-1)?.body ?? '')).toMatchObject({
		...{ E164: '+380509998877', disposition: 'BUSY', has_recording: '0', utm_source: 'google' },
	});
	await tabTo(page, '#again');
	await page.keyboard.press('Enter');
	await page.locator('#again:focus').waitFor();
});

test('the views are reached one after the other, and the page says which it shows', async () => {
	for (const view of ['client', 'task', 'telephony', 'call']) {
		await tabTo(page, `nav a[href="/?view=${view}"]`);
		await page.keyboard.press('Enter');
		await page.locator(`#${view}`).waitFor();
		expect(await hasFocus(page, `[href="/?view=${view}"][aria-current=page]`)).toBe(true);
		expect(await shownViews()).toEqual([view]);
	}
});

test('a setting is changed, and the page follows', async () => {
	await tabTo(page, 'nav a[href="/?view=telephony"]');
	await page.keyboard.press('Enter');
	await tabTo(page, '#settings [name=plays]');
	await page.keyboard.press('Space');
	await tabTo(page, 'nav a[href="/?view=call"]', 'Shift+Tab');
	await page.keyboard.press('Enter');
	await tabTo(page, '#call td a[href="/?view=telephony"]');
	await page.keyboard.press('Enter');
	await page.locator('#content:focus').waitFor();
	expect(await page.locator('#settings [name=plays]').isChecked()).toBe(false);
});

test('a client is reached from a call', async () => {
	await tabTo(page, '#call td a');
	await page.keyboard.press('Enter');
	await page.locator('#client-2:focus').waitFor();
});

test('a player, what was typed and what was opened stay while calls come in', async () => {
	await page.locator('#ring [name=token]').fill('typed');
	await page.locator('#ring summary').click();
	await page.evaluate(() => Object.assign(window, { player: document.querySelector('audio') }));
	sandbox.cabinet.create('call', { direction: 'in', status: 'missed', phone: '380509998877' });
	await page.getByText('380509998877').waitFor();
	expect(
		await page.evaluate(
			() => window.document.querySelector('audio') === Reflect.get(window, 'player'),
		),
	).toBe(true);
	expect(await page.locator('#ring [name=token]').inputValue()).toBe('typed');
	expect(await page.locator('#ring details[open]').count()).toBe(1);
});

test('a recording is reached from the views', async () => {
	await tabTo(page, '#call audio');
	await tabTo(page, '#call a[download]');
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
	for (const [key, left] of [
		['Enter', 2],
		['Escape', 1],
	] as const) {
		await page.keyboard.press(key);
		await page.locator('.popup').nth(left).waitFor({ state: 'detached' });
		expect(await hasFocus(page, '.popup:first-child button')).toBe(true);
	}
	await page.keyboard.press('Escape');
	await page.locator('#content:focus').waitFor();
	expect(await page.locator('.popup').count()).toBe(0);
});

test('a pop-up leads to its task', async () => {
	ringUp(sandbox.cabinet);
	await page.locator('.popup').waitFor();
	await tabTo(page, '.popup a');
	await page.keyboard.press('Enter');
	await page.locator('#task tr:focus').waitFor();
	expect(await shownViews()).toEqual(['task']);
	expect(await page.locator('.popup').count()).toBe(0);
});

test('the language is switched, and the page says so', async () => {
	await tabTo(page, 'header a[lang=uk]');
	await page.keyboard.press('Enter');
	await page.locator('html[lang=uk]').waitFor();
	expect(await hasFocus(page, 'header a[lang=uk][aria-current=page]')).toBe(true);
	await page.goto(sandbox.url);
	expect(await page.locator('html').getAttribute('lang')).toBe('uk');
});

test('the answer to a ring and a pop-up follow the language', async () => {
	ringUp(sandbox.cabinet);
	await page.locator('.popup').waitFor();
	await page.locator('[name=webhookUrl]').fill(receiver.url);
	await page.locator('#ring [type=submit]').click();
	await page.locator('#result .good li').waitFor();
	await page.locator('header a[lang=uk]').click();
	await page.locator('html[lang=uk]').waitFor();
	expect(await page.locator('#result li').innerText()).toMatch(/^Відповідь 200/);
	expect(await page.locator('.popup').innerText()).toContain('Нове завдання');
	expect(await page.locator('#result').evaluate(isInView)).toBe(true);
});

test('a pop-up goes away by itself, but not while it has the focus', async () => {
	ringUp(sandbox.cabinet);
	await page.locator('.popup').waitFor();
	const waiting = async () =>
		await page.locator('.popup').evaluate((popup) => {
			const [leaving] = popup.getAnimations();
			const time = leaving?.effect?.getComputedTiming().endTime;
			leaving?.finish();
			return time;
		});
	await page.locator('.popup a').focus();
	expect(await waiting()).toBe(undefined);
	await page.locator('#content').focus();
	expect(await waiting()).toBe(20_000);
	expect(await page.locator('.popup').isVisible()).toBe(false);
});

test('a server that is gone is named, and its return, too', async () => {
	await page.route('**/*', (route) => route.abort());
	await page.getByRole('alert').filter({ hasText: 'No answer.' }).waitFor();
	await page.unroute('**/*');
	await page.getByRole('alert').waitFor({ state: 'hidden' });
});

test('a form that is refused says why, until it is sent again', async () => {
	await page.locator('#ring').evaluate((form: HTMLFormElement) => (form.noValidate = true));
	await page.locator('#ring [type=submit]').click();
	const alert = page.getByRole('alert').filter({ hasText: 'No webhookUrl was given yet' });
	await alert.waitFor();
	expect(await alert.evaluate(isInView)).toBe(true);
	expect(await violations(page)).toEqual([]);
	// It stays while the page is brought up to date.
	sandbox.cabinet.create('call', { direction: 'in', status: 'missed', phone: '380509998877' });
	await page.getByText('380509998877').waitFor();
	expect(await alert.isVisible()).toBe(true);
	await page.locator('[name=webhookUrl]').fill(receiver.url);
	await page.locator('#ring [type=submit]').click();
	await page.locator('#result .good li').waitFor();
	expect(await alert.isVisible()).toBe(false);
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

async function shownViews(): Promise<string[]> {
	return await page
		.locator(VIEWS.map((view) => `#${view}`).join())
		.evaluateAll((views) => views.map(({ id }) => id));
}
