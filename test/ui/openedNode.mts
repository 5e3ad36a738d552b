/** What a person does in the panel of an opened node. */
import type { Locator, Page } from 'playwright-core';
import { waitFor } from '../../dev/local-n8n/waitFor.mts';
import { at, LIMIT_MS, nodeOnCanvas, pick, shown } from './editor.mts';

export async function openNode(page: Page, name: string): Promise<Locator> {
	await nodeOnCanvas(page, name).dblclick();
	const panel = page.getByTestId(at.openNode);
	await panel.getByTestId('node-title-container').filter({ hasText: name }).waitFor();
	return panel;
}

/** n8n's notifications lie over the canvas. */
export async function closeNotifications(page: Page): Promise<void> {
	const buttons = page.locator('.el-notification__closeBtn');
	for (let tries = 0; tries < 20 && (await buttons.count()) > 0; tries++) {
		// One may go away by itself meanwhile, and each takes a moment to fade.
		await buttons
			.first()
			.click({ timeout: 1000 })
			.catch(() => undefined);
		await page.waitForTimeout(400);
	}
	expect(await buttons.count()).toBe(0);
}

export async function closeNode(page: Page): Promise<void> {
	await page.getByTestId(at.closeNode).click();
	await page.getByTestId(at.openNode).waitFor({ state: 'hidden' });
}

/** What is still marked in the panel when it has had time to look at what was typed; see `marksIn`. */
export async function issuesIn(panel: Locator): Promise<string[]> {
	const until = Date.now() + 5_000;
	for (;;) {
		const marks = await marksIn(panel);
		if (marks.length === 0 || Date.now() > until) return marks;
		await panel.page().waitForTimeout(200);
	}
}

/** Every warning triangle and red frame in the panel, by what stands around it. */
async function marksIn(panel: Locator): Promise<string[]> {
	return await shown(panel.locator(at.panelIssue)).evaluateAll((marks) =>
		marks.map((mark) => {
			const around = mark.closest('[data-test-id=parameter-item]') ?? mark;
			return (around.textContent ?? '').trim().slice(0, 80) || 'a mark without words';
		}),
	);
}

/** The name in the credential's box, empty when none is chosen. */
export async function chosenCredential(panel: Locator): Promise<string> {
	const input = panel.getByTestId(at.credentialSelect).locator('input').first();
	// n8n shows the id until it has loaded the credentials.
	return await waitFor('the name of the credential', LIMIT_MS, async () => {
		const shownText = await input.inputValue();
		return /^\w{16}$/.test(shownText) ? undefined : shownText;
	});
}

/** Opens the credential's box, the first one where there are two, and takes the one of this name. */
export async function chooseCredential(page: Page, panel: Locator, name: string): Promise<void> {
	const option = shown(page.locator(at.credentialOption)).filter({ hasText: name }).first();
	// n8n fills in the boxes meanwhile, this one too: that closes the list again.
	await waitFor(`the credential ${name}`, LIMIT_MS, async () => {
		const input = panel.getByTestId(at.credentialSelect).locator('input').first();
		if ((await input.inputValue()) === name) return true;
		await panel.getByTestId(at.credentialSelect).first().click();
		return await option.click({ timeout: 3000 }).then(
			() => true,
			() => undefined,
		);
	});
}

/** The addresses that the opened trigger shows for production. */
export async function productionUrls(panel: Locator): Promise<string[]> {
	await panel.getByText('Webhook URLs', { exact: true }).click();
	await panel.getByTestId('radio-button-production').click();
	return (await panel.locator(at.webhookUrl).allInnerTexts()).map((text) => text.trim());
}

export async function switchOn(panel: Locator, parameter: string): Promise<void> {
	await panel.getByTestId(`parameter-input-${parameter}`).locator('.el-switch').first().click();
}

/** Adds a row to a list of rows, and gives that row's place in it. */
export async function addRow(panel: Locator, parameter: string): Promise<number> {
	const list = rows(panel, parameter);
	const before = await list.getByTestId(at.listInput).count();
	await list.getByTestId(at.addRow).click();
	await list.getByTestId(at.listInput).nth(before).waitFor();
	return before;
}

/** Sets "Tag" and "Field of the Client" of a row; the field from the list, or else by typing its name. */
export async function mapTag(
	page: Page,
	panel: Locator,
	tag: { row: number; tag: string; field: string; typed: boolean },
): Promise<void> {
	const list = rows(panel, 'utmFields');
	await list.getByTestId('parameter-input-tag').nth(tag.row).click();
	await pick(page, { text: tag.tag });
	const field = list.getByTestId(at.listInput).nth(tag.row);
	if (tag.typed) {
		await list.getByTestId(at.listMode).nth(tag.row).click();
		await pick(page, { testId: 'mode-name' });
		await field.fill(tag.field);
		return;
	}
	await field.click();
	await shown(page.getByTestId(at.listItem)).filter({ hasText: tag.field }).first().click();
}

/** Opens a list that is fetched from Asteril and answers what is in it. */
export async function openList(page: Page, panel: Locator, parameter: string): Promise<string[]> {
	await panel.getByTestId(`parameter-input-${parameter}`).getByTestId(at.listInput).click();
	const items = shown(page.getByTestId(at.listItem));
	return await waitFor(`the list of "${parameter}"`, LIMIT_MS, async () =>
		(await items.count()) > 0 ? await items.allInnerTexts() : undefined,
	);
}

/** Opens a list of fixed options and answers their names. */
export async function openOptions(
	page: Page,
	panel: Locator,
	parameter: string,
): Promise<string[]> {
	await panel.getByTestId(`parameter-input-${parameter}`).locator('input').first().click();
	const options = shown(page.locator('.el-select-dropdown__item'));
	await options.first().waitFor();
	const texts = await options.allInnerTexts();
	return texts.map((text) => text.split('\n')[0].trim());
}

export async function takeFromList(page: Page, text: string): Promise<void> {
	await shown(page.getByTestId(at.listItem)).filter({ hasText: text }).first().click();
}

/** What the output side says about an error, all of it. */
export async function errorIn(panel: Locator): Promise<string> {
	const message = panel.getByTestId(at.output).getByTestId(at.errorMessage);
	return (await message.innerText({ timeout: LIMIT_MS })).trim();
}

function rows(panel: Locator, parameter: string): Locator {
	return panel.getByTestId(`fixed-collection-${parameter}`);
}
