import { quoteError } from '../../shared/http/shape';
import { isAboutKey } from '../api/answer';
import { findPlace } from './place';
import type { Answer } from './probe';
import { isObject } from '../../shared/isObject';

/** What an answer to the question for a list comes to. */
export type Outcome =
	| 'list'
	/** There is no such path. */
	| 'missing'
	/** The key is refused, or has no right to this. */
	| 'denied'
	/** HTML, a redirect or a text. */
	| 'page'
	/** Some other no: a parameter it does not like. */
	| 'refused'
	| 'failing'
	/** JSON, but neither a list nor an error. */
	| 'other';

const BY_STATUS: Record<number, Outcome> = {
	401: 'denied',
	403: 'denied',
	404: 'missing',
	405: 'missing',
	410: 'missing',
	408: 'failing',
	425: 'failing',
	429: 'failing',
};
const CODES = ['code', 'status', 'error_code', 'errorCode', 'status_code', 'statusCode'];
const ABOUT_PATH = /not found|no such|does not exist|unknown (method|path)|не знайден|не існує/i;

/** Tells an answer's outcome by its status, and for a cabinet that always says 200 by its body. */
export function outcomeOf({ status, body }: Answer, expected: string[] = []): Outcome {
	if (status === 0 || status >= 500) return 'failing';
	if (status in BY_STATUS) return BY_STATUS[status];
	if (status >= 400) return 'refused';
	if (status >= 300 || typeof body !== 'object' || body === null) return 'page';
	if (findPlace(body, expected) !== null) return 'list';
	return outcomeOfBody(body as Record<string, unknown>);
}

function outcomeOfBody(body: Record<string, unknown>): Outcome {
	const inside = [body, ...Object.values(body).filter(isObject)];
	const codes = inside.flatMap((part) => CODES.map((key) => Number(part[key])));
	const known = codes.find((code) => code in BY_STATUS);
	if (known !== undefined) return BY_STATUS[known];
	const said = quoteError(body);
	if (isAboutKey(said)) return 'denied';
	if (ABOUT_PATH.test(said)) return 'missing';
	return codes.some((code) => code >= 400) || 'error' in body || 'errors' in body
		? 'refused'
		: 'other';
}
