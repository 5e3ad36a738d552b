/** The sandbox's page as different people open it, what axe says of it, and keys pressed on it. */
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import type { Sandbox } from '../../dev/sandbox/index.mts';

export const VIEWS = ['call', 'client', 'task', 'telephony'] as const;

export interface Look {
	language: 'uk' | 'en';
	colorScheme: 'light' | 'dark';
	/** Of the window. */
	width: number;
}

const HEIGHT = 900;
/** So many keys lead round the page more than once. */
const MOST_KEYS = 80;

/** Opens the page in a browser profile of its own; `close` it with its context. */
export async function openPage(browser: Browser, sandbox: Sandbox, look: Look): Promise<Page> {
	const context = await browser.newContext({
		viewport: { width: look.width, height: HEIGHT },
		colorScheme: look.colorScheme,
		// Else axe meets a pop-up half-way in, with the contrast it has there.
		reducedMotion: 'reduce',
	});
	const page = await context.newPage();
	await page.goto(`${sandbox.url}/?lang=${look.language}`);
	await page.locator('#figures:not(:empty)').waitFor();
	return page;
}

/** Follows the link to a view, and waits for it. */
export async function openView(page: Page, view: string): Promise<void> {
	await page.locator(`nav a[href="/?view=${view}"]`).click();
	await page.locator(`#${view}`).waitFor();
}

/** Everything that axe finds on what is shown now: `rule: element`. */
export async function violations(page: Page): Promise<string[]> {
	if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
	const results = await page.evaluate(
		async () => await (window as unknown as { axe: typeof axe }).axe.run(),
	);
	if (results.passes.length < 10) throw new Error('axe looked at next to nothing');
	return results.violations.flatMap(({ id, nodes }) =>
		nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary}`),
	);
}

/** Calls, a client and tasks that have something in every place of the page. */
export function fillCabinet({ cabinet }: Sandbox, recordings: string): void {
	const client = cabinet.create('client', {
		...{ name: 'Олена Нова', phone: '380671234567', email: 'new@client.example', comment: 'Опт' },
		...{ responsible: 2, custom_field_1: 'google' },
	});
	const call = {
		client_id: client.id,
		direction: 'in',
		phone: '380671234567',
		line: '380443334455',
	};
	const recorded = { record_url: `${recordings}/1.wav`, responsible: 2, talk_duration: 40 };
	cabinet.create('call', { ...call, ...recorded, status: 'answered' });
	cabinet.create('call', { ...call, status: 'missed', talk_duration: 0 });
	cabinet.create('call', { direction: 'out', status: 'notReached', talk_duration: 0 });
	for (const status of ['open', 'done']) ringUp(cabinet, status, client.id);
}

/** A task to call back; an open one makes a pop-up where the page is open. */
export function ringUp(cabinet: Sandbox['cabinet'], status = 'open', clientId?: number): void {
	cabinet.create('task', {
		...{ title: 'Пропущений дзвінок', description: 'Передзвоніть, будь ласка.', status },
		...{ client_id: clientId ?? null, responsible: 2, deadline: '2026-11-22 18:00:00' },
	});
}

/** Presses Tab until this has the focus. @throws when it cannot be reached so */
export async function tabTo(page: Page, selector: string, key = 'Tab'): Promise<void> {
	for (let pressed = 0; pressed < MOST_KEYS; pressed++) {
		await page.keyboard.press(key);
		if (await hasFocus(page, selector)) return;
	}
	throw new Error(`${key} does not lead to ${selector}`);
}

export async function hasFocus(page: Page, selector: string): Promise<boolean> {
	return await page.evaluate((one) => document.activeElement?.matches(one) ?? false, selector);
}
