import { SupplyDataContext } from 'n8n-core';
import { createNodeAsTool } from 'n8n-core/dist/execution-engine/node-execution-context/utils/create-node-as-tool';
import { makeHandleToolInvocation } from 'n8n-core/dist/execution-engine/node-execution-context/utils/get-input-connection-data';
import { createRunExecutionData, NodeConnectionTypes } from 'n8n-workflow';
import { additionalDataFor } from '../support/additionalData.mts';
import { nodeTypes } from '../support/nodeTypes.mts';
import { type OpenCabinet, openCabinet } from '../support/openCabinet.mts';
import { type Step, straightLine } from '../support/straightLine.mts';
import { clockAt } from '../support/clockAt.mts';

clockAt('2026-11-22T14:00:00+02:00');

let cabinet: OpenCabinet;

beforeEach(async () => {
	cabinet = await openCabinet();
});
afterEach(async () => await cabinet.close());

/** The node as n8n's AI Agent gets it: `$fromAI` parameters are the model's to fill in. */
function toolOf(step: Step) {
	const { nodes, base, workflow } = straightLine([step]);
	const [node] = nodes;
	const nodeType = nodeTypes.getByNameAndVersion(node.type, node.typeVersion);
	const runData = createRunExecutionData({});
	const additionalData = additionalDataFor(base, { asterilApi: cabinet.credential });
	const context = (runIndex: number) =>
		new SupplyDataContext(
			workflow,
			node,
			additionalData,
			'trigger',
			runData,
			runIndex,
			[],
			{},
			NodeConnectionTypes.AiTool,
			{ node, data: {}, source: null },
			[],
		);
	const handleToolInvocation = makeHandleToolInvocation(context, node, nodeType as never, runData);
	return createNodeAsTool({ node, nodeType: nodeType as never, handleToolInvocation }).response;
}

async function invoke(tool: ReturnType<typeof toolOf>, args: object): Promise<string> {
	return String(await tool.invoke(args));
}

const fromAI = (key: string, what: string) => `={{ $fromAI('${key}', \`${what}\`, 'string') }}`;

const DEFINED = {
	call: 'define',
	callId: fromAI('callId', 'id of the call'),
	clientPhone: fromAI('clientPhone', 'phone number of the client'),
	direction: 'incoming',
	outcome: 'missed',
};

test.each([
	['asterilFindOrCreateClient', /client.*phone/i],
	['asterilLogCall', /log.*call/i],
	['asterilCreateMissedCallTask', /task.*missed/i],
])('%s is a tool that a model can use', async (type, about) => {
	const tool = toolOf({ type, parameters: DEFINED });
	expect(tool.description).toMatch(about);
	expect(Object.keys(tool.schema.shape)).toEqual(['callId', 'clientPhone']);

	const said = await invoke(tool, { callId: 'ai-1', clientPhone: '067 123 45 67' });
	const [item] = JSON.parse(said) as Array<Record<string, unknown>>;
	const created = [item.clientCreated, item.callCreated, item.taskCreated];
	expect(created.filter((one) => one === true)).toHaveLength(1);
	expect(JSON.stringify(item)).not.toContain(cabinet.credential.apiKey);

	const again = await invoke(tool, { callId: 'ai-1', clientPhone: '+380671234567' });
	expect(again).not.toMatch(/Created":true/);
});

test.each([
	['asterilCompleteMissedCallTask', DEFINED, 'completedTasks'],
	['asteril', { resource: 'missedCalls', operation: 'report' }, 'stillOpen'],
	['asteril', { resource: 'cabinet', operation: 'check' }, 'override'],
	['ringostat', {}, undefined],
])('%s answers a model, too', async (type, parameters, key) => {
	const tool = toolOf({ type, parameters });
	expect(tool.description.length).toBeGreaterThan(20);
	const args =
		key === undefined || type !== 'asterilCompleteMissedCallTask'
			? {}
			: { callId: 'ai-1', clientPhone: '0501112233' };
	const answer = JSON.parse(await invoke(tool, args)) as object[];
	if (key !== undefined) expect(answer[0]).toHaveProperty(key);
});

test.each<[resource: string, operation: string, parameters: object, args: object, answer: object]>([
	[
		...(['order', 'getMany'] as const),
		{ filters: { clientId: fromAI('clientId', 'id of the client') } },
		{ clientId: '1' },
		{ id: 1, number: 'A-1001', foundBy: 'client_id' },
	],
	[
		...(['order', 'update'] as const),
		{ orderId: fromAI('orderId', 'id of the order'), status: fromAI('status', 'new status') },
		{ orderId: '1', status: 'sent' },
		{ id: 1, status: 'sent', updated: true },
	],
	[
		...(['client', 'get'] as const),
		{ phone: fromAI('phone', 'phone number') },
		{ phone: '050 111 22 33' },
		{ id: 1, name: 'Олена Наявна' },
	],
	[
		...(['task', 'create'] as const),
		{
			title: fromAI('title', 'what is to be done'),
			clientId: fromAI('clientId', 'id of the client'),
		},
		{ title: 'Зателефонувати', clientId: '1' },
		{ id: 1, title: 'Зателефонувати', created: true },
	],
])('a model can use Asteril: %s %s', async (resource, operation, parameters, args, answer) => {
	const step: Step = {
		type: 'asteril',
		parameters: { resource, operation, ...parameters } as Step['parameters'],
	};
	const [item] = JSON.parse(await invoke(toolOf(step), args)) as object[];
	expect(item).toMatchObject(answer);
});

test('what goes wrong is said so that a model can act on it', async () => {
	const tool = toolOf({ type: 'asterilLogCall', parameters: DEFINED });
	await expect(tool.invoke({ callId: '', clientPhone: '' })).rejects.toThrow(
		/The "Call ID" is empty\s+Details: Give each call an ID/,
	);
});
