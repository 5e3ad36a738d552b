import { clockAt } from '../support/clockAt.mts';
import type { INodeExecutionData } from 'n8n-workflow';
import { type OpenCabinet, openCabinet } from '../support/openCabinet.mts';
import { bodies } from '../support/ringostatBodies.mts';
import { PIPELINE, step } from '../support/pipeline.mts';
import { runWorkflow, type Step } from '../support/runWorkflow.mts';

clockAt('2026-11-22T14:00:00+02:00');

let cabinet: OpenCabinet;

beforeEach(async () => {
	cabinet = await openCabinet();
});
afterEach(async () => await cabinet.close());

const { answeredNew, missedNew } = bodies;
const AI = {
	uniqueid: answeredNew.uniqueid,
	summary: 'Клієнтка питала про доставку.\nДомовилися на п’ятницю.',
	client_mood: 'спокійний',
	employee_mood: 'привітний',
	recommended_actions: 'Надіслати накладну',
	transcript: 'Ольга: Добрий день!',
};
const AI_LINES = [
	'Підсумок (AI): Клієнтка питала про доставку. Домовилися на п’ятницю.',
	'Настрій клієнта (AI): спокійний',
	'Настрій співробітника (AI): привітний',
	'Рекомендовані дії (AI): Надіслати накладну',
	'Розшифровка (AI): Ольга: Добрий день!',
];
const TEMPLATE = [...PIPELINE, step('asterilCompleteMissedCallTask')];

/** One delivery of a webhook, as n8n's Webhook node puts it out. */
const delivery = (event: string, body: object) => ({
	json: { headers: {}, query: { event }, body },
});

async function tell(
	items: Array<ReturnType<typeof delivery>>,
	steps: Step[] = TEMPLATE,
): Promise<INodeExecutionData[]> {
	const { items: output, error } = await runWorkflow(
		steps,
		items as unknown as INodeExecutionData[],
		{ asterilApi: cabinet.credential },
	);
	expect(error).toBeUndefined();
	return output;
}

const logged = () => cabinet.sandbox.cabinet.calls;
const comment = () => String(logged()[0].comment).split('\n');
const call = async () => await tell([delivery('after_call', answeredNew)]);
const ai = async (more: object = {}) => await tell([delivery('ai', { ...AI, ...more })]);

test('what AI found out is added to the comment of the logged call', async () => {
	await call();
	const before = comment();
	const [{ json }] = await ai();
	expect(json).toMatchObject({
		id: answeredNew.uniqueid,
		event: 'ai',
		callCreated: false,
		callCompleted: ['comment'],
		taskCreated: false,
		clientCreated: false,
	});
	expect(comment()).toEqual([...before, ...AI_LINES]);
	expect(logged()).toMatchObject([{ status: 'answered', talk_duration: 42, client_id: 2 }]);
});

test('delivered twice it is written once, at the same moment and in one batch too', async () => {
	await call();
	await ai();
	const before = structuredClone(logged());
	expect((await ai())[0].json).not.toHaveProperty('callCompleted');
	await Promise.all([ai(), ai(), ai()]);
	await tell([delivery('ai', AI), delivery('ai', AI)]);
	expect(logged()).toEqual(before);
});

test('the call itself comes again after it: nothing changes', async () => {
	await call();
	await ai();
	const before = structuredClone(logged());
	await call();
	expect(logged()).toEqual(before);
});

test.each([
	['with nothing but its id', {}],
	['with the facts of the call', answeredNew],
])('before the call is logged, %s: in the end all is there', async (_name, facts) => {
	await ai(facts);
	await call();
	await ai(facts);
	expect(logged()).toHaveLength(1);
	expect(logged()).toMatchObject([
		{
			external_id: answeredNew.uniqueid,
			status: 'answered',
			talk_duration: 42,
			duration: 54,
			phone: '380671234567',
			record_url: answeredNew.recording_wav,
		},
	]);
	expect(comment()).toEqual(expect.arrayContaining([...AI_LINES, 'Статус Ringostat: ANSWERED']));
	expect(new Set(comment()).size).toBe(comment().length);
	expect(cabinet.sandbox.cabinet.clients).toHaveLength(2);
	expect(logged()).toMatchObject([{ client_id: 2 }]);
});

test('of a missed call with voice mail: no second task, and none is done', async () => {
	await tell([delivery('after_call', missedNew)]);
	await tell([delivery('ai', { ...AI, uniqueid: missedNew.uniqueid })]);
	expect(cabinet.sandbox.cabinet.tasks).toMatchObject([{ status: 'open' }]);
	expect(comment()).toEqual(expect.arrayContaining(AI_LINES));
});

test('keys with names of the shop’s own, in the table "Add to the Comment"', async () => {
	const own = step('asterilLogCall', {
		commentFields: { values: [{ parameter: 'підсумок_розмови', label: 'Про що: ' }] },
	});
	const steps = [PIPELINE[0], PIPELINE[1], own];
	const body = { uniqueid: answeredNew.uniqueid, підсумок_розмови: 'Доставка', summary: 'ні' };
	await tell([delivery('after_call', answeredNew)], steps);
	const before = comment();
	await tell([delivery('ai', body)], steps);
	expect(comment()).toEqual([...before, 'Про що: Доставка']);
});

test('an id under a name of the shop’s own, in the "Field Mapping"', async () => {
	await call();
	const parse: Step = {
		type: 'ringostat',
		parameters: { parsing: { mapping: { values: [{ field: 'id', key: 'номер розмови' }] } } },
	};
	const { uniqueid, ...rest } = AI;
	await tell(
		[delivery('ai', { ...rest, 'номер розмови': uniqueid })],
		[parse, ...TEMPLATE.slice(1)],
	);
	expect(logged()).toHaveLength(1);
	expect(comment()).toEqual(expect.arrayContaining(AI_LINES));
});

test('what a person wrote into the comment stays', async () => {
	await call();
	cabinet.sandbox.cabinet.update('call', 1, { comment: 'Підсумок (AI): своїми словами\nВажливо!' });
	await ai();
	expect(comment().slice(0, 2)).toEqual(['Підсумок (AI): своїми словами', 'Важливо!']);
	expect(comment()).toEqual(expect.arrayContaining(AI_LINES.slice(1)));
	expect(comment()).not.toContain(AI_LINES[0]);
});
