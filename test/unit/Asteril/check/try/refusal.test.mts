import { matchChoice } from '../../../../../nodes/Asteril/check/try/matchChoice';
import { readRefusal } from '../../../../../nodes/Asteril/check/try/refusal';

test.each([
	[{ error: 'Field "phone" is required' }, ['phone'], false],
	[{ errors: { phone: ['is not valid'] } }, ['phone'], false],
	[{ message: 'Unknown field "fields" of a client', code: 422 }, ['fields'], true],
	[{ error: 'Невідоме поле «pib»' }, ['pib'], true],
	[
		{ error: 'Field "status" must be one of "NEW", "UNKNOWN"' },
		['status', 'NEW', 'UNKNOWN'],
		false,
	],
	[{ error: 'Validation failed' }, [], false],
	[null, [], false],
])('%j names %j', (body, names, unknownName) => {
	expect(readRefusal(body)).toMatchObject({ names, unknownName });
});

const direction = (facts: unknown[]) => ({
	'call.values.direction.incoming': facts[0] as string,
	'call.values.direction.outgoing': facts[1] as string,
});

test.each([
	['must be one of "INCOMING", "OUTGOING"', ['INCOMING', 'OUTGOING']],
	['must be one of "вхідний", "вихідний"', ['вхідний', 'вихідний']],
	['must be one of 1, 2', [1, 2]],
	['must be one of 1, 2, 3', null],
	['is not valid', null],
])('a direction that %s', (said, expected) => {
	const { examples } = readRefusal({ error: `Field "way" ${said}` });
	const choice = matchChoice('call', 'direction', examples, direction(['in', 'out']));
	expect(choice?.facts ?? null).toEqual(expected && direction(expected));
});
