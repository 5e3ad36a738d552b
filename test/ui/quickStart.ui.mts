/**
 * The steps of docs/quick-start.md, one by one, by the Auth-key alone: from the command that installs the package
 * to the first logged call. What is pressed has to stand there, in this order, and so have the numbers of fields
 * and clicks. Three things differ from a shop: the tarball is on this machine, the cabinet and Ringostat are the
 * sandbox, and the schedule runs each minute, so that nobody waits for five.
 */
import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { projectRoot } from '../../dev/local-n8n/projectRoot.mts';
import { runCommand } from '../../dev/local-n8n/runCommand.mts';
import { waitFor } from '../../dev/local-n8n/waitFor.mts';
import { fillIn, tick } from './credentialForm.mts';
import { at, LIMIT_MS, nodeOnCanvas, setUpOwner, shown } from './editor.mts';
import { Hand } from './Hand.mts';
import { pictureOfPage } from './pictures.mts';
import { Session } from './session.mts';

const MINUTE = 60_000;
const MOST = { fields: 3, clicks: 15 };
const PAGES = ['docs/quick-start.md', 'docs/uk/quick-start.md'];
const TEMPLATE = 'ringostat-to-asteril.json';

const session = new Session();
const hand = new Hand();
const read = (file: string) => readFileSync(join(projectRoot(), file), 'utf8');

afterAll(async () => await session.end(), 2 * MINUTE);

session.step('1. n8n has the package', async () => await session.begin(asDocumented), 12 * MINUTE);

session.step('2. Ringostat has its credential', async () => {
	const { page, user } = session;
	await setUpOwner(page, user.n8nUrl, user.login);
	await hand.pressIcon('+', page.locator('button:has([data-icon=plus])').first());
	await hand.press('New credential', shown(page.getByText('New credential', { exact: true })));
	const form = await chooseType('Ringostat');
	await hand.fill('authKey', form, 'Auth-key', user.ringostat.authKey);
	await fillIn(form, { apiAddress: user.ringostat.apiAddress });
	await save(form);
});

session.step('3. Asteril has its credential', async () => {
	const { page, user } = session;
	const create = shown(page.getByRole('button', { name: 'Create credential' }));
	await hand.press('Create credential', create.first());
	const form = await chooseType('Asteril');
	await hand.fill('address', form, 'Cabinet Address', user.sandbox.url);
	await hand.fill('apiKey', form, 'API Key', user.apiKey);
	await tick(form, 'customAddress');
	await save(form);
});

session.step('4. The workflow is imported from its file', async () => {
	const { page } = session;
	await hand.pressIcon('+', page.locator('button:has([data-icon=plus])').first());
	await hand.press('New workflow', shown(page.getByText('New workflow', { exact: true })));
	await page.getByTestId(at.addFirstStep).waitFor({ timeout: LIMIT_MS });
	await hand.pressIcon('⋯', page.getByTestId('workflow-menu'));
	await shown(page.getByText('Import', { exact: true })).hover();
	const chooser = page.waitForEvent('filechooser');
	await hand.press('From file', shown(page.getByText('From file', { exact: true })));
	await (
		await chooser
	).setFiles({
		name: TEMPLATE,
		mimeType: 'application/json',
		buffer: Buffer.from(eachMinute(read(`templates/${TEMPLATE}`))),
	});
	await nodeOnCanvas(page, 'Start the Check').waitFor({ timeout: LIMIT_MS });
});

session.step('5. The check says that calls can be logged', async () => {
	const { page } = session;
	await nodeOnCanvas(page, 'Start the Check').hover();
	const execute = page.getByTestId('execute-workflow-button-Start the Check');
	await hand.press('Execute workflow', execute);
	const check = nodeOnCanvas(page, 'Check Cabinet');
	await check
		.locator('[data-icon=node-success]')
		.or(page.getByText(/\d+ items/))
		.first()
		.waitFor();
	await hand.doubleClick('Check Cabinet', check);
	const output = page.getByTestId(at.output);
	await output.getByText('Calls can be logged').first().waitFor();
	await pictureOfPage(page, 'quick-start-check');
	await escape(page.getByTestId(at.openNode));
});

