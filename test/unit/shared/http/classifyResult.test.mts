import { type HttpResult, classifyResult } from '../../../../nodes/shared/http/classifyResult';

const answered = (status: number, body: unknown = {}): HttpResult => ({
	answer: { status, headers: {}, body },
});
const broken = (code: string | null): HttpResult => ({ failed: 'network', code });

const HTML = '<!doctype html><html><title>Вхід</title></html>';

type Row = [
	string,
	HttpResult,
	'accept' | 'retry' | 'fail',
	outcomeUnknown: boolean,
	reason: string,
];

const rows: Row[] = [
	['an object', answered(200, { id: 1 }), 'accept', false, 'fine'],
	['an array', answered(200, []), 'accept', false, 'fine'],
	['201', answered(201, { id: 1 }), 'accept', false, 'fine'],
	['an HTML page with 200', answered(200, HTML), 'retry', true, 'notJson'],
	['an empty 200', answered(200, ''), 'retry', true, 'notJson'],
	['204: there is nothing', answered(204, ''), 'accept', false, 'fine'],
	['null, as an empty list may be', answered(200, null), 'accept', false, 'fine'],
	['a number', answered(200, 7), 'retry', true, 'notJson'],
	['half of a JSON text', answered(200, '{"id":'), 'retry', true, 'notJson'],
	['a redirect', answered(302, ''), 'retry', true, 'notJson'],
	['a redirect with a JSON body', answered(301, {}), 'retry', true, 'notJson'],
	['400', answered(400), 'fail', false, 'refused'],
	['401', answered(401), 'fail', false, 'key'],
	['403', answered(403), 'fail', false, 'key'],
	['403 as HTML', answered(403, HTML), 'fail', false, 'key'],
	['404', answered(404), 'fail', false, 'notFound'],
	['404 as HTML', answered(404, HTML), 'fail', false, 'notFound'],
	['405', answered(405), 'fail', false, 'refused'],
	['408', answered(408), 'retry', true, 'timeout'],
	['409', answered(409), 'fail', false, 'refused'],
	['422', answered(422, { error: 'no such field' }), 'fail', false, 'refused'],
	['425', answered(425), 'retry', true, 'timeout'],
	['429', answered(429), 'retry', false, 'limit'],
	['429 as HTML', answered(429, HTML), 'retry', false, 'limit'],
	['500', answered(500), 'retry', true, 'failing'],
	['502 as HTML', answered(502, HTML), 'retry', true, 'failing'],
	['503', answered(503), 'retry', true, 'failing'],
	['504', answered(504), 'retry', true, 'failing'],
	['a closed port', broken('ECONNREFUSED'), 'retry', false, 'noConnection'],
	['an unknown host', broken('ENOTFOUND'), 'retry', false, 'noConnection'],
	['a name server that is away', broken('EAI_AGAIN'), 'retry', false, 'noConnection'],
	['no way to the host', broken('EHOSTUNREACH'), 'retry', false, 'noConnection'],
	['a wrong URL', broken('ERR_INVALID_URL'), 'fail', false, 'noConnection'],
	['an old certificate', broken('CERT_HAS_EXPIRED'), 'fail', false, 'noConnection'],
	[
		'a certificate of its own',
		broken('DEPTH_ZERO_SELF_SIGNED_CERT'),
		'fail',
		false,
		'noConnection',
	],
	["another's certificate", broken('ERR_TLS_CERT_ALTNAME_INVALID'), 'fail', false, 'noConnection'],
	['a reset', broken('ECONNRESET'), 'retry', true, 'lostConnection'],
	['a broken pipe', broken('EPIPE'), 'retry', true, 'lostConnection'],
	['half an answer', broken('ERR_BAD_RESPONSE'), 'retry', true, 'lostConnection'],
	['no code at all', broken(null), 'retry', true, 'lostConnection'],
	['a time-out of the socket', broken('ETIMEDOUT'), 'retry', true, 'timeout'],
	['a time-out of axios', broken('ECONNABORTED'), 'retry', true, 'timeout'],
];

test.each(rows)('a read: %s', (_name, result, classification, outcomeUnknown, reason) => {
	expect(classifyResult(result, 'GET')).toEqual({ action: classification, outcomeUnknown, reason });
});

test.each<[string, HttpResult, 'accept' | 'retry']>([
	['204', answered(204, ''), 'accept'],
	['204 without a body at all', answered(204, undefined), 'accept'],
	['205', answered(205, ''), 'accept'],
	['an empty 200', answered(200, ''), 'accept'],
	['an empty line', answered(201, '\n'), 'accept'],
	['null', answered(200, null), 'accept'],
	['a login page', answered(200, HTML), 'retry'],
	['half of a JSON text', answered(200, '{"id":'), 'retry'],
	['an empty redirect', answered(302, ''), 'retry'],
])('a write answered with %s', (_name, result, action) => {
	for (const method of ['POST', 'PUT', 'PATCH'] as const) {
		expect(classifyResult(result, method).action).toBe(action);
	}
});
