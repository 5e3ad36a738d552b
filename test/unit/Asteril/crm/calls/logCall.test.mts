import type { CallRecord } from '../../../../../nodes/Asteril/api/records';
import { assertSameCall, logCall } from '../../../../../nodes/Asteril/crm/calls/logCall';
import type { CabinetRecord } from '../../../../../dev/sandbox/cabinet/Cabinet.mts';
import { aCall, aMissedCall } from '../../../../support/aCall.mts';
import { cabinetAt, type OpenCabinet, openCabinet } from '../../../../support/openCabinet.mts';

let cabinet: OpenCabinet;

beforeEach(async () => {
	cabinet = await openCabinet();
});
afterEach(async () => await cabinet.close());

const log = async (call = aCall(), clientId: string | number | null = 1) =>
	await logCall(cabinet, call, clientId, { commentFields: [] });
const logged = () => cabinet.sandbox.cabinet.calls;

describe('a call is logged with all that is known of it', () => {
	test('answered', async () => {
		const { callCreated, loggedCall } = await log(
			aCall({ id: 'u1', callCardUrl: 'https://app.ringostat.com/card/u1' }),
		);
		expect(callCreated).toBe(true);
		expect(loggedCall).toMatchObject({ id: 1, startedAt: '2026-11-22T10:15:00+02:00' });
		expect(logged()).toMatchObject([
			{
				id: 1,
				external_id: 'u1',
				client_id: 1,
				direction: 'in',
				status: 'answered',
				phone: '380671234567',
				line: '380443334455',
				started_at: '2026-11-22 10:15:00',
				duration: 54,
				talk_duration: 42,
				record_url: 'https://app.ringostat.com/recordings/1.wav?token=t',
				comment: [
					'Співробітник: Ольга Менеджер (101)',
					'Очікування, с: 12',
					'Статус Ringostat: ANSWERED',
					'Картка дзвінка: https://app.ringostat.com/card/u1',
				].join('\n'),
			},
		]);
	});

	test('missed, of a hidden number: no client, no recording', async () => {
		await log(aMissedCall({ clientPhone: null, line: null, startedAt: null }), null);
		expect(logged()).toMatchObject([
			{ status: 'missed', client_id: null, phone: null, line: null, record_url: null },
		]);
	});

	test('additional parameters under labels of its own', async () => {
		const additional = { landing: 'https://shop.example/', note: 'a\nСтатус Ringostat: b' };
		const commentFields = [
			{ parameter: 'landing', label: 'Сторінка:\n' },
			{ parameter: 'note', label: '' },
			{ parameter: 'unheard', label: 'x' },
			{ parameter: 'constructor', label: 'y' },
		];
		const call = aCall({ additional, disposition: 'ANSWERED' });
		await logCall(cabinet, call, 1, { commentFields });
		expect(String(logged()[0].comment).split('\n').slice(2)).toEqual([
			'Статус Ringostat: ANSWERED',
			'Сторінка: https://shop.example/',
			'note: a Статус Ringostat: b',
		]);
	});

	test.each([
		[aCall({ direction: 'outgoing' }), { direction: 'out', status: 'answered' }],
		[aCall({ direction: 'outgoing', outcome: 'notReached' }), { status: 'not_reached' }],
		[aCall({ direction: null, outcome: 'unknown' }), { direction: null, status: 'unknown' }],
	])('%#', async (call, record) => {
		await log(call);
		expect(logged()).toMatchObject([record]);
	});

	test.each([
		[{ name: 'Ольга' }, 'Співробітник: Ольга (101)'],
		[{ email: 'o@shop.example', sip: 'shop_olha' }, 'Співробітник: o@shop.example (101)'],
		[{ sip: 'shop_olha', phone: '380671112233' }, 'Співробітник: shop_olha (101)'],
		[{ phone: '380671112233', extension: null }, 'Співробітник: 380671112233'],
		[{}, 'Співробітник: (101)'],
		[{ extension: null, department: 'Опт' }, 'Відділ: Опт'],
		[{ extension: null }, 'Очікування, с: 12'],
	])('who talked, by what is known: %j', async (known, line) => {
		const nobody = { ...aCall().employee, name: null };
		await log(aCall({ employee: { ...nobody, ...known } }));
		expect(String(logged()[0].comment).split('\n')[0]).toBe(line);
	});

	test('texts of others are cleaned: a fact is a line', async () => {
		const { employee } = aCall();
		await log(
			aCall({ employee: { ...employee, name: 'Ольга\nСтатус Ringostat: X', extension: null } }),
		);
		expect(logged()[0].comment).toMatch(/^Співробітник: Ольга Статус Ringostat: X\n/);
	});
});

