/** What a person does on the sandbox's page. */
import type { Page } from 'playwright-core';
import { waitFor } from '../../dev/local-n8n/waitFor.mts';
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
	await page.goto(`${url}/?lang=en`);
	await page.locator('#call .empty, #call tbody tr').first().waitFor();
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
		await field(`utm_${tag}`).fill(call.utm?.[tag] ?? '');
	await more.click();
	return await send(page, '#ring', '#result');
}

/** Lets a phone ring: answers where the page says that it rings, and what is on that telephone's screen. */
export async function letPhoneRing(page: Page, address: string, client: string): Promise<string> {
	await page.locator('#route [name=routeUrl]').fill(address);
	await page.locator('#route [name=routeClient]').fill(client);
	return await send(page, '#route', '#routed');
}

/** Answers what the page says of it, once that is other than it was. */
async function send(page: Page, form: string, result: string): Promise<string> {
	const answer = page.locator(result);
	const before = await answer.innerHTML();
	await page.locator(`${form} button[type=submit]`).click();
	return await waitFor(`an answer in ${result}`, LIMIT_MS, async () => {
		const said = (await answer.innerText()).replace(/\s+/g, ' ').trim();
		return said !== '' && (await answer.innerHTML()) !== before ? said : undefined;
	});
}

/** The calls in the cabinet's table, newest first, once there are so many. */
export async function calls(page: Page, count: number): Promise<string[]> {
	const lines = page.locator('#call tbody tr');
	await lines.nth(count - 1).waitFor({ timeout: LIMIT_MS, state: 'attached' });
	return (await lines.allInnerTexts()).map((line) => line.replace(/\s+/g, ' '));
}

/** The words of the newest pop-up. It is pointed at, so that it stays. */
export async function popUp(page: Page): Promise<string> {
	const newest = page.locator('#popups .popup').first();
	await newest.waitFor({ timeout: LIMIT_MS });
	await newest.hover();
	return (await newest.innerText()).replace(/\s+/g, ' ').trim();
}
