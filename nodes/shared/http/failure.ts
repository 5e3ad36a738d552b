import { ApiError, type ApiErrorKind } from './ApiError';
import type { Classification } from './classifyResult';
import { connectionText } from './connectionTexts';
import { describeShape, quoteError } from './shape';
import type { HttpRequest, HttpResponse, HttpResult } from './types';

export type FailureReason = Exclude<Classification['reason'], 'fine'>;

/** What happened and what to do; `{…}` is filled in. */
export interface FailureText {
	message: string;
	description: string;
}

/** Reasons whose remedy differs from service to service; a service may reword the others as well. */
export type OwnTexts = Record<
	'key' | 'notFound' | 'refused' | 'notJson' | 'noConnection',
	FailureText
>;

export type FailureOf = (
	request: HttpRequest,
	result: HttpResult,
	classification: Classification,
	tries: number,
) => ApiError;

const NOTHING_TWICE = 'Run it again later; nothing is written twice.';

const COMMON_TEXTS: Record<Exclude<FailureReason, keyof OwnTexts>, FailureText> = {
	limit: {
		message: '{service} asks to slow down (429){tries}',
		description: 'There were too many requests at once. Nothing was written; run it again later.',
	},
	failing: {
		message: '{service} is failing ({status}){tries}',
		description: `It had an error of its own. ${NOTHING_TWICE}`,
	},
	lostConnection: {
		message: 'The connection to {address} broke off ({code}){tries}',
		description: NOTHING_TWICE,
	},
	timeout: {
		message: '{address} did not answer {method} {path} in time{tries}',
		description: `${NOTHING_TWICE} Or raise Timeout in the options of the node.`,
	},
};

const KINDS: Record<FailureReason, ApiErrorKind> = {
	key: 'key',
	notFound: 'contract',
	refused: 'refused',
	notJson: 'contract',
	limit: 'busy',
	failing: 'busy',
	timeout: 'busy',
	noConnection: 'unreachable',
	lostConnection: 'unreachable',
};

/**
 * Creates the function that turns a failed request to one service into an error for people.
 *
 * @param service its name, `Asteril`
 * @param address where it is, for messages; no key in it
 */
export function failuresOf(
	service: string,
	address: string,
	own: OwnTexts & Partial<Record<FailureReason, FailureText>>,
): FailureOf {
	const texts = { ...COMMON_TEXTS, ...own };
	return (request, result, classification, tries) => {
		const reason = classification.reason === 'fine' ? 'failing' : classification.reason;
		const answer = 'answer' in result ? result.answer : null;
		const code = 'failed' in result ? result.code : null;
		const connection = connectionText(code ?? '');
		const facts: Record<string, string> = {
			service,
			address,
			method: request.method,
			path: request.path,
			tries: describeTries(tries),
			status: String(answer?.status ?? ''),
			code: code ?? 'no answer',
			cause: connection?.cause ?? 'the connection failed',
			said: quoteError(answer?.body),
			shape: answer === null ? '' : describeAnswer(answer),
		};
		const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_, name: string) => facts[name]);
		const remedies = [texts[reason].description];
		if (reason === 'noConnection' && connection?.remedy) remedies.push(connection.remedy);
		return new ApiError(KINDS[reason], fill(texts[reason].message), {
			description: fill(remedies.join(' ')),
			httpStatus: answer?.status ?? null,
			outcomeUnknown: request.method !== 'GET' && classification.outcomeUnknown,
		});
	};
}

/** Nothing for the first try, else how many there were. */
function describeTries(tries: number): string {
	return tries === 1 ? '' : `, after ${tries} tries`;
}

/** Returns a failure's text without the number of tries, which differs by chance for one and the same reason. */
export function withoutTries(text: string): string {
	return text.replace(/, after \d+ tries/g, '');
}

/** An answer by its form. Of a redirect only the host is named: the rest may repeat the key. */
function describeAnswer({ status, headers, body }: HttpResponse): string {
	if (status < 300) return describeShape(body);
	const { location = '' } = headers;
	return URL.canParse(location) ? `a redirect to ${new URL(location).origin}` : 'a redirect';
}
