/** The node "Asteril": what comes in wrong is named by its item, with what to do, and the other items go on. */
import { doIn, fields, operation } from '../support/asterilNode.mts';
import { type OpenCabinet, openCabinet } from '../support/openCabinet.mts';
import { resources } from '../../nodes/Asteril/Asteril/resources';

let cabinet: OpenCabinet;

beforeEach(async () => {
	cabinet = await openCabinet();
	cabinet.sandbox.cabinet.create('task', { title: 'Завдання', status: 'open' });
});
afterEach(async () => await cabinet.close());

const GIVEN = '={{ $json.given }}';
const asDate = (name: string) => ({ [name]: 'between', [`${name}From`]: GIVEN });

interface Bad {
	parameters: object;
	good: unknown;
	bad: unknown;
	says: string | RegExp;
}

/** For each operation that takes something from an item. */
const CASES: Record<string, Bad[]> = {
	'call/getMany': [
		{
			parameters: asDate('started'),
			good: '2026-11-22',
			bad: 'учора',
			says: '"учора" is no date and time',
		},
	],
	'client/createOrUpdate': [
		{
			parameters: { phone: GIVEN },
			good: '0671234567',
			bad: '12',
			says: '"12" is not a phone number',
		},
		{ parameters: { phone: GIVEN }, good: '0671234567', bad: null, says: '"Phone" is empty' },
	],
	'client/get': [
		{
			parameters: { phone: GIVEN },
			good: '0501112233',
			bad: '0670000000',
			says: /no client with the number 3/,
		},
		{
			parameters: { findBy: 'id', clientId: GIVEN },
			good: 1,
			bad: '',
			says: '"Client ID" is empty',
		},
	],
	'client/getMany': [
		{
			parameters: { phone: GIVEN },
			good: '0501112233',
			bad: 'нема',
			says: '"нема" is not a phone number',
		},
	],
	'client/update': [
		{
			parameters: { clientId: GIVEN, name: 'Ім’я' },
			good: 1,
			bad: undefined,
			says: '"Client ID" is empty',
		},
		{
			parameters: { clientId: '1', name: GIVEN },
			good: 'Ім’я',
			bad: '',
			says: 'There is nothing to change',
		},
	],
	'order/getMany': [
		{
			parameters: { filters: { clientPhone: GIVEN } },
			good: '',
			bad: '77',
			says: '"77" is not a phone number',
		},
		{
			parameters: asDate('changed'),
			good: '2026-11-22',
			bad: '22.11',
			says: '"22.11" is no date and time',
		},
	],
	'order/update': [
		{
			parameters: { orderId: GIVEN, status: 'sent' },
			good: 2,
			bad: 99,
			says: /has no POST order\/99 \(404\)/,
		},
		{
			parameters: { orderId: '1', ...fields(['sum', GIVEN, 'number']) },
			good: '300',
			bad: 'багато',
			says: '"багато" can\'t be sent as number',
		},
	],
	'task/complete': [
		{ parameters: { taskId: GIVEN }, good: 1, bad: '', says: '"Task ID" is empty' },
	],
	'task/create': [
		{ parameters: { title: GIVEN }, good: 'Передзвонити', bad: ' ', says: '"Title" is empty' },
		{
			parameters: { title: 'Передзвонити', deadline: GIVEN },
			good: '2026-11-22T10:00:00',
			bad: 'завтра',
			says: '"завтра" is no date and time',
		},
	],
	'task/getMany': [],
	'task/update': [
		{
			parameters: { taskId: '1', title: GIVEN },
			good: 'Нова',
			bad: '',
			says: 'There is nothing to change',
		},
	],
	'user/findByEmployee': [
		{
			parameters: { employeePhone: GIVEN },
			good: '0670000100',
			bad: 'ні',
			says: '"ні" is not a phone number',
		},
		{
			parameters: { employeeName: GIVEN },
			good: 'Хтось',
			bad: '',
			says: 'No employee is named',
		},
	],
	// These take nothing from an item.
	'user/getMany': [],
	'cabinet/check': [],
	'missedCalls/report': [],
};

test('every operation is in the table', () => {
	const all = resources.flatMap(({ value, operations }) =>
		operations.map((one) => `${value}/${one.value}`),
	);
	expect(Object.keys(CASES).sort()).toEqual(all.sort());
});

const ROWS = Object.entries(CASES).flatMap(([key, cases]) => {
	const [resource, name] = key.split('/');
	return cases.map((one) => ({ key, resource, name, ...one }));
});

describe.each(ROWS)('$key, $bad', ({ resource, name, parameters, good, bad, says }) => {
	const items = [{ given: good }, { given: bad }];

	test('stops with the index of the item, what is wrong and what to do', async () => {
		const { error } = await doIn(cabinet, operation(resource, name, parameters), items);
		expect(error?.message).toEqual(typeof says === 'string' ? says : expect.stringMatching(says));
		expect(error?.description).toMatch(/\w{3}/);
		expect(error?.context).toMatchObject({ itemIndex: 1 });
	});

	test('set to continue, the good item is done, and the bad one goes on with the reason', async () => {
		const settings = { onError: 'continueErrorOutput' } as const;
		const step = operation(resource, name, parameters, settings);
		const { error, items: done, errorItems } = await doIn(cabinet, step, items);
		expect(error).toBeUndefined();
		expect(done.every(({ pairedItem }) => (pairedItem as { item: number }).item === 0)).toBe(true);
		expect(errorItems.map(({ json }) => json.error)).toEqual([
			expect.stringMatching(typeof says === 'string' ? escaped(says) : says),
		]);
	});
});

function escaped(text: string): RegExp {
	return new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
}
