import type { OwnTexts } from '../../shared/http/failure';

/** What to do about Ringostat's failures, by reason. */
export const failureTexts: OwnTexts = {
	key: {
		message: 'Ringostat refused the Auth-key ({status})',
		description:
			'Check the Auth-key in the Ringostat credential: it stands in Ringostat under Settings, Integrations, API.',
	},
	notFound: {
		message: 'Ringostat has no {method} {path} at {address} (404)',
		description: 'Check the API address in the Ringostat credential: https://api.ringostat.net.',
	},
	refused: {
		message: 'Ringostat refused {method} {path} ({status}): {said}',
		description:
			'It did not like the period or a field. Check "From" and "To" of the node; if they are right, please report this with the message.',
	},
	notJson: {
		message: 'Ringostat answered {method} {path} with {shape} instead of JSON ({status})',
		description: 'Check the API address in the Ringostat credential: https://api.ringostat.net.',
	},
	noConnection: {
		message: 'No connection to Ringostat at {address} ({code}), after {tries}',
		description: "Check that n8n's server reaches the internet.",
	},
};
