import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';
import { locatorValue } from '../../Asteril/n8n/locatorValue';
import { toFullNumber } from '../../shared/phone';
import type { RoutingRules, SendTo } from '../routing/types';
import type { AnswerForm } from './answer';

export interface RoutingSettings extends AnswerForm {
	rules: RoutingRules;
	/** How long a call may wait, in milliseconds. */
	answerWithinMs: number;
	ownNumbers: string[];
	/** Country of numbers written without one. */
	defaultCountry: string;
}

const DEFAULT_SECONDS = 2;

/** What is set in the node. Nothing in it is refused: a call that rings must be answered. */
export function readSettings(context: IWebhookFunctions): RoutingSettings {
	const options = context.getNodeParameter('options', {}) as IDataObject;
	const employees = context.getNodeParameter('employees', {}) as { values?: IDataObject[] };
	const seconds = Number(options.answerWithin ?? DEFAULT_SECONDS);
	const defaultCountry = text(options.defaultCountry).toUpperCase() || 'UA';
	return {
		rules: {
			sendTo: context.getNodeParameter('sendTo', 'responsible') as SendTo,
			fallback: destinationOf(text(context.getNodeParameter('fallback', '')), defaultCountry),
			employees: (employees.values ?? [])
				.map(({ employee, user }) => ({ employee: text(employee), user: locatorValue(user) }))
				.filter(({ employee, user }) => employee !== '' && user !== ''),
		},
		answerWithinMs: (seconds > 0 ? seconds : DEFAULT_SECONDS) * 1000,
		answerAs: (text(options.answerAs) || 'json') as AnswerForm['answerAs'],
		answerName: text(options.answerName) || 'destination',
		ownNumbers: text(options.ownNumbers)
			.split(/[,;\n]/)
			.filter((number) => number.trim() !== ''),
		defaultCountry,
	};
}

/** A number in the international form that Ringostat wants; anything else as it is typed. */
function destinationOf(typed: string, country: string): string {
	// So few digits are the id of a scheme or an extension.
	return /^\d{1,9}$/.test(typed) ? typed : (toFullNumber(typed, country) ?? typed);
}

function text(value: unknown): string {
	return value === undefined || value === null ? '' : String(value).trim();
}
