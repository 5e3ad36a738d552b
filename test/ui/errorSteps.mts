import { closeForm, editCredential, fillIn, saveAndTest } from './credentialForm.mts';
import { openEditorTab, openNewestExecution, showAll } from './editor.mts';
import { closeNode, closeNotifications, errorIn, openNode } from './openedNode.mts';
import { pictureOf, pictureOfPage, SIZES } from './pictures.mts';
import { ring } from './sandboxPage.mts';
import type { Session } from './session.mts';

const WRONG = 'wrong-key-5f0c1d2e3b4a';

/** Asteril's support has given out a new key: what does a person read, and where? */
export function errorSteps(session: Session): void {
	session.step('is seen when the credential is edited from a node', async () => {
		const { page } = session;
		await page.bringToFront();
		await openEditorTab(page);
		const panel = await openNode(page, 'Find/Create Client');
		const form = await editCredential(page, panel);
		await fillIn(form, { apiKey: WRONG });
		expect(await saveAndTest(form)).toMatchObject({ ok: false });
		await closeForm(page);
		await closeNode(page);
	});

	session.step('makes the execution fail, and its last node says why', async () => {
		const { page, sandbox } = session;
		await sandbox.bringToFront();
		expect(await ring(sandbox, { status: 'ANSWERED', client: '380671234567' })).toMatch(/200/);
		session.executions += 1;
		await page.bringToFront();
		await page.setViewportSize(SIZES.execution);
		expect(await openNewestExecution(page, session.executions)).toMatch(/Error in/);
		await showAll(page);
		await pictureOfPage(page, 'error');
		await page.setViewportSize(SIZES.editor);
		await closeNotifications(page);
		const panel = await openNode(page, 'Stop: Not Written');
		const message = await errorIn(panel);
		expect(message).toMatch(/^Call \S+: .+: Asteril refused the API key/);
		expect(await page.locator('body').innerText()).not.toContain(WRONG);
		await pictureOf(panel, 'error-node');
		await closeNode(page);
	});
}
