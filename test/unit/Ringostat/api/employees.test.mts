import { syncContacts } from '../../../../nodes/Ringostat/api/contacts';
import { listEmployees } from '../../../../nodes/Ringostat/api/employees';
import { getSipStates } from '../../../../nodes/Ringostat/api/sipStates';
import type { HttpRequest } from '../../../../nodes/shared/http/sender';

const answering = (answer: unknown) => {
	const sent: HttpRequest[] = [];
	const send = async (request: HttpRequest) => {
		sent.push(request);
		return answer;
	};
	return { send, sent };
};

const OLHA = {
	...{ id: 5, staffId: 1101, fio: ' Ольга ', email: 'olha@shop.example', phone: '067 000 00 01' },
	...{ extensionNumber: 101, departments: [{ id: 1, name: 'Продаж' }, 'Сервіс', null] },
	directions: {
		main: [
			{ type: 'fmc', direction: '380670000001' },
			{ type: 'sip', direction: 'shop_olha', status: 'online' },
		],
		additional: [{ type: 'SIP', direction: 'shop_olha2' }, { type: 'sip' }, 'x'],
	},
};
const READ = {
	...{ id: '1101', name: 'Ольга', email: 'olha@shop.example', phone: '380670000001' },
	...{ extension: '101', departments: ['Продаж', 'Сервіс'], sip: ['shop_olha', 'shop_olha2'] },
};
const NOBODY = {
	...{ name: null, email: null, phone: null, extension: null, departments: [], sip: [] },
};

describe('employees', () => {
	test.each<[string, unknown, unknown[]]>([
		['an object keyed by staff id', { 1101: OLHA }, [READ]],
		['a list', [OLHA], [READ]],
		['an object whose key is the only id', { 77: { fio: '' } }, [{ ...NOBODY, id: '77' }]],
		['a list with an id of another name', [{ id: 5 }], [{ ...NOBODY, id: '5' }]],
		['rows that are none', [null, 'x', {}, []], []],
		[
			'directions that are a list',
			[{ staffId: 1, directions: OLHA.directions.main }],
			[{ ...NOBODY, id: '1', sip: ['shop_olha'] }],
		],
		['directions that are null', [{ staffId: 1, directions: null }], [{ ...NOBODY, id: '1' }]],
		['an empty list', [], []],
		['an empty object', {}, []],
		['null', null, []],
	])('are read from %s', async (_name, result, employees) => {
		expect(await listEmployees(answering({ jsonrpc: '2.0', id: 1, result }).send, '1')).toEqual(
			employees,
		);
	});

	test('are asked for by JSON-RPC, which may be repeated', async () => {
		const { send, sent } = answering({ result: [] });
		await listEmployees(send, '11111');
		await listEmployees(send, 'abc');
		expect(sent[0]).toEqual({
			method: 'POST',
			path: 'api/json-rpc',
			body: {
				jsonrpc: '2.0',
				id: 1,
				method: 'getProjectStaffListAndDirections',
				params: { projectId: 11111 },
			},
			repeatable: true,
		});
		expect(sent[1].body).toMatchObject({ params: { projectId: 'abc' } });
	});

	test.each<[string, unknown, RegExp]>([
		['an error within HTTP 200', { error: { code: 1, message: 'Access denied' } }, /Access denied/],
		['something else', { ok: true }, /something else than employees/],
		['nothing', undefined, /something else/],
		['a text as the result', { result: 'x' }, /something else/],
	])('%s is an error', async (_name, answer, message) => {
		await expect(listEmployees(answering(answer).send, '1')).rejects.toThrow(message);
	});
});

describe('SIP states', () => {
	test('are two sets of logins, whatever their case', async () => {
		const { send, sent } = answering(['Shop_Olha', ' shop_ivan ']);
		const { online, talking } = await getSipStates(send);
		expect([...online]).toEqual(['shop_olha', 'shop_ivan']);
		expect([...talking]).toEqual(['shop_olha', 'shop_ivan']);
		expect(sent.map(({ path }) => path)).toEqual(['sipstatus/online', 'sipstatus/speaking']);
	});

	test.each([[[]], [{}], [null]])('%j is nobody', async (answer) => {
		expect((await getSipStates(answering(answer).send)).online.size).toBe(0);
	});

	test.each([['text'], [undefined], [{ error: { message: 'no' } }], [[{ login: 'x' }]]])(
		'%j is an error',
		async (answer) => {
			await expect(getSipStates(answering(answer).send)).rejects.toThrow(
				/something else than a list/,
			);
		},
	);
});

test('contacts are sent in the form of the article', async () => {
	const { send, sent } = answering({ answer: 'OK' });
	const contact = {
		...{ name: 'Олена', phones: ['380501112233', '380501112234'], externalId: '1' },
		...{ link: 'https://crm.example/1', responsible: '2', staffId: '1101' },
	};
	expect(await syncContacts(send, [contact], { projectId: '11111', origin: 'Asteril' })).toEqual({
		answer: 'OK',
	});
	expect(sent).toEqual([
		{
			method: 'POST',
			path: 'minicrm/contacts/sync',
			headers: { 'x-project-id': '11111' },
			repeatable: true,
			body: {
				contacts: [
					{
						...{ projectId: 11111, fullName: 'Олена', origin: 'Asteril', externalId: '1' },
						...{ leadId: null, responsible: '2', staffId: '1101', leadLink: null },
						...{ contactLink: 'https://crm.example/1', dealLink: null, googleClientId: null },
						contactDirections: [
							{ name: 'work', type: 'phone', value: '380501112233' },
							{ name: 'work', type: 'phone', value: '380501112234' },
						],
						organizations: null,
					},
				],
			},
		},
	]);
});
