import { failureTexts } from '../../../../nodes/Asteril/api/failureTexts';
import { type HttpResult, classifyResult } from '../../../../nodes/shared/http/classifyResult';
import { failuresOf } from '../../../../nodes/shared/http/failure';
import type { HttpRequest } from '../../../../nodes/shared/http/sender';

const ADDRESS = 'https://crm1234567.asteril.com';
const request: HttpRequest = {
	method: 'POST',
	path: 'client',
	body: { fields: { name: 'Олена', phone: '380671234567' } },
};

const failureOf = failuresOf('Asteril', ADDRESS, failureTexts);

function messageFor(result: HttpResult, tries = 1) {
	return failureOf(request, result, classifyResult(result, request.method), tries);
}

const answered = (status: number, body: unknown): HttpResult => ({
	answer: { status, headers: {}, body },
});

test.each<[string, HttpResult, kind: string, what: RegExp, toDo: RegExp]>([
	[
		'a wrong key',
		answered(401, {}),
		'key',
		/refused the API key, or .*\(401\)/,
		/Check the API key .*Cabinet → Check, switch on Try Writing.*pasted already\? .*Asteril's support/,
	],
	['no right', answered(403, {}), 'key', /refused the API key, or .*\(403\)/, /lacks the right/],
	[
		'an unknown cabinet',
		answered(404, '<html>'),
		'contract',
		/crm1234567\.asteril\.com has no POST client \(404\)/,
		/Compare Cabinet Address.*Cabinet → Check, switch on Try Writing.*Asteril's support/,
	],
	[
		'a refusal',
		answered(422, { error: { fields: ['Unknown field "phone"'] } }),
		'refused',
		/refused POST client \(422\): Unknown field "phone"/,
		/Cabinet → Check, switch on Try Writing.*pasted already\? .*Asteril's support/,
	],
	['a limit', answered(429, {}), 'busy', /slow down \(429\)$/, /run it again later/],
	['a failing cabinet', answered(503, {}), 'busy', /failing \(503\)/, /nothing is written twice/],
	[
		'an HTML page',
		answered(200, '<!doctype html>'),
		'contract',
		/answered POST client with an HTML page instead of JSON \(200\)/,
		/login page/,
	],
	['an empty redirect', answered(302, ''), 'contract', /with a redirect instead/, /login page/],
	[
		'a closed port',
		{ failed: 'network', code: 'ECONNREFUSED' },
		'unreachable',
		/No connection to the cabinet https:\/\/crm1234567\.asteril\.com: no server answers there \(ECONNREFUSED\)$/,
		/reaches the internet/,
	],
	[
		'a reset',
		{ failed: 'network', code: 'ECONNRESET' },
		'unreachable',
		/broke off \(ECONNRESET\)/,
		/nothing is written twice/,
	],
	['no code', { failed: 'network', code: null }, 'unreachable', /\(no answer\)/, /again later/],
	[
		'a time-out',
		{ failed: 'network', code: 'ETIMEDOUT' },
		'busy',
		/did not answer POST client in time/,
		/raise Timeout/,
	],
])('%s: what happened, and what to do', (_name, result, kind, what, toDo) => {
	const error = messageFor(result);
	expect(error.kind).toBe(kind);
	expect(error.message).toMatch(what);
	expect(error.description).toMatch(toDo);
	expect(`${error.message} ${error.description}`).not.toMatch(/[{}]|undefined/);
});

test.each([
	['ECONNREFUSED', 'no server answers there'],
	['ENOTFOUND', 'there is no such host'],
	['EAI_AGAIN', 'the host name could not be looked up'],
	['EHOSTUNREACH', 'the network does not reach it'],
	['EPROTO', 'the server does not speak https'],
	['CERT_HAS_EXPIRED', 'its certificate has expired'],
	['DEPTH_ZERO_SELF_SIGNED_CERT', 'its certificate is self-signed'],
	['SELF_SIGNED_CERT_IN_CHAIN', 'its certificate is self-signed'],
	['ERR_TLS_CERT_ALTNAME_INVALID', 'its certificate is for another host'],
	['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'its certificate can not be verified'],
])('%s is said in words, with the code in brackets', (code, words) => {
	const { message, kind } = messageFor({ failed: 'network', code });
	expect(message).toBe(`No connection to the cabinet ${ADDRESS}: ${words} (${code})`);
	expect(kind).toBe('unreachable');
});

test.each([
	['EPROTO', /write http:\/\/ in front of the address in the credential/],
	['CERT_HAS_EXPIRED', /have the certificate of the server or proxy repaired/],
])('%s: what to do about it', (code, remedy) => {
	expect(messageFor({ failed: 'network', code }).description).toMatch(remedy);
});

test('a redirect names the host alone: the address it leads to may repeat the key', () => {
	const headers = { location: 'https://login.example/in?api_key=secret' };
	const { message } = messageFor({ answer: { status: 302, headers, body: '' } });
	expect(message).toContain('with a redirect to https://login.example instead of JSON (302)');
});

test('the tries are counted', () => {
	expect(messageFor({ failed: 'network', code: 'ECONNRESET' }, 4).message).toMatch(/after 4 tries/);
});

test('the status is there for a program', () => {
	expect(messageFor(answered(422, {})).httpStatus).toBe(422);
	expect(messageFor({ failed: 'network', code: null }).httpStatus).toBeNull();
});

test("nothing of what was sent, and none of a page's tags", () => {
	const page = '<html><b>Error</b> in <script>x</script></html>';
	const { message } = messageFor(answered(400, page));
	expect(message).toBe('Asteril refused POST client (400): Error in x');
	expect(message).not.toContain('Олена');
});

test('a long reason is cut', () => {
	expect(messageFor(answered(400, { error: 'ю'.repeat(5000) })).message.length).toBeLessThan(300);
});
