import type { OwnTexts } from '../../shared/http/failure';

/** What to do about Asteril's failures, by reason. */
export const failureTexts: OwnTexts = {
	key: {
		message: 'Asteril refused the API key ({status})',
		description:
			"Check the API key in the Asteril credential: it must be the key v3 that Asteril's support gave for this cabinet.",
	},
	notFound: {
		message: 'The cabinet {address} has no {method} {path} (404)',
		description:
			"Check the cabinet address in the Asteril credential. If it is right, this cabinet names the path differently: run Cabinet → Check of the Asteril node and paste its last item into the credential's API Differences.",
	},
	refused: {
		message: 'Asteril refused {method} {path} ({status}): {said}',
		description:
			"A field or a value may be named differently in this cabinet: compare it with the API Differences in the Asteril credential. Or the key's owner lacks the right to do this.",
	},
	notJson: {
		message:
			'The cabinet {address} answered {method} {path} with {shape} instead of JSON ({status})',
		description:
			'This is usually a login page, a maintenance page or a wrong cabinet address. Open the address in a browser and check it in the Asteril credential.',
	},
	noConnection: {
		message: 'No connection to the cabinet {address} ({code}), after {tries}',
		description:
			"Check the cabinet address in the Asteril credential, and that n8n's server reaches the internet.",
	},
};
