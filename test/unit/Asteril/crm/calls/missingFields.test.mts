/** What a later delivery adds to a call that is logged already. */
import { AsterilApi } from '../../../../../nodes/Asteril/api/AsterilApi';
import { resolveContract } from '../../../../../nodes/Asteril/api/contract';
import type { CallRecord } from '../../../../../nodes/Asteril/api/records';
import type { Cabinet } from '../../../../../nodes/Asteril/crm/cabinet';
import {
	missingFields,
	rememberWritten,
} from '../../../../../nodes/Asteril/crm/calls/missingFields';
import { ProcessState } from '../../../../../nodes/Asteril/crm/ProcessState';

const EMPTY: CallRecord = {
	...{ id: 1, externalId: 'ua1_-1.1', clientId: null, direction: null, status: null },
	...{ phone: null, line: null, startedAt: null, duration: null, talkDuration: null },
	...{ recordingUrl: null, responsible: null, comment: null },
};

function aCabinet(name = 'https://shop.asteril.com', overrides = ''): Cabinet {
	const nothingIsSent = async (): Promise<never> => {
		throw new Error('Deciding sends nothing.');
	};
	return {
		api: new AsterilApi(nothingIsSent, resolveContract(overrides)),
		name,
		severalWorkers: false,
		state: new ProcessState(),
		sleep: nothingIsSent,
		now: () => 0,
	};
}

test.each<[what: string, record: object, draft: object, missing: object]>([
	['an empty field is filled', {}, { phone: '380501112233' }, { phone: '380501112233' }],
	['a field that holds something stays', { phone: '380440000000' }, { phone: '380501112233' }, {}],
	[
		'a status rises from missed',
		{ status: 'missed' },
		{ status: 'answered' },
		{ status: 'answered' },
	],
	[
		'a status rises from not reached',
		{ status: 'notReached' },
		{ status: 'answered' },
		{ status: 'answered' },
	],
	['a status does not fall', { status: 'answered' }, { status: 'missed' }, {}],
	['missed and not reached rank alike', { status: 'missed' }, { status: 'notReached' }, {}],
	['not reached and missed rank alike', { status: 'notReached' }, { status: 'missed' }, {}],
	[
		'a status that nobody knows gives way',
		{ status: 'unknown' },
		{ status: 'missed' },
		{ status: 'missed' },
	],
	[
		'durations follow a status that rises, other fields do not',
		{ status: 'missed', duration: 5, talkDuration: 0, line: '1' },
		{ status: 'answered', duration: 60, talkDuration: 50, line: '2' },
		{ status: 'answered', duration: 60, talkDuration: 50 },
	],
	[
		'a duration stays when the status does',
		{ status: 'answered', duration: 5 },
		{ status: 'answered', duration: 60 },
		{},
	],
	[
		'what is alike is not written again',
		{ status: 'missed', duration: 60 },
		{ status: 'answered', duration: 60 },
		{ status: 'answered' },
	],
	['a first comment is written', {}, { comment: 'Товар: чайник' }, { comment: 'Товар: чайник' }],
	[
		'a line is added below what somebody wrote',
		{ comment: 'Записала Оля' },
		{ comment: 'Товар: чайник' },
		{ comment: 'Записала Оля\nТовар: чайник' },
	],
	[
		'a line whose label is there is not added',
		{ comment: 'Товар: чайник' },
		{ comment: 'Товар: праска' },
		{},
	],
	[
		'a label inside a line is no label',
		{ comment: 'Мій Товар: чайник' },
		{ comment: 'Товар: праска' },
		{ comment: 'Мій Товар: чайник\nТовар: праска' },
	],
	[
		'a line is found in a comment of one line',
		{ comment: 'Оля Товар: чайник' },
		{ comment: 'Товар: чайник' },
		{},
	],
	[
		'a line with the same label is replaced when the status rises',
		{ status: 'missed', comment: 'Записала Оля\nСпівробітник: Оля' },
		{ status: 'answered', comment: 'Співробітник: Іван' },
		{ status: 'answered', comment: 'Записала Оля\nСпівробітник: Іван' },
	],
	[
		'the first line is replaced, too',
		{ status: 'missed', comment: 'Співробітник: Оля\nЗаписала Оля' },
		{ status: 'answered', comment: 'Співробітник: Іван' },
		{ status: 'answered', comment: 'Співробітник: Іван\nЗаписала Оля' },
	],
	[
		'of two lines the one that is not there is added',
		{ comment: 'Товар: чайник' },
		{ comment: 'Товар: чайник\nМісто: Київ' },
		{ comment: 'Товар: чайник\nМісто: Київ' },
	],
])('%s', (_what, record, draft, missing) => {
	expect(missingFields(aCabinet(), { ...EMPTY, ...record }, draft)).toEqual(missing);
});

describe('what was written and did not stay', () => {
	const draft = { phone: '380501112233', comment: 'Товар: чайник\nМісто: Київ' };

	test('is not written again by this process', () => {
		const cabinet = aCabinet();
		rememberWritten(cabinet, EMPTY, draft);
		expect(missingFields(cabinet, EMPTY, draft)).toEqual({});
	});

	test('is written when the value is another one', () => {
		const cabinet = aCabinet();
		rememberWritten(cabinet, EMPTY, draft);
		const other = { phone: '380671112233', comment: 'Товар: праска' };
		expect(missingFields(cabinet, EMPTY, other)).toEqual(other);
	});

	test('is written into another record, in another cabinet, or into another field of it', () => {
		const cabinet = aCabinet();
		rememberWritten(cabinet, EMPTY, draft);
		const { state } = cabinet;
		const elsewhere = { ...aCabinet('https://other.asteril.com'), state };
		const renamed = { ...aCabinet(cabinet.name, '{"call":{"fields":{"phone":"tel"}}}'), state };
		expect(missingFields(cabinet, { ...EMPTY, id: 2 }, draft)).toEqual(draft);
		expect(missingFields(cabinet, { ...EMPTY, externalId: 'ua1_-1.2' }, draft)).toEqual(draft);
		expect(missingFields(elsewhere, EMPTY, draft)).toEqual(draft);
		expect(missingFields(renamed, EMPTY, draft)).toEqual(draft);
	});

	test('is forgotten beyond 50,000 values, the oldest first', () => {
		const cabinet = aCabinet();
		rememberWritten(cabinet, EMPTY, { phone: 'the oldest' });
		const [oldest] = cabinet.state.written;
		for (let each = 1; each < 50_000; each++) cabinet.state.written.add(String(each));
		rememberWritten(cabinet, EMPTY, { phone: 'the oldest' });
		expect(cabinet.state.written.has(oldest)).toBe(true);
		rememberWritten(cabinet, EMPTY, { phone: 'one more' });
		expect(cabinet.state.written.size).toBe(50_000);
		expect(cabinet.state.written.has(oldest)).toBe(false);
		expect(missingFields(cabinet, EMPTY, { phone: 'one more' })).toEqual({});
	});
});
