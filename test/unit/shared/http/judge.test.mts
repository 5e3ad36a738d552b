import { type Attempt, judge } from '../../../../nodes/shared/http/attempt';

const answered = (status: number, body: unknown = {}): Attempt => ({
	answer: { status, headers: {}, body },
});
const broken = (code: string | null): Attempt => ({ failed: 'network', code });

const HTML = '<!doctype html><html><title>Вхід</title></html>';

type Row = [string, Attempt, 'ok' | 'again' | 'stop', maybeDone: boolean, reason: string];

const rows: Row[] = [
	['an object', answered(200, { id: 1 }), 'ok', false, 'fine'],
	['an array', answered(200, []), 'ok', false, 'fine'],
	['201', answered(201, { id: 1 }), 'ok', false, 'fine'],
	['an HTML page with 200', answered(200, HTML), 'again', true, 'notJson'],
	['an empty 200', answered(200, ''), 'again', true, 'notJson'],
	['204', answered(204, ''), 'again', true, 'notJson'],
	['null', answered(200, null), 'again', true, 'notJson'],
	['a number', answered(200, 7), 'again', true, 'notJson'],
	['half of a JSON text', answered(200, '{"id":'), 'again', true, 'notJson'],
	['a redirect', answered(302, ''), 'again', true, 'notJson'],
	['a redirect with a JSON body', answered(301, {}), 'again', true, 'notJson'],
	['400', answered(400), 'stop', false, 'refused'],
	['401', answered(401), 'stop', false, 'key'],
	['403', answered(403), 'stop', false, 'key'],
	['403 as HTML', answered(403, HTML), 'stop', false, 'key'],
	['404', answered(404), 'stop', false, 'notFound'],
	['404 as HTML', answered(404, HTML), 'stop', false, 'notFound'],
	['405', answered(405), 'stop', false, 'refused'],
	['408', answered(408), 'again', true, 'timeout'],
	['409', answered(409), 'stop', false, 'refused'],
	['422', answered(422, { error: 'no such field' }), 'stop', false, 'refused'],
	['425', answered(425), 'again', true, 'timeout'],
	['429', answered(429), 'again', false, 'limit'],
	['429 as HTML', answered(429, HTML), 'again', false, 'limit'],
	['500', answered(500), 'again', true, 'failing'],
	['502 as HTML', answered(502, HTML), 'again', true, 'failing'],
	['503', answered(503), 'again', true, 'failing'],
	['504', answered(504), 'again', true, 'failing'],
	['a closed port', broken('ECONNREFUSED'), 'again', false, 'noConnection'],
	['an unknown host', broken('ENOTFOUND'), 'again', false, 'noConnection'],
	['a name server that is away', broken('EAI_AGAIN'), 'again', false, 'noConnection'],
	['no way to the host', broken('EHOSTUNREACH'), 'again', false, 'noConnection'],
	['a wrong URL', broken('ERR_INVALID_URL'), 'stop', false, 'noConnection'],
	['an old certificate', broken('CERT_HAS_EXPIRED'), 'stop', false, 'noConnection'],
	[
		'a certificate of its own',
		broken('DEPTH_ZERO_SELF_SIGNED_CERT'),
		'stop',
		false,
		'noConnection',
	],
	["another's certificate", broken('ERR_TLS_CERT_ALTNAME_INVALID'), 'stop', false, 'noConnection'],
	['a reset', broken('ECONNRESET'), 'again', true, 'lostConnection'],
	['a broken pipe', broken('EPIPE'), 'again', true, 'lostConnection'],
	['half an answer', broken('ERR_BAD_RESPONSE'), 'again', true, 'lostConnection'],
	['no code at all', broken(null), 'again', true, 'lostConnection'],
	['a time-out of the socket', broken('ETIMEDOUT'), 'again', true, 'timeout'],
	['a time-out of axios', broken('ECONNABORTED'), 'again', true, 'timeout'],
];

test.each(rows)('%s', (_name, attempt, verdict, maybeDone, reason) => {
	expect(judge(attempt)).toEqual({ verdict, maybeDone, reason });
});
