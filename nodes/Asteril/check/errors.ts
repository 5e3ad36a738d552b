import { describeShape, isPlainKey } from '../../shared/http/shape';
import type { Check } from './Check';
import { outcomeOf } from './outcome';
import type { Answer } from './probe';
import { isObject } from '../../shared/isObject';
import { plain } from './words';

const WRONG_KEY = 'deliberately-wrong-key';
const NO_SUCH_PATH = 'asteril-check-no-such-path';

/** Keys that name an error, the likeliest first. */
const ERROR_KEYS = [
	'error',
	'errors',
	'errormessage',
	'errortext',
	'message',
	'detail',
	'reason',
	'msg',
];

/**
 * Finds out how the cabinet says no: to a wrong key, and to a path that does not exist.
 *
 * @param path of a list that answers
 * @param good what it answered
 */
export async function checkErrors(check: Check, path: string, good: unknown): Promise<void> {
	const badKey = await check.ask(path, { limit: 1 }, check.contract.key, WRONG_KEY);
	if (badKey) tellBadKey(check, badKey, good);

	const badPath = await check.ask(NO_SUCH_PATH, { limit: 1 });
	if (!badPath) return;
	check.badPath = { outcome: outcomeOf(badPath), shape: describeShape(badPath.body) };
	const answered = `${badPath.status || 'no answer'}, ${describeShape(badPath.body)}`;
	if (check.badPath.outcome === 'list') {
		const note = 'It answers any path with a list, so a list that answers proves little.';
		check.findings.set('error.badPath', 'differs', answered, note);
	} else if (badPath.status >= 400) {
		check.findings.set('error.badPath', 'confirmed', answered);
	} else {
		tellSuccessWithError(check, 'error.badPath', badPath, good);
	}
}

function tellBadKey(check: Check, badKey: Answer, good: unknown): void {
	const answered = `${badKey.status || 'no answer'}, ${describeShape(badKey.body)}`;
	if (badKey.status >= 400 && badKey.status < 500) {
		check.findings.set('error.badKey', 'confirmed', answered);
		check.confirmed('response.errors', `Errors come as HTTP ${badKey.status}`);
	} else if (outcomeOf(badKey) === 'list') {
		const note = 'The cabinet answers whatever the key is: anybody can read it.';
		check.findings.set('error.badKey', 'differs', answered, note);
		check.unsure('response.errors', 'A wrong key made no error');
	} else {
		tellSuccessWithError(check, 'error.badKey', badKey, good);
	}
}

/** A cabinet that says 200 and means no: the key that names the error has to be known. */
function tellSuccessWithError(check: Check, fact: string, answer: Answer, good: unknown): void {
	const answered = `${answer.status || 'no answer'}, ${describeShape(answer.body)}`;
	const { errors } = check.contract.response;
	const names = isObject(answer.body) ? errorKeysOf(answer.body, good) : [];
	const known = errors.find((key) => names.includes(key));
	if (known !== undefined) {
		check.findings.set(fact, 'confirmed', answered, `The error stands under "${known}".`);
		check.confirmed('response.errors', `An error comes with ${answer.status} under "${known}"`);
	} else if (names.length > 0) {
		check.findings.set(fact, 'differs', answered, `The error stands under "${names[0]}".`);
		check.differs('response.errors', [...errors, names[0]], `An error stands under "${names[0]}"`);
	} else {
		const note = 'The nodes know an error by a key that only an error has; there is none.';
		check.findings.set(fact, 'cannot tell', answered, note);
	}
}

/** Keys that say something here and nothing in a good answer. */
function errorKeysOf(body: Record<string, unknown>, good: unknown): string[] {
	const inGood = isObject(good) ? good : {};
	const said = Object.keys(body).filter(
		(key) => isPlainKey(key) && isSomething(body[key]) && !isSomething(inGood[key]),
	);
	const rank = (key: string) => ERROR_KEYS.indexOf(plain(key));
	return said.filter((key) => rank(key) >= 0).sort((one, other) => rank(one) - rank(other));
}

function isSomething(value: unknown): boolean {
	if (value === undefined || value === null || value === false || value === '') return false;
	return typeof value !== 'object' || Object.keys(value).length > 0;
}
