import { waitFor } from '../../dev/local-n8n/waitFor.mts';
import {
	drawn,
	nodeOnCanvas,
	nodesWithIssues,
	openNewWorkflow,
	overflowingNotes,
	pasteWorkflow,
	pick,
	publish,
} from './editor.mts';
import {
	addRow,
	chooseCredential,
	chosenCredential,
	closeNode,
	issuesIn,
	mapTag,
	openList,
	openNode,
	openOptions,
	productionUrls,
	switchOn,
	takeFromList,
} from './openedNode.mts';
import { pictureOf, pictureOfCanvas, pictureOfNode } from './pictures.mts';
import type { Session } from './session.mts';
import { mainTemplate, otherTemplates, readTemplate, type Template } from './templateFiles.mts';

/** The templates on the canvas; the main one last, which stays open, set up and published. */
export function templateSteps(session: Session): void {
	for (const template of otherTemplates()) {
		session.step(`${template.picture} is ready to run once it is pasted`, async () => {
			await pasteAndLook(session, template);
			await pictureOfCanvas(session.page, template.picture);
		});
	}

	session.step('the Asteril node offers a Custom API Call', async () => {
		const { page, user } = session;
		await openNewWorkflow(page, user.n8nUrl);
		await pasteWorkflow(page, readTemplate('check-asteril-cabinet.json').json);
		const panel = await openNode(page, 'Check Cabinet');
		const resources = await openOptions(page, panel, 'resource');
		expect(resources).toEqual(expect.arrayContaining(['Cabinet', 'Custom API Call']));
		await pick(page, { text: 'Custom API Call' });
		await panel
			.getByText(/HTTP Request/)
			.first()
			.waitFor();
		await pictureOfNode(panel, 'node-asteril-custom-api-call');
		await closeNode(page);
	});

	session.step('the call routing shows what can be set', async () => {
		const { page, user } = session;
		await openNewWorkflow(page, user.n8nUrl);
		await pasteWorkflow(page, readTemplate('route-to-manager.json').json);
		await pictureOfNode(await openNode(page, 'Route Call'), 'node-call-routing');
		await closeNode(page);
	});

	session.step('the main one is ready to run once it is pasted', async () => {
		const { page } = session;
		await pasteAndLook(session, mainTemplate());
		await pictureOfCanvas(page, 'template-light');
		await page.emulateMedia({ colorScheme: 'dark' });
		for (const name of mainTemplate().ours) {
			const icon = nodeOnCanvas(page, name).locator('img').first();
			await waitFor(`the dark icon of ${name}`, 10_000, async () =>
				(await icon.getAttribute('src'))?.endsWith('.dark.svg') ? true : undefined,
			);
			expect(await drawn(icon)).toBe(true);
		}
		await pictureOfCanvas(page, 'template-dark');
		await page.emulateMedia({ colorScheme: 'light' });
	});

	session.step('the trigger shows the addresses for Ringostat', async () => {
		const { page, user } = session;
		const panel = await openNode(page, 'Ringostat Trigger');
		await chooseCredential(page, panel, 'Ringostat account');
		expect(await chosenCredential(panel)).toBe('Ringostat account');
		const urls = await productionUrls(panel);
		const whole = new RegExp(`^${user.n8nUrl}/webhook/[\\w-]+/ringostat\\?token=YOUR_TOKEN$`);
		expect(urls).toEqual([expect.stringMatching(whole)]);
		[session.webhookUrl] = urls[0].split('?');
		await pictureOfNode(panel, 'node-ringostat-trigger');
		await closeNode(page);
	});

	session.step('UTM tags can be mapped to fields of the client', async () => {
		const { page } = session;
		const panel = await openNode(page, 'Find/Create Client');
		await switchOn(panel, 'passUtm');
		const first = { row: await addRow(panel, 'utmFields'), tag: 'Source', typed: false };
		await mapTag(page, panel, { ...first, field: 'custom_field_1' });
		const second = { row: await addRow(panel, 'utmFields'), tag: 'Campaign', typed: true };
		await mapTag(page, panel, { ...second, field: 'custom_field_3' });
		expect(await issuesIn(panel)).toEqual([]);
		await pictureOfNode(panel, 'node-find-or-create-client');
		await closeNode(page);
	});

	session.step('the people of the cabinet can be chosen from', async () => {
		const { page, user } = session;
		const panel = await openNode(page, 'Create Missed-Call Task');
		const people = await openList(page, panel, 'responsible');
		const names = user.sandbox.cabinet.users.map(({ name }) => String(name));
		expect(people).toHaveLength(names.length);
		for (const name of names) expect(people.join('\n')).toContain(name);
		await pictureOf(panel, 'responsible-list');
		await takeFromList(page, names[1]);
		expect(await issuesIn(panel)).toEqual([]);
		await pictureOfNode(panel, 'node-create-missed-call-task');
		await closeNode(page);
	});

	session.step('the workflow is published', async () => {
		await publish(session.page);
	});
}

/** No warning on the canvas nor in any panel, a credential in each node that takes one, no text cut off. */
async function pasteAndLook(
	{ page, user }: Session,
	{ json, ours, unset }: Template,
): Promise<void> {
	await openNewWorkflow(page, user.n8nUrl);
	await pasteWorkflow(page, json);
	expect(await nodesWithIssues(page)).toEqual(unset);
	expect(await overflowingNotes(page)).toEqual([]);
	for (const name of ours) {
		const panel = await openNode(page, name);
		expect({ name, issues: await issuesIn(panel) }).toEqual({ name, issues: [] });
		expect(await chosenCredential(panel)).toMatch(/^(Asteril|Ringostat) account$/);
		await closeNode(page);
	}
}
