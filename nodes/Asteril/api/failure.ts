import { AsterilError, type AsterilErrorKind } from './AsterilError';
import type { Attempt, Verdict } from './attempt';
import type { HttpRequest } from './http';
import { describeShape, quoteError } from './shape';

const NOTHING_TWICE = 'Run it again later; nothing is written twice.';

/** What happened and what to do, by reason; `{…}` is filled in. */
const FAILURES: Record<
	Exclude<Verdict['reason'], 'fine'>,
	{ kind: AsterilErrorKind; message: string; description: string }
> = {
	key: {
		kind: 'key',
		message: 'Asteril refused the API key ({status})',
		description:
			"Check the API key in the Asteril credential. A key for API v3 is given by Asteril's support for one cabinet; the key of another cabinet does not work.",
	},
	notFound: {
		kind: 'contract',
		message: 'The cabinet {address} has no {method} {path} (404)',
		description:
			'Check the cabinet address in the Asteril credential. If it is right, this cabinet names the path differently: run the "Asteril Check Cabinet" node and paste its last item into the credential\'s Contract Overrides.',
	},
	refused: {
		kind: 'refused',
		message: 'Asteril refused {method} {path} ({status}): {said}',
		description:
			"A field or a value may be named differently in this cabinet: compare it with the Contract Overrides in the Asteril credential. Or the key's owner lacks the right to do this.",
	},
	limit: {
		kind: 'busy',
		message: 'Asteril asks to slow down (429), after {tries}',
		description: 'There were too many requests at once. Nothing was written; run it again later.',
	},
	failing: {
		kind: 'busy',
		message: 'Asteril is failing ({status}), after {tries}',
		description: `The cabinet had an error of its own. ${NOTHING_TWICE}`,
	},
	notJson: {
		kind: 'contract',
		message:
			'The cabinet {address} answered {method} {path} with {shape} instead of JSON ({status})',
		description:
			'This is usually a login page, a maintenance page or a wrong cabinet address. Open the address in a browser and check it in the Asteril credential.',
	},
	noConnection: {
		kind: 'unreachable',
		message: 'No connection to the cabinet {address} ({code}), after {tries}',
		description:
			"Check the cabinet address in the Asteril credential, and that n8n's server reaches the internet.",
	},
	lostConnection: {
		kind: 'unreachable',
		message: 'The connection to the cabinet {address} broke off ({code}), after {tries}',
		description: NOTHING_TWICE,
	},
	timeout: {
		kind: 'busy',
		message: 'The cabinet {address} did not answer {method} {path} in time, after {tries}',
		description: `${NOTHING_TWICE} Or raise the time-out in the node's options.`,
	},
};

/** The error for a request that came to no good end after so many tries. */
export function failureOf(
	address: string,
	request: HttpRequest,
	attempt: Attempt,
	{ reason, maybeDone }: Verdict,
	tries: number,
): AsterilError {
	const { kind, message, description } = FAILURES[reason === 'fine' ? 'failing' : reason];
	const answer = 'answer' in attempt ? attempt.answer : null;
	const facts: Record<string, string> = {
		address,
		method: request.method,
		path: request.path,
		tries: tries === 1 ? '1 try' : `${tries} tries`,
		status: String(answer?.status ?? ''),
		code: ('failed' in attempt && attempt.code) || 'no answer',
		said: quoteError(answer?.body),
		shape: describeShape(answer?.body),
	};
	const filled = message.replace(/\{(\w+)\}/g, (_, name: string) => facts[name]);
	return new AsterilError(kind, filled, {
		description,
		httpStatus: answer?.status ?? null,
		maybeDone: request.method !== 'GET' && maybeDone,
	});
}