session.step('6. The workflow is published', async () => {
	const { page } = session;
	await hand.press('Publish', page.getByTestId('workflow-open-publish-modal-button'));
	await shown(page.getByRole('dialog')).locator('input:focus').waitFor();
	await page.keyboard.press('Enter');
	await page.getByTestId('workflow-active-version-indicator').waitFor({ timeout: LIMIT_MS });
	const published = page.getByTestId(at.publishedDialog);
	await published.waitFor();
	await escape(published);
});

session.step('7. A call that rings is logged', async () => {
	const { sandbox } = session.user;
	const startedAt = new Date().toISOString();
	sandbox.ringostat.add({ id: 'ua1_-first', startedAt });
	await waitFor('the first logged call', 3 * MINUTE, async () =>
		sandbox.cabinet.calls.some((call) => call.external_id === 'ua1_-first') ? true : undefined,
	);
	await pictureOfPage(session.page, 'quick-start-end');
});

test('three fields and fifteen clicks are enough', () => {
	const { fields, clicks, pressed } = hand;
	expect(pressed.at(-1)).toBe('Publish');
	expect(fields).toBeLessThanOrEqual(MOST.fields);
	expect(clicks).toBeLessThanOrEqual(MOST.clicks);
});

test.each(PAGES)('%s names what was pressed, in this order, and counts it', (page) => {
	const steps = read(page).split(/^## /m)[3];
	let from = 0;
	for (const name of hand.pressed) {
		const found = steps.indexOf(`*${name}*`, from);
		expect([name, found >= 0]).toEqual([name, true]);
		from = found;
	}
	const said = [...steps.matchAll(/(\d+) (?:fields|поля) \S+ (\d+) (?:clicks|клацань)/g)];
	expect(said.map(([, fields, clicks]) => ({ fields: +fields, clicks: +clicks }))).toEqual([
		{ fields: hand.fields, clicks: hand.clicks },
	]);
});

/** Runs the command of docs/install.md, with this tarball in the place of the address. */
async function asDocumented(userFolder: string, tarball: string): Promise<void> {
	const [, command] = read('docs/install.md').match(/```\n(mkdir -p ~\/\.n8n[^`]+)```/) ?? [];
	const here = String(command).replace(/https:\S+\.tgz/, tarball);
	expect(here).toContain(` ${tarball}`);
	await mkdir(userFolder, { recursive: true });
	await runCommand('sh', ['-ec', here], {
		cwd: userFolder,
		timeoutMs: 2 * MINUTE,
		env: { ...process.env, HOME: userFolder },
	});
}

/** Types the name of a service, presses Enter, and gives the form of its credential. */
async function chooseType(service: string): Promise<Locator> {
	const { page } = session;
	const search = page.locator(at.credentialTypes);
	await search.and(page.locator(':focus')).waitFor();
	await page.keyboard.type(service);
	// Until the list is filtered, Enter takes the first type of all that is alike.
	await waitFor(`the types named ${service} alone`, LIMIT_MS, async () => {
		const names = await shown(page.getByTestId(at.credentialType)).allInnerTexts();
		return names.length > 0 && names.every((name) => name.includes(service)) ? true : undefined;
	});
	await page.keyboard.press('Enter');
	await hand.press('Continue', page.getByTestId(at.credentialNext));
	const form = page.getByTestId(at.credentialForm);
	await form.getByTestId('credential-connection-parameter').first().waitFor({ timeout: LIMIT_MS });
	return form;
}

async function save(form: Locator): Promise<void> {
	await hand.press('Save', form.getByTestId(at.credentialSave));
	await shown(form.getByTestId(at.testedWell)).first().waitFor();
	await escape(form);
}

async function escape(dialog: Locator): Promise<void> {
	await dialog.page().keyboard.press('Escape');
	await dialog.waitFor({ state: 'hidden' });
}

function eachMinute(template: string): string {
	const often = template.replace('"minutesInterval": 5', '"minutesInterval": 1');
	expect(often).not.toBe(template);
	return often;
}
