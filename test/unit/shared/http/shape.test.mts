import { describeShape, quoteError } from '../../../../nodes/shared/http/shape';

describe('the shape of an answer, never its values', () => {
	test.each([
		[null, 'nothing'],
		[undefined, 'nothing'],
		['', 'an empty answer'],
		['  \n', 'an empty answer'],
		['<!DOCTYPE html><p>Олена</p>', 'an HTML page'],
		['<html>', 'an HTML page'],
		['380671234567', 'a text'],
		[7, 'a number'],
		[[1, 2], 'an array of 2'],
		[{}, '{  }'],
		[
			{ id: 7, name: 'Олена', on: null, list: ['x'], more: {} },
			'{ id: number, name: string, on: null, list: array of 1, more: {  } }',
		],
		[{ 380671234567: { name: 'Олена' }, 'Олена Коваль': 1, pages: 2 }, '{ pages: number, … }'],
	])('%j', (body, shape) => expect(describeShape(body)).toBe(shape));

	test('of a large one only the beginning', () => {
		const large = Object.fromEntries(Array.from({ length: 500 }, (_, n) => [`key${n}`, n]));
		expect(describeShape(large).length).toBeLessThan(250);
	});
});

describe('what a service says of an error', () => {
	test.each([
		['No such field', 'No such field'],
		[{ error: 'No such field' }, 'No such field'],
		[{ code: 5, error: { message: ['No such field'] } }, 'No such field'],
		['<h1>Bad   gateway</h1>\n<p>nginx</p>', 'Bad gateway nginx'],
		[{ code: 5 }, 'no reason given'],
		[{ a: { b: { c: { d: 'too deep' } } } }, 'no reason given'],
		['', 'no reason given'],
		[null, 'no reason given'],
		[undefined, 'no reason given'],
		[`${'wrong '.repeat(33)}SECRETKEY0123456789`, `${'wrong '.repeat(33)}…`],
		[`${'a'.repeat(150)} ${'b'.repeat(49)}`, `${'a'.repeat(150)} ${'b'.repeat(49)}`],
		[`${'wrong '.repeat(500)}key`, `${'wrong '.repeat(33)}…`],
		['k'.repeat(300), 'no reason given'],
	])('%j', (body, said) => expect(quoteError(body)).toBe(said));
});
