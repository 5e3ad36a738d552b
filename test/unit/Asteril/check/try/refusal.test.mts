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
