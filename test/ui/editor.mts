/** What a person does in n8n's editor (2.x), and how its elements are found: all of that stands in this file. */
import type { Locator, Page } from 'playwright-core';
import type { Login } from '../../dev/local-n8n/rest/owner.mts';
import { waitFor } from '../../dev/local-n8n/waitFor.mts';

export const LIMIT_MS = 60_000;

/** How to find things; `data-test-id` unless it reads like CSS. */
export const at = {
	addFirstStep: 'canvas-add-button',
	node: 'canvas-node',
	nodeIssue: 'node-issues',
	sticky: 'sticky',
	openNode: 'ndv',
	closeNode: 'ndv-close-button',
	panelIssue: '.has-issues, [data-icon=triangle-alert]',
	parameters: 'node-parameters',
	credentialSelect: 'node-credentials-select',
	credentialOption: '[data-test-id^=node-credentials-select-item]',
	editCredential: 'credential-edit-button',
	webhookUrl: '.webhook-url',
	addRow: 'fixed-collection-add',
	listInput: 'rlc-input',
	listItem: 'rlc-item',
	listMode: 'rlc-mode-selector',
	output: 'output-panel',
	errorMessage: 'node-error-message',
	credentialForm: 'editCredential-modal',
	credentialTypes: '[data-test-id=new-credential-type-select] input',
	credentialType: 'new-credential-type-select-option',
	credentialNext: 'new-credential-type-button',
	credentialSave: 'credential-save-button',
	testedWell: 'credentials-config-container-test-success',
	testedBadly: '.el-tag--danger',
	dialogClose: '.el-dialog__headerbtn',
	publishedDialog: 'activation-modal',
	toasts: '.el-notification, .el-notification__closeBtn, [data-sonner-toaster]',
	furniture:
		'[data-test-id=canvas-controls], [data-test-id=canvas-minimap], .vue-flow__panel, ' +
		'[data-test-id=execute-workflow-button], [class*=executionButtons], [class*=Notification]',
} as const;

const exactly = (text: string) => new RegExp(`^\\s*${text.replace(/[/()]/g, '\\$&')}\\s*$`);
const shown = (locator: Locator) => locator.filter({ visible: true });

export async function setUpOwner(page: Page, url: string, login: Login): Promise<void> {
	await page.goto(url);
	const entries = { ...login, firstName: 'Марія', lastName: 'Власник' };
	for (const [name, value] of Object.entries(entries)) {
		await page.locator(`[data-test-id=${name}] input, input[name=${name}]`).first().fill(value);
	}
	await page.getByTestId('form-submit-button').click();
	await page.waitForURL((to) => !to.pathname.startsWith('/setup'), { timeout: LIMIT_MS });
}

export async function openNewWorkflow(page: Page, url: string): Promise<void> {
	await page.goto(`${url}/workflow/new`);
	await page.getByTestId(at.addFirstStep).waitFor({ timeout: LIMIT_MS });
}

/** The names that the node panel shows for these letters, each with whether its icon was drawn. */
export async function searchNodes(page: Page, letters: string): Promise<Map<string, boolean>> {
	const search = page.getByTestId('node-creator-search-bar');
	if (!(await search.isVisible())) await page.getByTestId('node-creator-plus-button').click();
	await search
		.locator('input')
		.or(page.locator('input[data-test-id=node-creator-search-bar]'))
		.fill(letters);
	const names = page.getByTestId('node-creator-item-name');
	// Until it has searched, the panel shows what it had before.
	const found = await waitFor(`nodes for "${letters}"`, LIMIT_MS, async () => {
		const texts = (await names.allInnerTexts()).map((text) => text.trim());
		const all = texts.every((text) => text.toLowerCase().includes(letters));
		return all && texts.length > 0 ? texts : undefined;
	});
	const icon = (name: string) =>
		page.getByTestId('item-iterator-item').filter({ hasText: name }).locator('img').first();
	const icons = found.map(async (name) => [name, await drawn(icon(name))] as const);
	return new Map(await Promise.all(icons));
}