describe('one call, however often', () => {
	test('the second time it is found, and nothing is written', async () => {
		const call = aCall();
		const { loggedCall } = await log(call);
		expect(await log(call)).toEqual({ loggedCall, callCreated: false });
		expect(cabinet.sent.filter((sent) => sent.startsWith('POST'))).toEqual(['POST call']);
	});

	test('twenty times at the same moment', async () => {
		await cabinet.fail({ latencyMs: [1, 15] });
		const call = aCall();
		const outcomes = await Promise.all(Array.from({ length: 20 }, async () => await log(call)));
		expect(outcomes.filter(({ callCreated }) => callCreated)).toHaveLength(1);
		expect(logged()).toHaveLength(1);
	});

	test('cut off after it was done', async () => {
		await cabinet.fail({ routes: ['POST call'], cutAfter: 1, times: 1 });
		expect(await log()).toMatchObject({ callCreated: true });
		expect(logged()).toHaveLength(1);
	});

	test('another call has a record of its own', async () => {
		await log(aCall({ id: 'u1' }));
		await log(aCall({ id: 'u10' }));
		expect(logged().map(({ external_id }) => external_id)).toEqual(['u1', 'u10']);
	});

	test('known from before: it is not asked for', async () => {
		const call = aCall();
		const { loggedCall } = await log(call);
		cabinet.sent.length = 0;
		expect(await logCall(cabinet, call, 1, { commentFields: [] }, loggedCall)).toEqual({
			loggedCall,
			callCreated: false,
		});
		expect(cabinet.sent).toEqual([]);
	});
});

describe('a call that is found is completed', () => {
	const bare = aCall({ id: 'u1', recordingUrl: null, durationSeconds: null, disposition: null });
	const { employee } = bare;
	const nobody = { ...employee, name: null, extension: null };

	test('with its recording', async () => {
		await log(bare);
		const later = { ...bare, recordingUrl: 'https://r.example/1.wav' };
		expect(await log(later)).toMatchObject({
			callCreated: false,
			callCompleted: ['recordingUrl'],
			loggedCall: { id: 1, recordingUrl: 'https://r.example/1.wav' },
		});
		expect(logged()).toMatchObject([{ record_url: 'https://r.example/1.wav', status: 'answered' }]);
		expect(await log(later)).not.toHaveProperty('callCompleted');
	});

	test('with its employee, and the client who was not known', async () => {
		await log({ ...bare, employee: nobody }, null);
		expect(await log(bare, 1)).toMatchObject({ callCompleted: ['clientId', 'comment'] });
		expect(logged()).toMatchObject([
			{ client_id: 1, comment: 'Очікування, с: 12\nСпівробітник: Ольга Менеджер (101)' },
		]);
	});

	test('what somebody wrote there stays', async () => {
		await log({ ...bare, employee: nobody });
		cabinet.sandbox.cabinet.update('call', 1, { comment: 'Дзвонив директор!\nОчікування, с: 5' });
		await log(bare);
		expect(logged()[0].comment).toBe(
			'Дзвонив директор!\nОчікування, с: 5\nСпівробітник: Ольга Менеджер (101)',
		);
	});

	test('what is there is not changed', async () => {
		await log(bare);
		const other = { ...bare, line: '380440000000', startedAt: '2026-11-22T11:00:00+02:00' };
		expect(await log({ ...other, employee: { ...employee, name: 'Іван' } }, 1)).toEqual({
			loggedCall: expect.objectContaining({ line: '380443334455' }),
			callCreated: false,
		});
	});
});

