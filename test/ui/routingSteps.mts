import { openNewWorkflow, pasteWorkflow, publish } from './editor.mts';
import { fillIn } from './credentialForm.mts';
import { chooseCredential, closeNode, issuesIn, openNode, productionUrls } from './openedNode.mts';
import { pictureOfPage } from './pictures.mts';
import { enterWebhook, letPhoneRing, openSandbox } from './sandboxPage.mts';
import type { Session } from './session.mts';
import { readTemplate } from './templateFiles.mts';

const FALLBACK = '380441112233';
const KNOWN = '380501112233';
const UNKNOWN = '380939998877';

/** The phone rings on the sandbox's page: where does the call go, and what does the manager see? */
export function routingSteps(session: Session): void {
	let address = '';

	session.step('the template for it is set up and published', async () => {
		const { page, user } = session;
		await page.bringToFront();
		await openNewWorkflow(page, user.n8nUrl);
		await pasteWorkflow(page, readTemplate('route-to-manager.json').json);
		const panel = await openNode(page, 'Route Call');
		// The other one n8n fills in by itself.
		await chooseCredential(page, panel, 'Asteril account');
		await fillIn(panel, { fallback: FALLBACK });
		const [url] = await productionUrls(panel);
		[address] = url.split('?');
		expect(await issuesIn(panel)).toEqual([]);
		await closeNode(page);
		await publish(page);
	});

	session.step('a client is sent to their manager, who sees the name', async () => {
		const { sandbox, user } = session;
		user.sandbox.ringostat.staff.keep({
			...{ fullName: 'Олена Наявна', phones: [KNOWN] },
			...{ contactLink: null, responsible: null },
		});
		await sandbox.bringToFront();
		await openSandbox(sandbox, user.sandbox.url);
		await enterWebhook(sandbox, '', user.token);
		const routed = await letPhoneRing(sandbox, address, KNOWN);
		expect(routed).toMatch(/Rings at: Ольга Менеджер \(shopexample_olha\)/);
		expect(routed).toMatch(/On the screen: Олена Наявна .*Answer 200/);
		await pictureOfPage(sandbox, 'sandbox-ringing');
	});

	session.step('somebody unknown is sent to the fallback', async () => {
		const routed = await letPhoneRing(session.sandbox, address, UNKNOWN);
		expect(routed).toMatch(new RegExp(`Rings at: ${FALLBACK} .*On the screen: the number only`));
	});
}
