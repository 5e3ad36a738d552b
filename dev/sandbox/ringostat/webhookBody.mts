/** A call in Ringostat's own key names, as its webhook and its calls list give it. */
import { DateTime } from 'luxon';
import { isAnswered, isInProgress, plainStatus, type AccountCall, type Utm } from './calls.mts';

export interface Project {
	/** Where the account's recordings are. */
	baseUrl: string;
	zone: string;
	projectId: string;
	recordingToken: (callId: string) => string;
}

/** `YYYY-MM-DD HH:MM:SS` on the project's clock. */
function projectTime(date: Date, zone: string): string {
	return DateTime.fromJSDate(date, { zone }).toFormat('yyyy-MM-dd HH:mm:ss');
}

export function recordingUrl(call: AccountCall, project: Project): string {
	if (!call.recording) return '';
	const token = project.recordingToken(call.id);
	return `${project.baseUrl}/recordings/${encodeURIComponent(call.id)}.wav?token=${token}`;
}

export function callCardUrl(call: AccountCall, { baseUrl, projectId }: Project): string {
	const id = encodeURIComponent(call.id);
	return `${baseUrl}/project/callcards/card/${id}/?project_id=${projectId}`;
}

/** Ringostat's placeholders for "nothing is known". */
function utmColumns(utm: Utm): Record<string, string> {
	return {
		utm_source: utm.source ?? '(direct)',
		utm_medium: utm.medium ?? '(none)',
		utm_campaign: utm.campaign ?? '(direct)',
		utm_content: utm.content ?? '(not set)',
		utm_term: utm.term ?? '(none)',
	};
}

/** The keys of an "after call" webhook. Numbers are strings there, and much is empty. */
export function webhookBody(call: AccountCall, project: Project): Record<string, unknown> {
	const { employee } = call;
	const out = call.direction === 'out' || call.direction === 'transitout';
	const body: Record<string, unknown> = {
		uniqueid: call.id,
		calldate: projectTime(call.startedAt, project.zone),
		call_type: call.direction,
		...(out ? outgoingNumbers(call) : incomingNumbers(call)),
		disposition: call.status,
		billsec: String(call.talkSeconds),
		waittime: String(call.waitSeconds),
		duration: String(call.talkSeconds + call.waitSeconds),
		has_recording: call.recording ? '1' : '0',
		recording_wav: recordingUrl(call, project),
		call_card: callCardUrl(call, project),
		employee_fio: employee?.fio ?? '',
		employee_id: employee?.id == null ? '-1' : String(employee.id),
		employee_email: employee?.email ?? '',
		extension_number: employee?.extension ?? '',
		manager_sip: employee?.sip ?? '',
		department: employee?.department ?? '',
		...utmColumns(call.utm),
		landing: 'https://shop.example/',
		project_id: project.projectId,
	};
	return { ...body, ...call.extra };
}

function incomingNumbers(call: AccountCall): Record<string, unknown> {
	const client = call.client ?? '';
	return {
		E164: client === '' ? '' : `+${client.replace(/^\+/, '')}`,
		userfield: client,
		dst: call.line,
		connected_with: isAnswered(call) ? (call.employee?.sip ?? '') : '',
	};
}

function outgoingNumbers(call: AccountCall): Record<string, unknown> {
	const client = call.client ?? '';
	const login = call.employee?.sip ?? 'shopexample_olha';
	return {
		caller: `"${login}" <${call.line}>`,
		callee: client,
		userfield: client,
		outbound_number: call.line,
		connected_with: isAnswered(call) ? client : '',
	};
}

/** One row of the calls list with every field it can have. */
export function listRow(call: AccountCall, project: Project): Record<string, unknown> {
	const out = call.direction === 'out' || call.direction === 'transitout';
	const login = call.employee?.sip ?? 'shopexample_olha';
	// The trap of the real list: a call under way looks like a missed one of no length.
	const underWay = isInProgress(call);
	const talk = underWay ? 0 : call.talkSeconds;
	const wait = underWay ? 0 : call.waitSeconds;
	const link = underWay ? '' : recordingUrl(call, project);
	const status = plainStatus(call.status);
	return {
		calldate: DateTime.fromJSDate(call.startedAt, { zone: project.zone }).toFormat(
			"yyyy-MM-dd'T'HH:mm:ssZZZ",
		),
		caller: out ? `"${login}" <${login}>` : (call.client ?? ''),
		dst: out ? (call.client ?? '') : call.line,
		pool_name: 'Shop pool',
		disposition: underWay ? 'NO ANSWER' : status,
		category_mark: 0,
		duration: talk + wait,
		call_type: call.direction,
		waittime: String(wait),
		billsec: talk,
		connected_with: isAnswered(call) ? (out ? (call.client ?? '') : login) : '',
		call_counter: 1,
		proper_flag: status === 'PROPER' ? 1 : 0,
		repeated_flag: status === 'REPEATED' ? 1 : 0,
		...utmColumns(call.utm),
		uniqueid: call.id,
		category_number: -1,
		employee_number: call.employee?.id == null ? -1 : Number(call.employee.id),
		employee_mark: 0,
		client_id: '1169999034.1555555510',
		remote_ip: '192.0.2.10',
		refferrer: 'https://www.google.com/',
		landing: 'https://shop.example/',
		recording: link,
		recording_wav: link,
		call_card: callCardUrl(call, project),
		additional_number: call.employee?.extension ?? '',
		has_recording: link === '' ? '0' : '1',
		scheme_name: 'Shop scheme',
		duration_ms: String((talk + wait) * 1000),
		department: call.employee?.department ?? '',
		caller_number: out ? call.line : (call.client ?? ''),
		employee_fio: call.employee?.fio ?? '',
	};
}
