import { callBackFailureTexts, failureTexts } from '../../../../nodes/Ringostat/api/failureTexts';
import { type HttpResult, classifyResult } from '../../../../nodes/shared/http/classifyResult';
import { failuresOf } from '../../../../nodes/shared/http/failure';
import type { HttpRequest } from '../../../../nodes/shared/http/sender';

const ADDRESS = 'https://api.ringostat.net';
const list: HttpRequest = { method: 'GET', path: 'calls/list' };
const ring: HttpRequest = { method: 'POST', path: 'callback/outward_call', body: {} };

const answered = (status: number, body: unknown = {}): HttpResult => ({
	answer: { status, headers: {}, body },
});
const failed = (code: string): HttpResult => ({ failed: 'network', code });
const errorOf = (request: HttpRequest, result: HttpResult) =>
	failuresOf('Ringostat', ADDRESS, request === ring ? callBackFailureTexts : failureTexts)(
		request,
		result,
		classifyResult(result, request.method),
		1,
	);

test.each<[string, HttpResult, what: string, toDo: RegExp]>([
	['a wrong key', answered(401), 'Ringostat refused the Auth-key (401)', /Check the Auth-key/],
	['no such place', answered(404), 'Ringostat has no GET calls/list at', /Set API Address/],
	[
		'a refusal',
		answered(400, { error: 'Unknown field' }),
		'Ringostat refused GET calls/list (400): Unknown field',
		/the period or a field.*"From" and "To"/,
	],
	['a page', answered(200, '<html>'), 'with an HTML page instead of JSON', /Set API Address/],
	[
		'a closed port',
		failed('ECONNREFUSED'),
		`No connection to Ringostat at ${ADDRESS}: no server answers there (ECONNREFUSED)`,
		/reaches the internet/,
	],
])('asking for calls, %s: what happened, and what to do', (_name, result, what, toDo) => {
	const { message, description } = errorOf(list, result);
	expect(message).toContain(what);
	expect(description).toMatch(toDo);
	expect(`${message} ${description}`).not.toMatch(/[{}]|undefined/);
});

describe('calling back: whether it may have rung', () => {
	test.each<[string, HttpResult, what: string, toDo: string]>([
		['a wrong key', answered(401), 'refused the Auth-key (401)', 'Check the Auth-key'],
		['no such place', answered(404), 'has no POST callback/outward_call', 'Set API Address'],
		['a refusal', answered(400, { error: 'Busy' }), '(400): Busy', 'number or SIP login'],
		['a limit', answered(429), 'asks to slow down (429)', 'by hand'],
		['a closed port', failed('ECONNREFUSED'), 'No connection', 'reaches the internet'],
	])('%s: nobody was rung', (_name, result, what, toDo) => {
		const { message, description } = errorOf(ring, result);
		expect(message).toContain(what);
		expect(description).toMatch(/^Nobody was rung\. /);
		expect(description).toContain(toDo);
	});

	test.each<[string, HttpResult, what: string]>([
		['a page', answered(200, '<html>'), 'an HTML page instead of JSON (200)'],
		['a failing service', answered(503), 'Ringostat is failing (503)'],
		['a reset', failed('ECONNRESET'), `connection to ${ADDRESS} broke off (ECONNRESET)`],
		['a time-out', failed('ETIMEDOUT'), `${ADDRESS} did not answer POST callback/outward_call`],
	])('%s: it may have rung', (_name, result, what) => {
		const { message, description } = errorOf(ring, result);
		expect(message).toContain(what);
		expect(description).toMatch(/^Ringostat may have rung all the same.*by hand/);
	});
});