describe('a status only rises', () => {
	const answered = aCall({ id: 'u1' });
	const missed = aMissedCall({ id: 'u1' });
	const unknown = aCall({ id: 'u1', outcome: 'unknown', disposition: null });

	test('missed becomes answered, with its durations and employee', async () => {
		await log(missed);
		const outcome = await log(answered);
		expect(outcome.callCompleted?.sort()).toEqual(
			['comment', 'duration', 'recordingUrl', 'status', 'talkDuration'].sort(),
		);
		expect(logged()).toMatchObject([{ status: 'answered', duration: 54, talk_duration: 42 }]);
		expect(logged()[0].comment).toContain('Статус Ringostat: ANSWERED');
		expect(logged()[0].comment).not.toContain('NO ANSWER');
	});

	test('unknown becomes missed', async () => {
		await log(unknown);
		await log(missed);
		expect(logged()).toMatchObject([{ status: 'missed', talk_duration: 0 }]);
	});

	test.each([
		['missed', missed],
		['unknown', unknown],
		['not reached', aCall({ id: 'u1', outcome: 'notReached', talkSeconds: 0 })],
	])('answered never becomes %s', async (_name, worse) => {
		await log(answered);
		const before = { ...logged()[0] };
		expect(await log(worse)).not.toHaveProperty('callCompleted');
		expect(logged()).toEqual([before]);
	});

	test('whatever the order, the end is the same', async () => {
		for (const call of [unknown, answered, missed, unknown]) await log(call);
		expect(logged()).toMatchObject([{ status: 'answered', talk_duration: 42 }]);
	});
});

test('a call still in progress is no business of the log', async () => {
	expect(await log(aCall({ outcome: 'inProgress' }))).toEqual({
		loggedCall: null,
		callCreated: false,
		skipped: 'the call is still in progress',
	});
	expect(cabinet.sent).toEqual([]);
});

test('a cabinet that ignores the filter: the call of an unrelated client is not ours', async () => {
	await cabinet.close();
	cabinet = await openCabinet({ variant: 'polite', overrides: { paging: { size: 5 } } });
	for (let number = 0; number < 12; number++) {
		cabinet.sandbox.cabinet.create('call', { external_id: `other${number}` });
	}
	cabinet.sandbox.cabinet.update('call', 1, { external_id: 'u1' });
	expect(await log(aCall({ id: 'u1' }))).toMatchObject({
		callCreated: false,
		loggedCall: { id: 1 },
	});
	expect(await log(aCall({ id: 'u2' }))).toMatchObject({
		callCreated: true,
		loggedCall: { id: 13 },
	});
});

test('too many to look through: nothing is written, so that nothing is written twice', async () => {
	await cabinet.close();
	cabinet = await openCabinet({ variant: 'polite', overrides: { paging: { size: 1 } } });
	for (let number = 0; number < 51; number++) cabinet.sandbox.cabinet.create('call', {});
	await expect(log()).rejects.toMatchObject({
		kind: 'contract',
		description: expect.stringContaining('"call.filters.externalId"'),
	});
	expect(logged()).toHaveLength(51);
});

describe('two events of a call at the same moment', () => {
	const AI = { additional: { ai_summary: 'Хоче диван' }, event: 'ai' };

	test('both add what they know, and a status does not fall back', async () => {
		await cabinet.fail({ latencyMs: [1, 15] });
		for (let n = 0; n < 10; n++) {
			const call = aCall({ id: `u${n}` });
			await log(aMissedCall({ id: call.id, additional: {} }));
			const fields = [{ parameter: 'ai_summary', label: 'Підсумок' }];
			await Promise.all([
				log({ ...call, recordingUrl: null }),
				logCall(cabinet, aMissedCall({ ...AI, id: call.id }), 1, { commentFields: fields }),
				log(call),
			]);
		}
		for (const record of logged()) {
			expect(record).toMatchObject({ status: 'answered', record_url: aCall().recordingUrl });
			expect(record.comment).toContain('Підсумок: Хоче диван');
		}
		expect(logged()).toHaveLength(10);
	});

	test('what was met before is asked for again when it lacks something', async () => {
		const { loggedCall } = await log(aMissedCall({ id: 'u1' }));
		await log(aCall({ id: 'u1' }));
		const [before] = structuredClone(logged());
		await logCall(
			cabinet,
			aMissedCall({ id: 'u1', line: '380440000000' }),
			1,
			{ commentFields: [] },
			{
				...(loggedCall as NonNullable<typeof loggedCall>),
				line: null,
			},
		);
		expect(logged()[0]).toMatchObject({ status: 'answered', line: before.line });
	});
});

