/** Whose missed calls a call is about, and which tasks and logged calls are theirs. */
import type { CallRecord, TaskRecord } from '../../../../../nodes/Asteril/api/records';
import {
	belongsTo,
	isCallWith,
	keysOf,
	ownerOf,
} from '../../../../../nodes/Asteril/crm/missedCalls/owner';

const CALL = { id: 'u1', clientPhone: '380501112233', country: 'UA' as const };

describe('the owner', () => {
	test.each<[what: string, call: object, client: Parameters<typeof ownerOf>[1], owner: object]>([
		[
			'is the number while there is no client',
			{},
			null,
			{ clientId: null, externalIds: ['missed-380501112233'], isCardKnown: false },
		],
		[
			'is the call itself when the number is hidden',
			{ clientPhone: null },
			null,
			{ clientId: null, externalIds: ['missed-call-u1'], isCardKnown: false },
		],
		[
			'is the client, by the number that rang, when the card is not known',
			{},
			{ id: 7 },
			{ clientId: 7, externalIds: ['missed-380501112233'], isCardKnown: false },
		],
		[
			'is the client with all numbers of the card, the one that rang first',
			{},
			{ id: 7, phone: '067 111 22 33, 050 111 22 33' },
			{
				clientId: 7,
				externalIds: ['missed-380501112233', 'missed-380671112233'],
				isCardKnown: true,
			},
		],
		[
			'with three numbers is asked for by each',
			{},
			{ id: 7, phone: '0501112233, 0671112233, 0631112233' },
			{
				clientId: 7,
				externalIds: ['missed-380501112233', 'missed-380671112233', 'missed-380631112233'],
				isCardKnown: true,
			},
		],
		[
			'with four numbers is asked for by the client and the caller',
			{},
			{ id: 7, phone: '0501112233, 0671112233, 0631112233, 0931112233' },
			{ clientId: 7, externalIds: ['missed-380501112233'], isCardKnown: false },
		],
		[
			'of a hidden number is asked for by the numbers of the card',
			{ clientPhone: null },
			{ id: 7, phone: '0501112233' },
			{ clientId: 7, externalIds: ['missed-380501112233'], isCardKnown: true },
		],
	])('%s', (_what, call, client, owner) => {
		expect(ownerOf({ ...CALL, ...call }, client)).toEqual(owner);
	});

	test('is known by the client and by each number', () => {
		const externalIds = ['missed-380501112233', 'missed-380671112233'];
		expect(keysOf({ clientId: 7, externalIds })).toEqual(['client 7', ...externalIds]);
		expect(keysOf({ clientId: null, externalIds })).toEqual(externalIds);
	});
});

const NUMBER = ownerOf(CALL, null);
const CLIENT = ownerOf(CALL, { id: 7 });

test.each<[what: string, isTheirs: boolean, owner: typeof CLIENT, task: object]>([
	["the client's task", true, CLIENT, { clientId: 7, externalId: 'missed-380671112233' }],
	["the client's task, its id in another type", true, CLIENT, { clientId: '7', externalId: null }],
	["the number's task without a client", true, CLIENT, { clientId: null }],
	["the number's task of another client", false, CLIENT, { clientId: 8 }],
	["another number's task", false, CLIENT, { clientId: null, externalId: 'missed-380671112233' }],
	['a task without an external id', false, CLIENT, { clientId: null, externalId: null }],
	["for a number alone: the number's task", true, NUMBER, { clientId: null }],
	["for a number alone: the number's task of a client", true, NUMBER, { clientId: 8 }],
	['for a number alone: any other task', false, NUMBER, { clientId: null, externalId: null }],
])('%s is theirs: %s', (_what, isTheirs, owner, task) => {
	const record = { externalId: 'missed-380501112233', ...task } as TaskRecord;
	expect(belongsTo(record, owner)).toBe(isTheirs);
});

test.each<[what: string, isTheirs: boolean, call: object]>([
	["a logged call of the client's", true, { clientId: 7, phone: null }],
	[
		'a logged call with the number, without a client',
		true,
		{ clientId: null, phone: '380501112233' },
	],
	[
		'a logged call with the number, of another client',
		true,
		{ clientId: 8, phone: '380501112233' },
	],
	['any other logged call', false, { clientId: 8, phone: '380671112233' }],
	['a logged call of nobody', false, { clientId: null, phone: null }],
])('%s is theirs: %s', (_what, isTheirs, call) => {
	expect(isCallWith(call as CallRecord, CLIENT)).toBe(isTheirs);
});
