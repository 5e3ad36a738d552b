/** A call in Ringostat's own key names, as its webhook and its calls list give it. */
import { DateTime } from 'luxon';
import { isAnswered, isInProgress, plainStatus, type AccountCall } from './calls.mts';

/** The project's clock. */
export const ZONE = 'Europe/Kyiv';

export interface Project {
	/** Where the account's recordings are. */
	baseUrl: string;
	projectId: string;
	recordingToken: (callId: string) => string;
}

/** The keys of an "after call" webhook. Numbers are strings there, and much is empty. */
export function webhookBody(call: AccountCall, project: Project): Record<string, unknown> {
	const { employee, line } = call;
	const { isOutgoing, client, login, began } = partsOf(call);
	const answered = isAnswered(call);
	const numbers = isOutgoing
		? {
				caller: `"${login}" <${line}>`,
				callee: client,
				outbound_number: line,
				connected_with: answered ? client : '',
			}
		: {
				E164: client === '' ? '' : `+${client.replace(/^\+/, '')}`,
				dst: line,
				connected_with: answered ? (employee?.sip ?? '') : '',
			};
	return {
		...commonKeys(call, project),
		...numbers,
		calldate: began.toFormat('yyyy-MM-dd HH:mm:ss'),
		userfield: client,
		disposition: call.status,
		billsec: String(call.talkSeconds),
		waittime: String(call.waitSeconds),
		duration: String(call.talkSeconds + call.waitSeconds),
		has_recording: call.recording ? '1' : '0',
		recording_wav: recordingUrl(call, project),
		employee_id: String(employee?.id ?? -1),
		employee_email: employee?.email ?? '',
		extension_number: employee?.extension ?? '',
		manager_sip: employee?.sip ?? '',
		project_id: project.projectId,
		...call.extra,
	};
}

/** One row of the calls list with every field it can have. */
export function listRow(call: AccountCall, project: Project): Record<string, unknown> {
	const { isOutgoing, client, login, began } = partsOf(call);
	// The trap of the real list: a call under way looks like a missed one of no length.
	const underWay = isInProgress(call);
	const talk = underWay ? 0 : call.talkSeconds;
	const wait = underWay ? 0 : call.waitSeconds;
	const link = underWay ? '' : recordingUrl(call, project);
	const status = plainStatus(call.status);
	return {
		...commonKeys(call, project),
		calldate: began.toFormat("yyyy-MM-dd'T'HH:mm:ssZZZ"),
		caller: isOutgoing ? `"${login}" <${login}>` : client,
		dst: isOutgoing ? client : call.line,
		pool_name: 'Shop pool',
		disposition: underWay ? 'NO ANSWER' : status,
		category_mark: 0,
		duration: talk + wait,
		waittime: String(wait),
		billsec: talk,
		connected_with: isAnswered(call) ? (isOutgoing ? client : login) : '',
		call_counter: 1,
		proper_flag: status === 'PROPER' ? 1 : 0,
		repeated_flag: status === 'REPEATED' ? 1 : 0,
		category_number: -1,
		employee_number: Number(call.employee?.id ?? -1),
		employee_mark: 0,
		client_id: '1169999034.1555555510',
		remote_ip: '192.0.2.10',
		refferrer: 'https://www.google.com/',
		recording: link,
		recording_wav: link,
		additional_number: call.employee?.extension ?? '',
		has_recording: link === '' ? '0' : '1',
		scheme_name: 'Shop scheme',
		duration_ms: String((talk + wait) * 1000),
		caller_number: isOutgoing ? call.line : client,
	};
}

/** What stands in the webhook and in the list alike, with Ringostat's placeholders for "not known". */
function commonKeys({ id, direction, employee, utm }: AccountCall, project: Project) {
	return {
		uniqueid: id,
		call_type: direction,
		call_card: `${project.baseUrl}/project/callcards/card/${encodeURIComponent(id)}/?project_id=${project.projectId}`,
		employee_fio: employee?.fio ?? '',
		department: employee?.department ?? '',
		utm_source: utm.source ?? '(direct)',
		utm_medium: utm.medium ?? '(none)',
		utm_campaign: utm.campaign ?? '(direct)',
		utm_content: utm.content ?? '(not set)',
		utm_term: utm.term ?? '(none)',
		landing: 'https://shop.example/',
	};
}

function partsOf({ direction, client, employee, startedAt }: AccountCall) {
	return {
		isOutgoing: direction === 'out' || direction === 'transitout',
		client: client ?? '',
		login: employee?.sip ?? 'shopexample_olha',
		began: DateTime.fromJSDate(startedAt, { zone: ZONE }),
	};
}

export function recordingUrl({ id, recording }: AccountCall, project: Project): string {
	if (!recording) return '';
	return `${project.baseUrl}/recordings/${encodeURIComponent(id)}.wav?token=${project.recordingToken(id)}`;
}
