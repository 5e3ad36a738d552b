/** Bodies of a length that make a careless parser slow: what grows with the square shows at the largest. */
export const hostileBodies: Record<string, (length: number) => unknown> = {
	'one value of digits': (length) => call({ E164: '3'.repeat(length) }),
	'one value of spaces': (length) => call({ E164: `+${' '.repeat(length)}x` }),
	'dashes between digits': (length) => call({ userfield: '-1'.repeat(length / 2) }),
	'escaped brackets': (length) => call({ userfield: '&amp;lt;'.repeat(length / 8) }),
	'open brackets': (length) => call({ userfield: '<'.repeat(length) }),
	commas: (length) => call({ dst: '0671234567,'.repeat(length / 11) }),
	'a long date': (length) => call({ calldate: '2026-11-20 '.repeat(length / 11) }),
	'a long name': (length) => call({ employee_fio: 'Ї\u0301'.repeat(length / 2) }),
	'text with controls': (length) => call({ comment: '\u0000\n'.repeat(length / 2) }),
	'many keys': (length) =>
		call(Object.fromEntries(Array.from({ length: length / 16 }, (_, n) => [`key_${n}`, 'v']))),
	'keys alike': (length) =>
		call(
			Object.fromEntries(
				Array.from({ length: length / 20 }, (_, n) => [`E164${'_'.repeat(n % 99)}`, n]),
			),
		),
	'deep objects': (length) => nested(length / 6, (inner) => ({ data: inner })),
	'deep lists': (length) => nested(length / 2, (inner) => [inner]),
	'JSON in text in JSON': (length) => jsonInJson(length),
	'a form of brackets': (length) => 'a[b]['.repeat(length / 5),
	'a form of ampersands': (length) => `uniqueid=1${'&='.repeat(length / 2)}`,
	'text of open braces': (length) => '{"a":'.repeat(length / 5),
	'text that is no JSON': (length) => `{"uniqueid":"${'\\'.repeat(length)}`,
	'an empty number, status and date': (length) =>
		call({ disposition: '('.repeat(length), calldate: ' '.repeat(length) }),
	'entities and dots': (length) =>
		call({ caller: '&amp;'.repeat(length / 5), recording: `https://${'a.'.repeat(length / 2)}` }),
	'text of deep lists': (length) => '['.repeat(length / 2) + ']'.repeat(length / 2),
	'text of deep objects': (length) => `${'{"data":'.repeat(length / 9)}1${'}'.repeat(length / 9)}`,
	'text of a deep value': (length) =>
		`{"uniqueid":"a","type":"in","x":${'['.repeat(length / 2)}${']'.repeat(length / 2)}}`,
	'a long key': (length) => call({ ['x'.repeat(length)]: 1 }),
	'percent signs': (length) => `a=${'%'.repeat(length)}`,
	'a form that looks like JSON': (length) =>
		Object.fromEntries(Array.from({ length: length / 20 }, (_, n) => [`{"a${n}`, '1'])),
	'one call again and again': (length) => Array.from({ length: length / 400 }, () => call({})),
};

function call(more: Record<string, unknown>): Record<string, unknown> {
	return { uniqueid: 'a', call_type: 'in', disposition: 'ANSWERED', ...more };
}

function nested(depth: number, wrap: (inner: unknown) => unknown): unknown {
	let body: unknown = { uniqueid: '1', call_type: 'in' };
	for (let n = 0; n < depth; n++) body = wrap(body);
	return body;
}

function jsonInJson(length: number): unknown {
	let text = JSON.stringify({ uniqueid: '1', call_type: 'in' });
	while (text.length * 2 < length) text = JSON.stringify({ data: text });
	return { data: text };
}