type Mangle = (record: CabinetRecord) => Record<string, string | number | null>;

describe('what a cabinet does not keep is not written again', () => {
	/** Every write is followed by what this cabinet makes of it. */
	function mangling(mangle: Mangle) {
		const api = Object.create(cabinet.api) as typeof cabinet.api;
		const spoil = () => {
			for (const record of logged())
				cabinet.sandbox.cabinet.update('call', record.id, mangle(record));
		};
		api.create = async (...args) => {
			const made = await cabinet.api.create(...args);
			spoil();
			return made;
		};
		api.update = async (...args) => {
			await cabinet.api.update(...args);
			spoil();
		};
		return { ...cabinet, api };
	}
	const posts = () => cabinet.sent.filter((sent) => sent.startsWith('POST'));
	const commentFields = [{ parameter: 'summary', label: 'Підсумок' }];

	test('a field that the contract says is not there', async () => {
		await cabinet.close();
		cabinet = await openCabinet({ overrides: { call: { fields: { line: null } } } });
		const call = aCall();
		await log(call);
		expect(await log(call)).toEqual({ loggedCall: expect.anything(), callCreated: false });
		expect(posts()).toEqual(['POST call']);
	});

	test.each<[string, Mangle]>([
		['drops a field', () => ({ talk_duration: null })],
		['drops the status', () => ({ status: null })],
		['keeps the status under another name', () => ({ status: 'ok' })],
		['cuts the comment', ({ comment }) => ({ comment: String(comment).slice(0, 50) })],
		['makes one line of it', ({ comment }) => ({ comment: String(comment).replaceAll('\n', ' ') })],
		[
			'ends its lines with <br />\\r\\n',
			({ comment }) => ({ comment: String(comment).replace(/(<br \/>)?\r?\n/g, '<br />\r\n') }),
		],
		['ends it with an empty line', ({ comment }) => ({ comment: `${String(comment).trim()}\n\n` })],
	])('a cabinet that %s', async (_name, mangle) => {
		const odd = mangling(mangle);
		const call = aCall({ callCardUrl: 'https://app.ringostat.com/card/u1' });
		for (let n = 0; n < 3; n++) await logCall(odd, call, 1, { commentFields });
		expect(posts()).toEqual(['POST call']);

		const later = { ...call, additional: { summary: 'Хоче диван' } };
		for (let n = 0; n < 3; n++) await logCall(odd, later, 1, { commentFields });
		expect(posts()).toEqual(['POST call', 'POST call/1']);
		expect(String(logged()[0].comment).split('Співробітник').length).toBe(2);
	});

	test('a text of one line, written by another process, is not doubled', async () => {
		const call = aCall();
		await log(call);
		const comment = String(logged()[0].comment).replaceAll('\n', ' ');
		const external_id = 'u-other';
		cabinet.sandbox.cabinet.create('call', { ...logged()[0], external_id, comment });
		expect(await log({ ...call, id: external_id })).not.toHaveProperty('callCompleted');
	});

	test('a corrected contract is written with once more', async () => {
		const call = aCall();
		await log(call);
		cabinet.sandbox.cabinet.update('call', 1, { talk_duration: null });
		const overrides = { call: { values: { status: { unknown: 'other' } } } };
		const { api } = cabinetAt(cabinet.sandbox.url, { overrides });
		const outcome = await logCall({ ...cabinet, api }, call, 1, { commentFields: [] });
		expect(outcome).toMatchObject({ callCompleted: ['talkDuration'] });
	});
});

