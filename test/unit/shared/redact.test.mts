import { redact } from '../../../nodes/shared/redact';

const KEY = 'k+e/y=1%2 "ключ"&x';

test.each([
	['as it is', `key ${KEY} is wrong`, 'key ••• is wrong'],
	['URL-encoded', `?a=1&x=${encodeURIComponent(KEY)}&b=2`, '?a=1&x=•••&b=2'],
	['several times', `${KEY}${KEY}`, '••••••'],
	['as the parameter of a query', 'GET /x?api_key=abc&page=1', 'GET /x?api_key=•••&page=1'],
	['the token of a webhook', 'POST /webhook?token=abc', 'POST /webhook?token=•••'],
	['the key of Ringostat', '"auth-key=abc"', '"auth-key=•••"'],
	['in any case', 'API_KEY=abc', 'API_KEY=•••'],
	['a text without one', 'nothing to see', 'nothing to see'],
])('%s', (_name, text, redacted) => {
	expect(redact(text, [KEY])).toBe(redacted);
});

test('a key that was pasted with a space', () => {
	expect(redact('wrong key abc here', [' abc\n'])).toBe('wrong key ••• here');
});

test('every secret, and an empty one hides nothing', () => {
	expect(redact('one two', ['one', '', 'two'])).toBe('••• •••');
	expect(redact('one', [''])).toBe('one');
});

test('signs of patterns are nothing special in a secret', () => {
	expect(redact('a.c abc $& .*', ['a.c', '$&', '.*'])).toBe('••• abc ••• •••');
});
