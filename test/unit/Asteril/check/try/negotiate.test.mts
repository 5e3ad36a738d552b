import { defaultContract } from '../../../../../nodes/Asteril/api/contract';
import { adjustDraft, envelopesFrom } from '../../../../../nodes/Asteril/check/try/negotiate';
import { bodyOf, type TestDraft, draftForNew } from '../../../../../nodes/Asteril/check/try/draft';
import { readRefusal } from '../../../../../nodes/Asteril/check/try/refusal';

const PHONE = '380009990077';
const NAME = 'Тест n8n, можна видалити';

/** A draft of a client. Without envelopes it stands in `data`, which is known. */
function draftOf(envelopes: TestDraft['envelopes'] = ['data'], dropsUnknown = false): TestDraft {
	const known = { contract: defaultContract, client: null, user: null, envelopes, dropsUnknown };
	return draftForNew({ ...known, now: 0 }, 'client', []);
}

function bodyAfter(draft: TestDraft, ...said: unknown[]): unknown {
	for (const each of said) adjustDraft(draft, readRefusal(each));
	return bodyOf(draft);
}

test.each([
	['it wants a field of another name', ['"fio" is required'], { fio: NAME, phone: PHONE }],
	[
		'it wants what is none of ours',
		['"shop" is required'],
		{ name: NAME, phone: PHONE, shop: 'n8n' },
	],
	[
		'another value is wanted',
		['"shop" is required', '"shop" is wrong'],
		{ name: NAME, phone: PHONE, shop: '1' },
	],
	['a name is not known', ['Unknown field "name"'], { phone: PHONE }],
	['a name or its value is wrong', ['"phone" is not valid'], { name: NAME }],
	[
		'it is wanted in another form',
		['"phone" is not valid', '"phone" is required', '"phone" is not valid'],
		{ name: NAME, phone: `+${PHONE}` },
	],
	['nothing is named', ['Validation failed'], {}],
	['nothing is named again', ['Validation failed', 'Validation failed'], { phone: PHONE }],
])('where %s', (_what, said, fields) => {
	const body = bodyAfter(draftOf(), ...said.map((error) => ({ error })));
	expect(body).toEqual({ data: fields });
});

const fields = { name: NAME, phone: PHONE };

test.each([
	['is unknown as a field', ['Unknown field "fields"'], fields],
	['is named as missing', ['No "data"'], { data: fields }],
	['may hide a field that was sent', ['"phone" is required'], fields],
	['may be the reason where nothing is named', ['Validation failed'], fields],
	[
		'is none after all',
		['Validation failed', '"phone" is required', 'No "fields"'],
		{ fields: { name: NAME } },
	],
])('an envelope that %s', (_what, said, body) => {
	const draft = draftOf(envelopesFrom('fields'));
	expect(bodyAfter(draft, ...said.map((error) => ({ error })))).toEqual(body);
});

test('a cabinet that refuses every envelope alike has none', () => {
	const draft = draftOf(envelopesFrom('fields'));
	while (draft.envelopes.length > 1) bodyAfter(draft, { error: 'Validation failed' });
	expect(draft.envelopes).toEqual([null]);
});

test('a field goes under every likely name where unknown ones are dropped', () => {
	const { data } = bodyOf(draftOf(['data'], true)) as { data: object };
	expect(data).toMatchObject({ phone: PHONE, phone_number: PHONE, phoneNumber: PHONE, fio: NAME });
});

test('a field goes under every likely name once where no set of fields is taken and nothing is named', () => {
	const draft = draftOf();
	for (let sets = 0; sets < 4; sets++) bodyAfter(draft, { error: 'Validation failed' });
	expect(bodyOf(draft)).toMatchObject({ data: { phone: PHONE, tel: PHONE, pib: NAME } });
	const { data } = bodyAfter(draft, { error: 'Validation failed' }) as { data: object };
	expect(Object.keys(data)).toEqual(['name', 'phone']);
});

test('at the end there is nothing more to try', () => {
	const draft = draftOf();
	for (let tries = 0; tries < 40; tries++) bodyAfter(draft, { error: 'Validation failed' });
	expect(adjustDraft(draft, readRefusal({ error: 'Validation failed' }))).toBe(false);
	expect(bodyOf(draft)).toEqual({ data: {} });
});
