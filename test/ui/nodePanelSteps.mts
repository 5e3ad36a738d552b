import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../dev/local-n8n/projectRoot.mts';
import {
	nodesWithIssues,
	openActions,
	openNewWorkflow,
	overflowingNotes,
	pasteWorkflow,
	searchNodes,
	setUpOwner,
} from './editor.mts';
import type { Session } from './session.mts';
import { mainTemplate } from './templateFiles.mts';

/** A new owner looks around, and has no credentials yet. */
export function nodePanelSteps(session: Session): void {
	session.step('a new owner comes in', async () => {
		const { page, user } = session;
		await setUpOwner(page, user.n8nUrl, user.login);
		await openNewWorkflow(page, user.n8nUrl);
	});

	session.step('finds every node of the package, each with its icon', async () => {
		const { page } = session;
		const asteril = await searchNodes(page, 'asteril');
		const ringostat = await searchNodes(page, 'ringostat');
		expect([...asteril.values(), ...ringostat.values()]).not.toContain(false);
		const wanted = declaredNodes();
		const found = [...asteril.keys()].map(plain);
		expect(found.sort()).toEqual(wanted.filter((name) => name.startsWith('asteril')).sort());
		// n8n shows a trigger and the node of the same name as one.
		expect([...ringostat.keys()].sort()).toEqual(['Ringostat', 'Ringostat Call Routing']);
		expect(wanted.filter((name) => name.startsWith('ringostat'))).toHaveLength(3);
		const actions = await openActions(page, 'Ringostat');
		expect(actions).toEqual(
			expect.arrayContaining(['On new Ringostat event', 'Get calls', 'Parse a call']),
		);
	});

	session.step(
		'what is wrong with a workflow can be seen: no credentials, cut-off notes',
		async () => {
			const { page, user } = session;
			const { json, ours } = mainTemplate();
			await openNewWorkflow(page, user.n8nUrl);
			await pasteWorkflow(page, json.replace(/"height": \d+/g, '"height": 90'));
			expect((await nodesWithIssues(page)).sort()).toEqual(ours.sort());
			expect(await overflowingNotes(page)).toEqual([
				expect.stringMatching(/^Log Ringostat calls/),
				expect.stringMatching(/^Before you publish/),
			]);
		},
	);
}

/** The nodes that package.json gives n8n: `asterillogcall` and so on. */
function declaredNodes(): string[] {
	const text = readFileSync(join(projectRoot(), 'package.json'), 'utf8');
	const { n8n } = JSON.parse(text) as { n8n: { nodes: string[] } };
	return n8n.nodes.map((file) => plain(file.replace(/^.*\/|\.node\.js$/g, '')));
}

/** So that "Asteril Find/Create Client" and "AsterilFindOrCreateClient" are the same. */
function plain(name: string): string {
	return name
		.replace(/OrCreate/, 'Create')
		.replace(/\W/g, '')
		.toLowerCase();
}
