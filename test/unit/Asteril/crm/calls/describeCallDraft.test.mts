/** What the log says of a call: only what is known, and only in fields that the cabinet has. */
import { resolveContract } from '../../../../../nodes/Asteril/api/contract';
import { describeCallDraft } from '../../../../../nodes/Asteril/crm/calls/describeCallDraft';
import type { Call } from '../../../../../nodes/shared/Call';
import { aCall } from '../../../../support/aCall.mts';

const draft = (
	call: Partial<Call> = {},
	{ fields = {}, commentFields = [] as Array<{ parameter: string; label: string }> } = {},
) =>
	describeCallDraft(
		aCall({ id: 'u1', ...call }),
		1,
		{ commentFields },
		resolveContract(JSON.stringify({ call: { fields } })).call,
	);

test('A call is described in all fields that are known.', () => {
	expect(draft()).toEqual({
		...{ externalId: 'u1', clientId: 1, direction: 'incoming', status: 'answered' },
		...{ phone: '380671234567', line: '380443334455', startedAt: '2026-11-22T10:15:00+02:00' },
		...{ duration: 54, talkDuration: 42 },
		recordingUrl: 'https://app.ringostat.com/recordings/1.wav?token=t',
		comment: 'Співробітник: Ольга Менеджер (101)\nОчікування, с: 12\nСтатус Ringostat: ANSWERED',
	});
});

test.each<[what: string, call: Partial<Call>, fields: object, absent: string]>([
	['A field that is not known', { line: null }, {}, 'line'],
	['A field that the cabinet does not have', {}, { recordingUrl: null }, 'recordingUrl'],
])('%s is left out.', (_what, call, fields, absent) => {
	expect(draft()).toHaveProperty(absent);
	expect(draft(call, { fields })).not.toHaveProperty(absent);
});

const NOBODY = { name: null, id: null, email: null, extension: null, sip: null };
const SAYS_NOTHING = {
	...{ disposition: null, waitSeconds: null },
	employee: { ...NOBODY, phone: null, department: null },
};

test.each<[what: string, comment: string | undefined, call: Partial<Call>, label: string | null]>([
	['of nothing that is known', undefined, {}, null],
	['that nobody waited', 'Очікування, с: 0', { waitSeconds: 0 }, null],
	[
		'of an employee without a name, by the e-mail',
		'Співробітник: o@shop.ua (101)',
		{ employee: { ...SAYS_NOTHING.employee, email: 'o@shop.ua', extension: '101' } },
		null,
	],
	[
		'by a label, whose colons would end it',
		'Джерело  сайт: x',
		{ additional: { src: 'x' } },
		'Джерело: сайт',
	],
	['by the parameter when the label is but a colon', 'src: x', { additional: { src: 'x' } }, ':'],
	['not of a parameter that the call does not have', undefined, {}, 'Джерело'],
])('The comment speaks %s.', (_what, comment, call, label) => {
	const commentFields = label === null ? [] : [{ parameter: 'src', label }];
	expect(draft({ ...SAYS_NOTHING, ...call }, { commentFields }).comment).toBe(comment);
});
