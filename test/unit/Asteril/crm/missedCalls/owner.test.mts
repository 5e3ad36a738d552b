/** Whose missed calls a call is about, and which tasks and logged calls are theirs. */
import type { CallRecord, TaskRecord } from '../../../../../nodes/Asteril/api/records';
import {
	belongsTo,
	isCallWith,
	keysOf,
	listTasks,
	ownerOf,
	readReached,
} from '../../../../../nodes/Asteril/crm/missedCalls/owner';
import { ApiError } from '../../../../../nodes/shared/http/ApiError';
import { memoryCabinet, type MemoryOptions } from '../../../../support/memoryCabinet.mts';
import { at, ms } from '../../../../support/missedCallTable.mts';

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

describe('The tasks of an owner are asked for', () => {
	const CARD = { id: 7, phone: '0501112233, 0671112233' };
	const [first, second] = ['missed-380501112233', 'missed-380671112233'].map((externalId) => ({
		externalId,
	}));
	const unfiltered = { overrides: { task: { filters: { externalId: null } } } };

	test.each<[how: string, client: Parameters<typeof ownerOf>[1], options: object, asked: object[]]>(
		[
			['by the number, without a client', null, {}, [first]],
			[
				'by the client and the number, when the card is not known',
				{ id: 7 },
				{},
				[{ clientId: 7 }, first],
			],
			['by each number of the card', CARD, {}, [first, second]],
			[
				'by the client alone, when there is no filter by external ID',
				CARD,
				unfiltered,
				[{ clientId: 7 }],
			],
			['by the number all the same, when there is neither', null, unfiltered, [first]],
		],
	)('%s', async (_how, client, options, asked) => {
		const cabinet = memoryCabinet([], options);
		await listTasks(cabinet, ownerOf(CALL, client));
		expect(cabinet.filters).toEqual(asked);
		await listTasks(cabinet, ownerOf(CALL, client), 1);
		expect(cabinet.filters).toEqual([...asked, asked[0]]);
	});

	test.each<[field: string, client: Parameters<typeof ownerOf>[1], isNeeded: boolean]>([
		['externalId', null, true],
		['description', null, true],
		['status', null, true],
		['clientId', { id: 7 }, true],
		['clientId', null, false],
	])(
		'only where the cabinet keeps what is needed: %s of a task for the client %j: %j',
		async (field, client, isNeeded) => {
			const cabinet = memoryCabinet([], { overrides: { task: { fields: { [field]: null } } } });
			const listing = listTasks(cabinet, ownerOf(CALL, client));
			if (!isNeeded) expect(await listing).toEqual([]);
			else await expect(listing).rejects.toThrow(`The tasks of this cabinet keep no "${field}"`);
		},
	);

	test.each([
		['clientId', { id: 7 }],
		['externalId', null],
	])(
		'and an error says that there are too many to look through by "%s"',
		async (filter, client) => {
			const cabinet = memoryCabinet();
			cabinet.api.pages = async function* () {
				for (let page = 0; ; page++)
					yield await Promise.resolve({ records: [], rows: 1, more: true, last: null });
			};
			await expect(listTasks(cabinet, ownerOf(CALL, client))).rejects.toThrow(
				`Asteril does not filter tasks by "${filter}"`,
			);
		},
	);

	test('and come the oldest first, each once', async () => {
		const cabinet = memoryCabinet();
		const description = `[ringostat missed u1 ${at('10:00')}]`;
		for (const id of [10, 9]) {
			cabinet.tasks.push({
				id,
				clientId: 7,
				description,
				...first,
				title: null,
				status: 'open',
			} as TaskRecord);
		}
		const listed = await listTasks(cabinet, ownerOf(CALL, { id: 7 }));
		expect(listed.map(({ id }) => id)).toEqual([9, 10]);
	});
});

describe('Until when an owner was talked to, by the log', () => {
	const TALK = {
		...{ clientId: 7, phone: null, status: 'answered', startedAt: at('10:00') },
		...{ duration: 90, talkDuration: 60 },
	};
	const read = async (options: MemoryOptions = {}, owner = CLIENT) => {
		const cabinet = memoryCabinet([], options);
		return { ...cabinet, ...(await readReached(cabinet, owner, ms('09:00'))) };
	};

	test.each<[what: string, call: object, talks: number[]]>([
		['is the end of a call that was answered', {}, [ms('10:00') + 90_000]],
		['is the end of the talk when the duration is not known', { duration: null }, [ms('10:01')]],
		['is not told by a call that was missed', { status: 'missed' }, []],
		['is not told by a call without a time', { startedAt: null }, []],
		["is not told by another client's call", { clientId: 8 }, []],
	])('%s', async (_what, call, expected) => {
		const { talks } = await read({ calls: [{ ...TALK, ...call } as CallRecord] });
		expect(talks).toEqual(expected);
	});

	test.each<[how: string, owner: typeof CLIENT, overrides: object, clientId: number | undefined]>([
		['of the client', CLIENT, {}, 7],
		['of everybody while there is no client', NUMBER, {}, undefined],
		[
			'of everybody without such a filter',
			CLIENT,
			{ call: { filters: { clientId: null } } },
			undefined,
		],
	])('is asked for in the calls %s', async (_how, owner, overrides, clientId) => {
		const { filters } = await read({ overrides }, owner);
		const period = ['06:00', '10:01'].map((clock) => new Date(ms(clock)).toISOString());
		expect(filters).toEqual([{ createdDate: period, ...(clientId && { clientId }) }]);
	});

	test.each([
		['has no calls', { supported: false }],
		['keeps no status', { fields: { status: null } }],
		['keeps no time', { fields: { startedAt: null } }],
		['has no filter by day', { filters: { createdDate: null } }],
	])('is not known, and not asked, in a cabinet that %s', async (_what, call) => {
		const { talks, sent, blind } = await read({ overrides: { call } });
		expect([talks, sent, blind]).toEqual([[], [], 'notListed']);
	});

	test.each<[what: string, error: Error, isThrown: boolean]>([
		['that is refused is not known', new ApiError('refused', 'no', { description: '' }), false],
		[
			'that is not answered just now is an error',
			new ApiError('busy', 'later', { description: '' }),
			true,
		],
		['that breaks is an error', new Error('bug'), true],
	])('%s', async (_what, error, isThrown) => {
		const cabinet = memoryCabinet();
		cabinet.api.pages = async function* () {
			await Promise.resolve();
			throw error;
		};
		const reading = readReached(cabinet, CLIENT, ms('09:00'));
		if (isThrown) await expect(reading).rejects.toBe(error);
		else expect(await reading).toEqual({ talks: [], blind: error });
	});
});
