/** What `export.mts` saves: every node of ours, every parameter set to something else than its default. */
import type { Workflow, WorkflowNode } from '../../local-n8n/rest/workflows.mts';

const OURS = 'n8n-nodes-asteril.';
const options = { budget: 45, timeout: 9 };
const several = { ...options, parallel: 2 };
const field = (value: string) => ({ __rl: true, mode: 'id', value });
const parsing = {
	defaultCountry: 'PL',
	events: 'finished',
	mapping: { values: [{ field: 'line', key: 'our_line' }] },
	ownNumbers: '380443334455, 380443334456',
	timezone: 'Europe/Warsaw',
};

const road = {
	'Ringostat Trigger': trigger(),
	'Find or Create Client': ours('asterilFindOrCreateClient', {
		createFor: 'answered',
		matchOtherFormats: false,
		clientName: 'Caller {phone}',
		passUtm: true,
		utmFields: { values: [{ tag: 'campaign', field: field('custom_field_1') }] },
		additionalFields: { values: [{ parameter: 'promo', field: field('custom_field_2') }] },
		options: { ...several, maxPages: 9 },
	}),
	'Log Call': ours('asterilLogCall', {
		commentFields: { values: [{ parameter: 'promo', label: 'Promotion' }] },
		options: several,
	}),
	'Create Missed-Call Task': ours('asterilCreateMissedCallTask', {
		oneOpenTask: false,
		assignTo: 'chosen',
		responsible: field('3'),
		dueMinutes: 30,
		workingHours: { values: [{ weekdays: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00' }] },
		title: 'Ring {phone}',
		text: 'Missed on {line}',
		options: {
			...several,
			employees: { values: [{ employee: '102', user: field('3') }] },
			holidays: '2026-01-01',
			zone: 'Europe/Warsaw',
		},
	}),
	'Call Back': ours('ringostat', {
		operation: 'callBack',
		employee: '102',
		form: 'extended',
		projectId: '11111',
		options,
	}),
	'Complete Missed-Call Task': ours('asterilCompleteMissedCallTask', { options: several }),
};

const defined = {
	call: 'define',
	callId: 'defined-1',
	clientPhone: '+380 (67) 123-45-67',
	direction: 'outgoing',
	outcome: 'notReached',
	callDetails: { employeeName: 'Іван', startedAt: '2026-11-01T12:00:00+02:00', talkSeconds: 0 },
};

/** Side by side behind n8n's own Webhook. */
const others = {
	Webhook: {
		type: 'n8n-nodes-base.webhook',
		typeVersion: 2,
		parameters: { httpMethod: 'POST', path: 'upgrade-others' },
	},
	'Get Calls': ours('ringostat', {
		operation: 'getCalls',
		period: 'range',
		from: '2026-11-01T00:00:00',
		to: '2026-11-02T00:00:00',
		calls: 'incoming',
		parsing: { ...parsing, events: '' },
		options,
	}),
	'Parse Call': ours('ringostat', {
		operation: 'parseCall',
		calls: 'incoming',
		parsing: { ...parsing, events: '' },
	}),
	'Check Cabinet': ours('asterilCheckCabinet', { options: { budget: 90, timeout: 9 } }),
	'Report Missed Calls': ours('asterilMissedCallsReport', {
		period: 'week',
		zone: 'Europe/Warsaw',
		options,
	}),
	'Log a Defined Call': ours('asterilLogCall', { ...defined, options: several }),
};

/** By the name of the file. */
export const workflows: Record<string, Workflow> = {
	road: workflow('Upgrade: the road', road, (names) =>
		names.slice(0, -1).map((name, index) => [name, [names[index + 1]]]),
	),
	others: workflow('Upgrade: the other nodes', others, ([first, ...rest]) => [[first, rest]]),
};

type Draft = Pick<WorkflowNode, 'type' | 'typeVersion' | 'parameters' | 'webhookId'>;

function ours(type: string, parameters: WorkflowNode['parameters']): Draft {
	return { type: OURS + type, typeVersion: 1, parameters };
}

function trigger(): Draft {
	return {
		type: `${OURS}ringostatTrigger`,
		typeVersion: 2,
		parameters: { calls: 'incoming', parsing, largestBody: 128 },
		webhookId: '0b2f6f0e-9a6c-4a54-8f3d-2f4f5a1c7e10',
	};
}

function workflow(
	name: string,
	drafts: Record<string, Draft>,
	linked: (names: string[]) => Array<[from: string, to: string[]]>,
): Workflow {
	const nodes = Object.entries(drafts).map(([node, draft], index) => ({
		id: `upgrade-${index}`,
		name: node,
		position: [index * 220, 0],
		...draft,
	}));
	const connections = Object.fromEntries(
		linked(Object.keys(drafts)).map(([from, to]) => [
			from,
			{ main: [to.map((node) => ({ node, type: 'main', index: 0 }))] },
		]),
	);
	return { name, nodes, connections, settings: { executionOrder: 'v1' } };
}
