import { callBack, type CallBackRequest } from '../../../../nodes/Ringostat/api/callBack';
import type { HttpRequest } from '../../../../nodes/shared/http/sender';

const REQUEST: CallBackRequest = {
	employee: '101',
	client: '380671234567',
	form: 'simple',
	projectId: '',
};

async function sentFor(request: Partial<CallBackRequest>, answer: unknown = {}) {
	const sent: HttpRequest[] = [];
	const send = async (asked: HttpRequest) => {
		sent.push(asked);
		return answer;
	};
	await callBack(send, { ...REQUEST, ...request });
	return sent;
}

test('the simple form rings the employee, then the client', async () => {
	expect(await sentFor({})).toEqual([
		{
			method: 'POST',
			path: 'callback/outward_call',
			body: { extension: '101', destination: '380671234567' },
		},
	]);
});

test('the extended form names the project, and may ring any number', async () => {
	expect(await sentFor({ form: 'extended', employee: 'shop_olha', projectId: '11111' })).toEqual([
		{
			method: 'POST',
			path: 'a/v2',
			body: {
				jsonrpc: '2.0',
				id: 1,
				method: 'Api\\V2\\Callback.external',
				params: {
					caller: 'shop_olha',
					callee: '380671234567',
					projectId: '11111',
					direction: 'out',
				},
			},
		},
	]);
});

test('it is sent once, and as nothing that may be repeated: a second call would ring twice', async () => {
	for (const form of ['simple', 'extended'] as const) {
		const sent = await sentFor({ form });
		expect(sent).toHaveLength(1);
		expect(sent[0]).not.toHaveProperty('repeatable');
	}
});

test.each([{}, { error: null }, { error: false }, { result: true }, 'OK'])(
	'%j is a good answer',
	async (answer) => {
		expect(await sentFor({}, answer)).toHaveLength(1);
	},
);

test.each([
	[{ code: -32602, message: 'Employee is busy' }, 'Employee is busy'],
	['Wrong extension', 'Wrong extension'],
	[true, 'no reason given'],
])('an answer with the error %j is none', async (error, said) => {
	await expect(sentFor({}, { error })).rejects.toMatchObject({
		kind: 'refused',
		message: `Ringostat did not start the call: ${said}`,
		description: expect.stringContaining("Check the employee's number or SIP login"),
	});
});

test('an answer that says nothing is no error', async () => {
	expect(await sentFor({}, null)).toHaveLength(1);
});
