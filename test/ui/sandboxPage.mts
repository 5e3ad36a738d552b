/** What a person does on the sandbox's page. */
import type { Page } from 'playwright-core';
import { LIMIT_MS } from './editor.mts';

export interface Ring {
	status: string;
	client: string;
	direction?: string;
	talkSeconds?: number;
	employee?: string;
	utm?: Record<string, string>;
}

export async function openSandbox(page: Page, url: string): Promise<void> {
	await page.goto(`${url}/`);
	await page.locator('[data-language=en]').click();
	await page.locator('#calls .empty, #calls tbody tr').first().waitFor();
}

export async function enterWebhook(page: Page, webhookUrl: string, token: string): Promise<void> {
	await page.locator('#ring [name=webhookUrl]').fill(webhookUrl);
	await page.locator('#ring [name=token]').fill(token);
}

/** Fills in the form, rings, and answers what the page says came back. */
export async function ring(page: Page, call: Ring): Promise<string> {
	const field = (name: string) => page.locator(`#ring [name="${name}"]`);
	await field('direction').selectOption(call.direction ?? 'in');
	await field('status').selectOption(call.status);
	await field('client').fill(call.client);
	await field('talkSeconds').fill(String(call.talkSeconds ?? ''));
	await field('employee').selectOption(call.employee ? { label: call.employee } : '');
	const more = page.locator('#ring details summary');
	await more.click();
	for (const tag of ['source', 'medium', 'campaign'])
		await field(`utm.${tag}`).fill(call.utm?.[tag] ?? '');
	await more.click();
	const result = page.locator('#result');
	await result.evaluate((element) => element.replaceChildren());
	await page.locator('#ring button[type=submit]').click();
	await result.locator('li').first().waitFor({ timeout: LIMIT_MS });
	return (await result.innerText()).replace(/\s+/g, ' ').trim();
}

/** Lets a phone ring: answers where the page says that it rings, and what is on that telephone's screen. */
export async function letPhoneRing(page: Page, address: string, client: string): Promise<string> {
	await page.locator('#route [name=routeUrl]').fill(address);
	await page.locator('#route [name=routeClient]').fill(client);
	const routed = page.locator('#routed');
	await routed.evaluate((element) => element.replaceChildren());
	await page.locator('#route button[type=submit]').click();
	await routed.locator('li').first().waitFor({ timeout: LIMIT_MS });
	return (await routed.innerText()).replace(/\s+/g, ' ').trim();
}

/** The calls in the cabinet's table, newest first, once there are so many. */
export async function calls(page: Page, count: number): Promise<string[]> {
	const lines = page.locator('#calls tbody tr');
	await lines.nth(count - 1).waitFor({ timeout: LIMIT_MS, state: 'attached' });
	return (await lines.allInnerTexts()).map((line) => line.replace(/\s+/g, ' '));
}

/** The words of the newest pop-up, when it has come up altogether. */
export async function popUp(page: Page): Promise<string> {
	const newest = page.locator('#popups .popup').first();
	await newest.waitFor({ timeout: LIMIT_MS });
	await newest.evaluate(async (element) => {
		await Promise.all(element.getAnimations().map(async ({ finished }) => await finished));
	});
	return (await newest.innerText()).replace(/\s+/g, ' ').trim();
}

export async function openTab(page: Page, name: 'calls' | 'clients' | 'tasks'): Promise<void> {
	await page.locator(`#tab-${name}`).click();
}
