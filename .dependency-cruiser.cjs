/**
 * Which folder may import which: `npm run check:architecture`. Imports run one way,
 *
 *   a node → its n8n folder → crm, check, call → api → shared
 *
 * and what knows no n8n can be tested in microseconds and used from the bench. Types count as well.
 */
const N8N = '^n8n-(workflow|core)$|node_modules/n8n-(workflow|core)/';
/** What a node is to n8n: its class, its description, its parameters. */
const N8N_FOLDERS = '^nodes/[^/]+/n8n/|[.]node[.]ts$|/description[.]ts$|^credentials/';
/** The domain, and the access to the two services. */
const DOMAIN = '^nodes/Asteril/(crm|check)/|^nodes/Ringostat/call/|^nodes/CallRouting/routing/';
const API = '^nodes/(Asteril|Ringostat)/api/';

module.exports = {
	forbidden: [
		{
			name: 'no-n8n-in-the-domain',
			comment: 'crm, check, call, api and shared know no n8n; clock, sleep and sender come in.',
			severity: 'error',
			from: { path: [DOMAIN, API, '^nodes/shared/(?!n8n/)'] },
			to: { path: [N8N, N8N_FOLDERS] },
		},
		{
			name: 'api-knows-no-domain',
			comment: 'The api folders are below the domain: crm and check use api, nodes use call.',
			severity: 'error',
			from: { path: API },
			to: { path: DOMAIN },
		},
		{
			name: 'call-is-pure',
			comment: 'Reading a call sends nothing.',
			severity: 'error',
			from: { path: '^nodes/Ringostat/call/' },
			to: { path: [API, '^nodes/shared/http/'] },
		},
		{
			name: 'check-and-crm-apart',
			comment: 'Checking a cabinet and working in it are two modules over one api.',
			severity: 'error',
			from: { path: '^nodes/Asteril/(crm|check)/' },
			to: { path: '^nodes/Asteril/(crm|check)/', pathNot: '^nodes/Asteril/$1/' },
		},
		{
			name: 'shared-is-below',
			comment: 'What is shared belongs to neither side.',
			severity: 'error',
			from: { path: '^nodes/shared/' },
			to: { path: '^nodes/(?!shared/)|^credentials/' },
		},
		{
			name: 'sides-apart',
			comment:
				'Asteril and Ringostat meet in a Call, which is shared, in CallRouting, which uses both, and where Cabinet → Check compares their people.',
			severity: 'error',
			from: {
				path: '^nodes/(Asteril|Ringostat)/',
				pathNot: '^nodes/Asteril/Asteril/(Asteril[.]node|cabinet/employees)[.]ts$',
			},
			to: { path: '^nodes/(Asteril|Ringostat)/', pathNot: '^nodes/$1/' },
		},
		{
			name: 'nodes-apart',
			comment: 'What two nodes need lies in a folder of its own, not in that of one of them.',
			severity: 'error',
			from: { path: '^nodes/([^/]+/[^/]+)/' },
			to: { path: '^nodes/[^/]+/[A-Z][^/]*/', pathNot: '^nodes/$1/' },
		},
		{
			name: 'node-above-all',
			comment: 'Only n8n loads a node or a credential.',
			severity: 'error',
			from: { path: '^(nodes|credentials)/' },
			to: { path: '[.]node[.]ts$|^credentials/' },
		},
		{
			name: 'credentials-only-authenticate',
			comment: 'A credential knows how to add itself to a request, and nothing of the domain.',
			severity: 'error',
			from: { path: '^credentials/' },
			to: { path: '^nodes/', pathNot: '^nodes/[^/]+/api/authenticate[.]ts$' },
		},
		library('libphonenumber-js', '^nodes/shared/phone[.]ts$'),
		{
			name: 'published-alone',
			comment: 'What is published reaches nothing that is not, and only what n8n brings along.',
			severity: 'error',
			from: { path: '^(nodes|credentials)/' },
			to: {
				pathNot: [
					'^(nodes|credentials)/',
					'(^|node_modules/(@types/)?)(n8n-workflow|luxon|libphonenumber-js)(/|$)',
					'^(node:)?crypto$',
				],
			},
		},
		{
			name: 'sandbox-stands-in',
			comment: 'A stand-in that shared code with what it stands in for would share its mistakes.',
			severity: 'error',
			from: { path: '^dev/sandbox/' },
			to: { path: '^(nodes|credentials|test|dev/scripts|dev/local-n8n)/' },
		},
		{
			name: 'tools-below-tests',
			comment: 'n8n on this machine is prepared without the product and without its tests.',
			severity: 'error',
			from: { path: '^dev/local-n8n/' },
			to: { path: '^(nodes|credentials|dev/sandbox|dev/scripts|test)/' },
		},
		{
			name: 'no-cycles',
			comment:
				'Files that need each other are one file; types count as well.',
			severity: 'error',
			from: {},
			to: { circular: true },
		},
		{
			name: 'no-orphans',
			comment: 'A file that nobody uses and that uses nobody is left over.',
			severity: 'error',
			from: {
				orphan: true,
				path: '^(nodes|credentials|dev/sandbox|dev/local-n8n)/',
				// A browser runs the page's script.
				pathNot: ['[.]json$', '^dev/sandbox/page/page[.]js$'],
			},
			to: {},
		},
		{
			name: 'nothing-unresolved',
			severity: 'error',
			from: { path: '^(nodes|credentials|dev/sandbox|dev/local-n8n)/' },
			to: { couldNotResolve: true },
		},
		reachable('nodes', ['[.]node[.]ts$', '^credentials/']),
		reachable('sandbox', ['^dev/sandbox/(main[.]mts|page/page[.]js)$']),
	],
	options: {
		doNotFollow: { path: 'node_modules' },
		exclude: { path: '^dist/' },
		tsPreCompilationDeps: true,
		enhancedResolveOptions: {
			exportsFields: ['exports'],
			conditionNames: ['import', 'require', 'node', 'types'],
		},
	},
};

/** A bundled library has one importer, so that one file is bundled and the library can be changed. */
function library(name, only) {
	return {
		name: `one-importer-of-${name}`,
		severity: 'error',
		from: { pathNot: only },
		to: { path: `(^|node_modules/)${name}(/|$)` },
	};
}

/** Every file of a folder is used by its entries, however far away. */
function reachable(folder, entries) {
	return {
		name: `${folder}-in-use`,
		comment: 'A file that no entry leads to is left over, however many others it uses.',
		severity: 'error',
		from: { path: entries },
		to: { path: `^${folder}/`, pathNot: ['[.](json|css|html)$', ...entries], reachable: false },
	};
}
