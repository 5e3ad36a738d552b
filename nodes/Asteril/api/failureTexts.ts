import type { OwnTexts } from '../../shared/http/failure';

/**
 * The advice of all messages for a cabinet that may do something differently: run the check, and whom to
 * ask when that was done already.
 */
export const CHECK =
	'open the Asteril node, choose Cabinet → Check, switch on Try Writing, and paste its last item into API Differences of the Asteril credential. Is it pasted already? Send this message to Asteril\'s support, and ask: "What does API v3.1 expect here instead?"';

/** A right key is answered with 401 too, when the cabinet expects it elsewhere. */
export const KEY_REMEDY = `Check the API key in the Asteril credential: it must be the key v3 that Asteril's support gave for this cabinet. If it is, this cabinet may expect it elsewhere, or its owner lacks the right to this: ${CHECK}`;

/** What to do about Asteril's failures, by reason. */
export const failureTexts: OwnTexts = {
	key: {
		message: 'Asteril refused the API key, or the way in which it was sent ({status})',
		description: KEY_REMEDY,
	},
	notFound: {
		message: 'The cabinet {address} has no {method} {path} (404)',
		description: `Compare Cabinet Address in the Asteril credential with the address in the browser. If it is the same, this cabinet names the path differently: ${CHECK}`,
	},
	refused: {
		message: 'Asteril refused {method} {path} ({status}): {said}',
		description: `A field or a value may be named differently in this cabinet, or the key's owner lacks the right to do this: ${CHECK}`,
	},
	notJson: {
		message:
			'The cabinet {address} answered {method} {path} with {shape} instead of JSON ({status})',
		description:
			'This is usually a login page, a maintenance page or a wrong cabinet address. Open the address in a browser and compare it with Cabinet Address in the Asteril credential.',
	},
	noConnection: {
		message: 'No connection to the cabinet {address}: {cause} ({code}){tries}',
		description:
			"Compare Cabinet Address in the Asteril credential with the address in the browser, and check that n8n's server reaches the internet.",
	},
};
