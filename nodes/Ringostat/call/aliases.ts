/**
 * Which keys mean what, as data: meaning → keys, the best first. The person who sets a webhook up
 * types the names, so the list cannot be complete; `mapping` lets the user add theirs.
 *
 * How a key is written does not matter: case, `_`, `-`, `.` and spaces are ignored (`nameOf`), so
 * `billSec`, `BILLSEC` and `bill_sec` are one key.
 *
 * Keys before an `assumed` mark were seen: in samples, in the calls list (article 6312678) or in
 * public receivers. Those behind it are guesses of what people type.
 */
export const ALIASES = {
	id: ['uniqueid', 'call_id', 'cdr_id', 'id', 'uuid', /* assumed */ 'unique_id'],
	event: ['event', /* assumed */ 'event_name', 'webhook_event'],
	direction: ['call_type', 'type', 'direction', /* assumed */ 'call_direction'],
	callback: ['callback', /* assumed */ 'is_callback'],
	substitution: ['substitution_type'],
	outcome: [],
	missed: [],
	disposition: ['disposition', 'status', 'call_status'],
	startedAt: [
		'calldate',
		'call_date',
		'date',
		'call_timestamp',
		/* assumed */ 'datetime',
		'date_time',
		'started_at',
		'start_time',
		'call_start',
		'timestamp',
	],
	talkSeconds: [
		'billsec',
		'dialog',
		'talk_time',
		'duration_conversation',
		/* assumed */ 'conversation_duration',
		'talk_seconds',
	],
	durationSeconds: ['duration', 'call_duration', 'duration_call', /* assumed */ 'total_duration'],
	durationMilliseconds: ['duration_ms', 'duration_call_ms', /* assumed */ 'call_duration_ms'],
	waitSeconds: ['waittime', 'waiting', 'duration_waiting', /* assumed */ 'waiting_time'],

	/** Only the user's mapping puts keys here; they come before all others. */
	clientPhone: [],
	line: [],
	clientIncoming: [
		'E164',
		'number_e164',
		'userfield',
		'caller',
		'caller_number',
		'caller_id',
		'client_mob',
		'phone',
		/* assumed */ 'client_phone',
		'client_number',
		'phone_number',
	],
	clientOutgoing: [
		'callee',
		'full_num',
		'userfield',
		'E164',
		'number_e164',
		'dst',
		'call_destination',
		'destination',
		'client_mob',
		'phone',
		/* assumed */ 'client_phone',
		'client_number',
		'phone_number',
	],
	/** Keys that name the client whichever way the call went. */
	clientAlways: [
		'E164',
		'number_e164',
		'userfield',
		'client_mob',
		'full_num',
		'phone',
		/* assumed */ 'client_phone',
		'client_number',
		'phone_number',
	],
	lineIncoming: ['dst', 'n_alias', 'destination', 'called_id', 'call_destination'],
	lineOutgoing: ['outbound_number', 'caller_number', 'caller'],
	outboundNumber: ['outbound_number'],
	numberAlias: ['n_alias'],
	/** The two ends of a call: who dialled, who was dialled. */
	from: ['caller', 'caller_number', 'caller_id'],
	callee: ['callee'],
	to: ['callee', 'dst', 'destination', 'call_destination', 'called_id', 'n_alias'],
	callerNumber: ['caller_number'],
	connectedWith: ['connected_with'],

	/** Everything above that holds a number, a login or an extension. */
	anyEnd: [
		'E164',
		'number_e164',
		'userfield',
		'caller',
		'caller_number',
		'caller_id',
		'client_mob',
		'phone',
		'client_phone',
		'client_number',
		'phone_number',
		'callee',
		'full_num',
		'dst',
		'n_alias',
		'called_id',
		'destination',
		'call_destination',
		'outbound_number',
		'connected_with',
	],

	recordingUrl: [
		'recording_wav',
		'recording',
		'call_recording',
		'audio_url',
		/* assumed */ 'recording_url',
		'recording_link',
		'record_url',
	],
	recordingFlag: ['has_recording', 'recording_presence'],
	callCardUrl: ['call_card', 'call_card_link', /* assumed */ 'call_card_url'],

	'employee.name': [
		'employee_fio',
		'employee',
		'manager',
		/* assumed */ 'employee_name',
		'manager_name',
	],
	'employee.id': ['staffid', 'employee_id', 'employee_number', /* assumed */ 'manager_id'],
	'employee.email': ['employee_email', /* assumed */ 'manager_email'],
	'employee.extension': [
		'extension_number',
		'internal_number',
		'employee_ext',
		'additional_number',
		'employee_estension', // sic: seen in a user's webhook
		/* assumed */ 'employee_extension',
		'extension',
	],
	'employee.sip': ['manager_sip', /* assumed */ 'employee_sip', 'sip_login', 'sip'],
	'employee.phone': [/* assumed */ 'employee_phone', 'manager_phone'],
	'employee.department': ['department', /* assumed */ 'employee_department'],

	'utm.source': ['utm_source'],
	'utm.medium': ['utm_medium'],
	'utm.campaign': ['utm_campaign'],
	'utm.content': ['utm_content'],
	'utm.term': ['utm_term'],
	'lastUtm.source': ['last_utm_source'],
	'lastUtm.medium': ['last_utm_medium'],
	'lastUtm.campaign': ['last_utm_campaign'],
	'lastUtm.content': ['last_utm_content'],
	'lastUtm.term': ['last_utm_term'],
} as const satisfies Record<string, readonly string[]>;

export type Meaning = keyof typeof ALIASES;

/**
 * Keys that a deal, a site form or a dialogue has as well: they alone do not make a call
 * (`isCall.ts`).
 */
export const GENERIC_KEYS = [
	'id',
	'uuid',
	'event',
	'event_name',
	'webhook_event',
	'type',
	'direction',
	'callback',
	'status',
	'date',
	'datetime',
	'date_time',
	'started_at',
	'start_time',
	'timestamp',
	'duration',
	'total_duration',
	'dialog',
	'waiting',
	'destination',
	'phone',
	'client_phone',
	'client_number',
	'phone_number',
	'client_mob',
	'recording_url',
	'extension',
];

/** Keys that hold more of the same call: an object, or one written as JSON text. */
export const CONTAINER_KEYS = [
	'additional_call_data',
	'extraFields',
	'data',
	/* assumed */ 'call',
	'call_data',
	'payload',
	'result',
	'json',
];

/** Keys that may hold an array of calls. */
export const LIST_KEYS = ['data', /* assumed */ 'calls', 'items', 'rows', 'result', 'payload'];

/** Our own webhook's secret: it never leaves the parser. */
export const SECRET_KEYS = ['token'];
