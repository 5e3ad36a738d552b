import type { FailureReason, FailureText, OwnTexts } from '../../shared/http/failure';

const CHECK_KEY =
	'Check the Auth-key in the Ringostat credential: it stands in Ringostat under Settings, Integrations, API.';
const CHECK_ADDRESS = 'Set API Address in the Ringostat credential to https://api.ringostat.net.';
const CHECK_SERVER = "Check that n8n's server reaches the internet.";

/** What to do about Ringostat's failures, by reason; in a request for calls. */
export const failureTexts: OwnTexts = {
	key: { message: 'Ringostat refused the Auth-key ({status})', description: CHECK_KEY },
	notFound: {
		message: 'Ringostat has no {method} {path} at {address} (404)',
		description: CHECK_ADDRESS,
	},
	refused: {
		message: 'Ringostat refused {method} {path} ({status}): {said}',
		description:
			'It did not like the period or a field. Check "From" and "To" of the node; if they are right, please report this with the message.',
	},
	notJson: {
		message: 'Ringostat answered {method} {path} with {shape} instead of JSON ({status})',
		description: CHECK_ADDRESS,
	},
	noConnection: {
		message: 'No connection to Ringostat at {address}: {cause} ({code}){tries}',
		description: CHECK_SERVER,
	},
};

/** The same for employees and SIP states. */
export const employeeFailureTexts: OwnTexts = {
	...failureTexts,
	refused: {
		message: failureTexts.refused.message,
		description: 'Check the Auth-key and the Project ID in the Ringostat credential.',
	},
};

/** The same for contacts: what Ringostat answers there is not documented, so it is quoted. */
export const contactFailureTexts: OwnTexts = {
	...failureTexts,
	refused: {
		message: failureTexts.refused.message,
		description:
			'Check the Project ID in the Ringostat credential, and the name, the numbers and the ID of the contact.',
	},
};

/** The call to the client did not begin, so the execution may be run again. */
const NOT_RUNG = 'Nobody was rung.';
/** It may have begun: to ring again could disturb a client who is talking already. */
const MAYBE_RUNG =
	'Ringostat may have rung all the same, so this is not tried again. Look into its call log; if there is no such call, call the client by hand: the task in Asteril is open.';

/** The same when somebody is to be called back: what matters there is whether it rang. */
export const callBackFailureTexts: Record<FailureReason, FailureText> = {
	key: { ...failureTexts.key, description: `${NOT_RUNG} ${CHECK_KEY}` },
	notFound: { ...failureTexts.notFound, description: `${NOT_RUNG} ${CHECK_ADDRESS}` },
	refused: {
		...failureTexts.refused,
		description: `${NOT_RUNG} Check the employee's number or SIP login, the project ID, and in Ringostat that the employee may make outgoing calls.`,
	},
	limit: {
		message: 'Ringostat asks to slow down (429){tries}',
		description: `${NOT_RUNG} Retry the execution later, or call the client by hand: the task in Asteril is open.`,
	},
	noConnection: { ...failureTexts.noConnection, description: `${NOT_RUNG} ${CHECK_SERVER}` },
	notJson: { ...failureTexts.notJson, description: `${MAYBE_RUNG} ${CHECK_ADDRESS}` },
	failing: { message: 'Ringostat is failing ({status}){tries}', description: MAYBE_RUNG },
	lostConnection: {
		message: 'The connection to {address} broke off ({code}){tries}',
		description: MAYBE_RUNG,
	},
	timeout: {
		message: '{address} did not answer {method} {path} in time{tries}',
		description: MAYBE_RUNG,
	},
};
