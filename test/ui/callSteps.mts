import { openView } from './accessiblePage.mts';
import { openNewestExecution, showAll } from './editor.mts';
import { pictureOfPage, SIZES } from './pictures.mts';
import { calls, enterWebhook, openSandbox, popUp, ring, type Ring } from './sandboxPage.mts';
import type { Session } from './session.mts';

const missed: Ring = { status: 'NO ANSWER', client: '380931112244' };
const answered: Ring[] = [
	{
		status: 'ANSWERED',
		client: '380671234567',
		talkSeconds: 74,
		employee: 'Ольга Менеджер',
		utm: { source: 'google', medium: 'cpc', campaign: 'autumn-sale' },
	},
	{
		status: 'ANSWERED',
		client: '380501112233',
		direction: 'out',
		talkSeconds: 120,
		employee: 'Іван Менеджер',
	},
];

/** Calls that ring from the sandbox's page through n8n into the cabinet. */
export function callSteps(session: Session): void {
	session.step('rings from the sandbox and comes up in the cabinet', async () => {
		const { sandbox, user } = session;
		await sandbox.bringToFront();
		await openSandbox(sandbox, user.sandbox.url);
		await enterWebhook(sandbox, session.webhookUrl, user.token);
		for (const call of answered) await ringOnce(session, call);
		const rows = (await calls(sandbox, 2)).join('\n');
		expect(rows).toMatch(/Олена Наявна.*120 s/);
		expect(rows).toMatch(/380671234567.*74 s/);
		const client = user.sandbox.cabinet.clients.at(-1);
		expect(client).toMatchObject({ custom_field_1: 'google', custom_field_3: 'autumn-sale' });
	});

	session.step('is seen in both languages of the sandbox', async () => {
		const { sandbox } = session;
		await sandbox.locator('header a[lang=uk]').click();
		await sandbox.locator('html[lang=uk]').waitFor();
		await pictureOfPage(sandbox, 'sandbox-uk');
		await sandbox.locator('header a[lang=en]').click();
		await sandbox.locator('html[lang=en]').waitFor();
		await pictureOfPage(sandbox, 'sandbox-en');
	});

	session.step('that was missed makes a task and a pop-up', async () => {
		const { sandbox } = session;
		await ringOnce(session, missed);
		expect(await popUp(sandbox)).toMatch(/New task .*380931112244/);
		await calls(sandbox, 3);
		await pictureOfPage(sandbox, 'sandbox-popup');
		await sandbox.locator('#popups button').first().click();
		await sandbox.locator('.popup').waitFor({ state: 'detached' });
		await pictureOfPage(sandbox, 'sandbox-calls');
		await openView(sandbox, 'task');
		await pictureOfPage(sandbox, 'sandbox-tasks');
		await openView(sandbox, 'call');
	});

	session.step('stands among the executions, succeeded', async () => {
		const { page } = session;
		await page.bringToFront();
		await page.setViewportSize(SIZES.execution);
		expect(await openNewestExecution(page, session.executions)).toMatch(/Succeeded in/);
		await showAll(page);
		await pictureOfPage(page, 'execution');
		await page.setViewportSize(SIZES.editor);
	});

	session.step('with a wrong token is refused, and an execution shows it', async () => {
		const { page, sandbox, user } = session;
		await sandbox.bringToFront();
		await enterWebhook(sandbox, session.webhookUrl, 'wrong-token-0123456789');
		expect(await ring(sandbox, missed)).toMatch(/Answer 401.*token is missing or wrong/);
		session.executions += 1;
		await pictureOfPage(sandbox, 'sandbox-refused');
		await enterWebhook(sandbox, session.webhookUrl, user.token);
		await page.bringToFront();
		expect(await openNewestExecution(page, session.executions)).toMatch(/Error in/);
	});
}

async function ringOnce(session: Session, call: Ring): Promise<void> {
	expect(await ring(session.sandbox, call)).toMatch(/Answer 200 {"received":1}/);
	session.executions += 1;
}