/** Opens what the panel shows as one (a trigger and its node), with all it can do. */
export async function openActions(page: Page, name: string): Promise<string[]> {
	await page
		.getByTestId('node-creator-item-name')
		.filter({ hasText: exactly(name) })
		.click();
	await page.getByTestId('node-creator-category-item').filter({ hasText: 'Actions' }).click();
	const names = page.getByTestId('node-creator-item-name');
	return await waitFor('the list of actions', LIMIT_MS, async () =>
		(await names.count()) > 1 ? await names.allInnerTexts() : undefined,
	);
}

/** Whether a picture is there and has a size: a missing file has none. */
export async function drawn(image: Locator): Promise<boolean> {
	return await waitFor('an icon', 10_000, async () => {
		const size = await image.evaluate((element) => (element as HTMLImageElement).naturalWidth);
		return size > 0 || undefined;
	}).catch(() => false);
}

/** Pastes a workflow onto the empty canvas, as one does with a template's JSON. */
export async function pasteWorkflow(page: Page, json: string): Promise<void> {
	await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
	await page.evaluate(async (text) => await navigator.clipboard.writeText(text), json);
	await page.keyboard.press('Control+V');
	await page.getByTestId(at.node).first().waitFor({ timeout: LIMIT_MS });
	await page.getByTestId('workflow-open-publish-modal-button').waitFor();
}

export function nodeOnCanvas(page: Page, name: string): Locator {
	return page.locator(`[data-test-id=${at.node}][data-node-name="${name}"]`);
}

/** The names of the nodes that n8n marks as not ready to run. */
export async function nodesWithIssues(page: Page): Promise<string[]> {
	const marked = page.getByTestId(at.node).filter({ has: page.getByTestId(at.nodeIssue) });
	return await marked.evaluateAll((nodes) =>
		nodes.map((node) => node.getAttribute('data-node-name') ?? ''),
	);
}

/** The notes whose text is longer than the note. */
export async function overflowingNotes(page: Page): Promise<string[]> {
	return await page
		.getByTestId(at.sticky)
		.evaluateAll((notes) =>
			notes
				.filter((note) =>
					[note, ...note.querySelectorAll('*')].some(
						(part) => part.clientHeight > 40 && part.scrollHeight > part.clientHeight + 2,
					),
				)
				.map((note) => (note.textContent ?? '').trim().slice(0, 30)),
		);
}

export async function showAll(page: Page): Promise<void> {
	await page.getByTestId('zoom-to-fit').click();
	// The canvas glides there.
	await page.waitForTimeout(1000);
}

export async function publish(page: Page): Promise<void> {
	await page.getByTestId('workflow-open-publish-modal-button').click();
	await page.getByTestId('workflow-publish-button').click();
	await page.getByTestId('workflow-active-version-indicator').waitFor({ timeout: LIMIT_MS });
	await page.getByTestId(at.publishedDialog).waitFor();
	await page.keyboard.press('Escape');
	await page.getByTestId(at.publishedDialog).waitFor({ state: 'hidden' });
}

export async function openEditorTab(page: Page): Promise<void> {
	await page.getByTestId('radio-button-workflow').click();
	await page.getByTestId('zoom-to-fit').waitFor();
}

/**
 * Opens the executions, waits until there are so many and the newest has ended, and opens that one.
 * @returns what the list says of it: "Succeeded in 199ms"
 */
export async function openNewestExecution(page: Page, count: number): Promise<string> {
	await page.getByTestId('radio-button-executions').click();
	const all = page.locator('[data-test-id^=execution-details-]');
	const text = await waitFor(`${count} ended executions`, LIMIT_MS, async () => {
		if ((await all.count()) < count) return undefined;
		const newest = await all.first().innerText();
		return /running|queued|waiting/i.test(newest) ? undefined : newest.replace(/\s+/g, ' ');
	});
	await all.first().click();
	await page.getByTestId('execution-preview-label').waitFor();
	return text;
}

/** Chooses from a list that n8n opens at the end of the page. */
export async function pick(
	page: Page,
	testIdOrText: { testId?: string; text?: string },
): Promise<void> {
	const { testId, text } = testIdOrText;
	const options = testId
		? page.getByTestId(testId)
		: page.locator('.el-select-dropdown__item').filter({ hasText: exactly(text ?? '') });
	await shown(options).first().click();
}

export { exactly, shown };