describe('a record that has the id of a call', () => {
	const call = aCall({ id: 'u1' });

	test.each([
		[
			'with another phone and start',
			{ clientPhone: '380501112233', startedAt: '2026-11-22T11:00:00+02:00' },
			'another phone',
		],
		[
			'with another phone and no start',
			{ clientPhone: '380501112233', startedAt: null },
			'another phone',
		],
		['of another day', { startedAt: '2026-11-24T10:15:00+02:00' }, 'another day'],
	])(
		"%s is another call's: that is an error, and nothing is written",
		async (_name, other, why) => {
			await log(call);
			const before = structuredClone(logged());
			await expect(log({ ...call, ...other })).rejects.toMatchObject({
				kind: 'contract',
				message: `The call record 1 has the same ID, but ${why}`,
				description: expect.stringMatching(/an ID of its own.*"call\.fields\.startedAt"/),
			});
			expect(logged()).toEqual(before);
		},
	);

	test.each([
		['the number was corrected', { clientPhone: '380501112233' }],
		['the number is hidden', { clientPhone: null, startedAt: null }],
		['the time zone was set wrongly', { startedAt: '2026-11-22T12:15:00+02:00' }],
		[
			'the cabinet keeps no seconds',
			{ startedAt: '2026-11-22T10:15:40+02:00', clientPhone: '380501112233' },
		],
	])("is the same call's although %s", async (_name, other) => {
		await log(call);
		expect(await log({ ...call, ...other })).toMatchObject({ callCreated: false });
	});

	test.each<[what: string, isSame: boolean, startedAt: string, phone: string]>([
		['another phone a minute later', true, '10:16:00', '380501112233'],
		['another phone a second later than that', false, '10:16:01', '380501112233'],
		['the same phone a day earlier', true, '10:15:00', '380671234567'],
		['the same phone a second earlier than that', false, '10:14:59', '380671234567'],
	])('with %s is the same call: %s', (_what, isSame, clock, phone) => {
		const day = phone === '380671234567' ? '21' : '22';
		const record = { id: 1, phone, startedAt: `2026-11-${day}T${clock}+02:00` } as CallRecord;
		const check = () => assertSameCall(record, call);
		if (isSame) expect(check).not.toThrow();
		else expect(check).toThrow('has the same ID');
	});

	test("is the same call's when the number is written in another form there", async () => {
		await log(call);
		cabinet.sandbox.cabinet.update('call', 1, { phone: '067 123-45-67', started_at: null });
		expect(await log(call)).toMatchObject({ callCreated: false });
	});
});

test('several workers: a record that is one too many says so, and is not found again', async () => {
	const { api } = cabinet;
	const racing = { ...cabinet, severalWorkers: true, api: Object.create(api) as typeof api };
	racing.api.create = async (...args) => {
		cabinet.sandbox.cabinet.create('call', { external_id: 'u1', client_id: 1 });
		return await api.create(...args);
	};
	const outcome = await logCall(racing, aCall({ id: 'u1' }), 1, { commentFields: [] });
	expect(outcome).toMatchObject({ callCreated: false, loggedCall: { id: 1 } });
	expect(outcome.duplicate).toMatchObject({ id: 2, duplicateOf: 1 });
	expect(logged()[1]).toMatchObject({ comment: 'Зайвий запис, див. дзвінок 1' });
	expect([logged()[1].external_id || null, logged()[1].phone || null]).toEqual([null, null]);
});

test('a record that was met before is asked for again only when it lacks something', async () => {
	const call = aCall({ id: 'u1' });
	const { loggedCall } = await log({ ...call, recordingUrl: null });
	const again = async (now: typeof call) => {
		cabinet.sent.length = 0;
		return await logCall(cabinet, now, 1, { commentFields: [] }, loggedCall);
	};
	expect(await again({ ...call, recordingUrl: null })).toEqual({ loggedCall, callCreated: false });
	expect(cabinet.sent).toEqual([]);
	expect(await again(call)).toMatchObject({ callCompleted: ['recordingUrl'] });
	expect(cabinet.sent).toEqual(['GET calls', 'POST call/1']);
});
