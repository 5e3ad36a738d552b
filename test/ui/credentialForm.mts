/** What a person does in the form of a credential. */
import type { Locator, Page } from 'playwright-core';
import { at, exactly, LIMIT_MS, shown } from './editor.mts';

export interface Tested {
	ok: boolean;
	/** n8n's own words and ours behind "More details". */
	text: string;
}

/** Starts a new credential of this type, by its name in the list. */
export async function newCredential(page: Page, url: string, type: string): Promise<Locator> {
	await page.goto(`${url}/home/credentials/create`);
	await page.locator(at.credentialTypes).fill(type);
	await page
		.getByTestId(at.credentialType)
		.filter({ hasText: exactly(type) })
		.click();
	await page.getByTestId(at.credentialNext).click();
	return await openedForm(page);
}

/** The credential of the opened node. n8n tests it at once, which has ended when this is done. */
export async function editCredential(page: Page, panel: Locator): Promise<Locator> {
	await panel.getByTestId(at.editCredential).click();
	const form = await openedForm(page);
	await shown(form.getByTestId(at.testedWell).or(form.locator(at.testedBadly))).waitFor();
	return form;
}

async function openedForm(page: Page): Promise<Locator> {
	const form = page.getByTestId(at.credentialForm);
	await form.getByTestId('credential-connection-parameter').first().waitFor({ timeout: LIMIT_MS });
	return form;
}

export async function fillIn(form: Locator, entries: Record<string, string>): Promise<void> {
	for (const [name, value] of Object.entries(entries)) {
		await form.getByTestId(`parameter-input-${name}`).locator('input').fill(value);
	}
}

export async function tick(form: Locator, name: string): Promise<void> {
	await form.getByTestId(`parameter-input-${name}`).locator('.el-switch').first().click();
}

/** Presses Save, upon which n8n tests the credential, and reads the colored bar. */
export async function saveAndTest(form: Locator): Promise<Tested> {
	const answered = form
		.page()
		.waitForResponse((response) => response.url().endsWith('/rest/credentials/test'), {
			timeout: LIMIT_MS,
		});
	await form.getByTestId(at.credentialSave).click();
	const { data } = (await (await answered).json()) as { data: { status: string } };
	const ok = data.status === 'OK';
	const good = shown(form.getByTestId(at.testedWell));
	const bad = shown(form.locator(at.testedBadly));
	await (ok ? good : bad).first().waitFor();
	if (ok) return { ok, text: await good.innerText() };
	const more = bad.getByText('More details');
	if (await more.isVisible()) await more.click();
	return { ok, text: (await bad.allInnerTexts()).join('\n') };
}

export async function closeForm(page: Page): Promise<void> {
	// Not with Escape, which closes the opened node behind it as well.
	await page.getByTestId(at.credentialForm).locator(at.dialogClose).first().click();
	await page.getByTestId(at.credentialForm).waitFor({ state: 'hidden' });
}
