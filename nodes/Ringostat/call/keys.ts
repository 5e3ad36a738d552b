/**
 * The one table of the keys that Ringostat's webhooks and calls list use, best first. The person who
 * sets a webhook up types the names, so it cannot be complete; *Field Mapping* adds the user's own.
 *
 * How a key is written does not matter: case, `_`, `-`, `.` and spaces are ignored (`normalizeKey`), so
 * `billSec`, `BILLSEC` and `bill_sec` are one key.
 *
 * `assumed` keys are guesses of what people type. All others were seen: in samples, in the calls
 * list (article 6312678) or in public receivers. `generic` keys are those that a deal, a site form
 * or a dialogue has as well: they alone do not make a call (`isCall.ts`).
 */
export const FACT_KEYS = [
	{ meaning: 'id', keys: ['uniqueid', 'call_id', 'cdr_id'] },
	{ meaning: 'id', keys: ['id', 'uuid'], generic: true },
	{ meaning: 'event', keys: ['event'], generic: true },
	{ meaning: 'event', keys: ['event_name', 'webhook_event'], assumed: true, generic: true },

	{ meaning: 'direction', keys: ['call_type'] },
	{ meaning: 'direction', keys: ['type', 'direction'], generic: true },
	{ meaning: 'direction', keys: ['call_direction'], assumed: true },
	{ meaning: 'callback', keys: ['callback'], generic: true },
	{ meaning: 'callback', keys: ['is_callback'], assumed: true },
	{ meaning: 'substitution', keys: ['substitution_type'] },
	{ meaning: 'disposition', keys: ['disposition'] },
	{ meaning: 'disposition', keys: ['status'], generic: true },
	{ meaning: 'disposition', keys: ['call_status'] },

	{ meaning: 'startedAt', keys: ['calldate'] },
	{ meaning: 'startedAt', keys: ['date'], generic: true },
	{ meaning: 'startedAt', keys: ['call_timestamp'] },
	{ meaning: 'startedAt', keys: ['call_start'], assumed: true },
	{
		meaning: 'startedAt',
		keys: ['datetime', 'started_at', 'start_time', 'timestamp'],
		assumed: true,
		generic: true,
	},
	{ meaning: 'talkSeconds', keys: ['billsec'] },
	{ meaning: 'talkSeconds', keys: ['dialog'], generic: true },
	{ meaning: 'talkSeconds', keys: ['talk_time', 'duration_conversation'] },
	{ meaning: 'talkSeconds', keys: ['conversation_duration', 'talk_seconds'], assumed: true },
	{ meaning: 'durationSeconds', keys: ['duration'], generic: true },
	{ meaning: 'durationSeconds', keys: ['call_duration', 'duration_call'] },
	{ meaning: 'durationSeconds', keys: ['total_duration'], assumed: true, generic: true },
	{ meaning: 'durationMilliseconds', keys: ['duration_ms', 'duration_call_ms'] },
	{ meaning: 'durationMilliseconds', keys: ['call_duration_ms'], assumed: true },
	{ meaning: 'waitSeconds', keys: ['waittime'] },
	{ meaning: 'waitSeconds', keys: ['waiting'], generic: true },
	{ meaning: 'waitSeconds', keys: ['duration_waiting'] },
	{ meaning: 'waitSeconds', keys: ['waiting_time'], assumed: true },

	{ meaning: 'recordingUrl', keys: ['recording_wav', 'recording', 'call_recording', 'audio_url'] },
	{ meaning: 'recordingUrl', keys: ['recording_url'], assumed: true, generic: true },
	{ meaning: 'recordingUrl', keys: ['recording_link', 'record_url'], assumed: true },
	{ meaning: 'recordingFlag', keys: ['has_recording', 'recording_presence'] },
	{ meaning: 'callCardUrl', keys: ['call_card', 'call_card_link'] },
	{ meaning: 'callCardUrl', keys: ['call_card_url'], assumed: true },

	{ meaning: 'employee.name', keys: ['employee_fio', 'employee', 'manager'], generic: true },
	{
		meaning: 'employee.name',
		keys: ['employee_name', 'manager_name'],
		assumed: true,
		generic: true,
	},
	{ meaning: 'employee.id', keys: ['staffid', 'employee_id', 'employee_number'], generic: true },
	{ meaning: 'employee.id', keys: ['manager_id'], assumed: true, generic: true },
	{ meaning: 'employee.email', keys: ['employee_email'], generic: true },
	{ meaning: 'employee.email', keys: ['manager_email'], assumed: true, generic: true },
	{
		meaning: 'employee.extension',
		// 'employee_estension' is a typing mistake seen in a user's webhook.
		keys: [
			'extension_number',
			'internal_number',
			'employee_ext',
			'additional_number',
			'employee_estension',
		],
		generic: true,
	},
	{
		meaning: 'employee.extension',
		keys: ['employee_extension', 'extension'],
		assumed: true,
		generic: true,
	},
	{ meaning: 'employee.sip', keys: ['manager_sip'], generic: true },
	{
		meaning: 'employee.sip',
		keys: ['employee_sip', 'sip_login', 'sip'],
		assumed: true,
		generic: true,
	},
	{
		meaning: 'employee.phone',
		keys: ['employee_phone', 'manager_phone'],
		assumed: true,
		generic: true,
	},
	{ meaning: 'employee.department', keys: ['department'], generic: true },
	{ meaning: 'employee.department', keys: ['employee_department'], assumed: true, generic: true },

	{ meaning: 'utm.source', keys: ['utm_source'], generic: true },
	{ meaning: 'utm.medium', keys: ['utm_medium'], generic: true },
	{ meaning: 'utm.campaign', keys: ['utm_campaign'], generic: true },
	{ meaning: 'utm.content', keys: ['utm_content'], generic: true },
	{ meaning: 'utm.term', keys: ['utm_term'], generic: true },
	{ meaning: 'lastUtm.source', keys: ['last_utm_source'], generic: true },
	{ meaning: 'lastUtm.medium', keys: ['last_utm_medium'], generic: true },
	{ meaning: 'lastUtm.campaign', keys: ['last_utm_campaign'], generic: true },
	{ meaning: 'lastUtm.content', keys: ['last_utm_content'], generic: true },
	{ meaning: 'lastUtm.term', keys: ['last_utm_term'], generic: true },
] as const satisfies ReadonlyArray<KeyRow & { meaning: string }>;

export interface KeyRow {
	readonly keys: readonly string[];
	readonly assumed?: true;
	readonly generic?: true;
}

/** What the number under a key is on incoming and on outgoing calls, and at which end it stands. */
export interface NumberKeyRow extends KeyRow {
	readonly incoming?: 'client' | 'line';
	readonly outgoing?: 'client' | 'line';
	/** `from` dialled, `to` was dialled, `connected` talked, `ours` is the project's own number. */
	readonly end?: 'from' | 'to' | 'connected' | 'ours';
	/** The keys come before all others when the call goes that way. */
	readonly first?: 'incoming' | 'outgoing';
	/** On transit rows of the calls list the employee's line stands under the keys. */
	readonly transit?: 'employee';
	/** Without a direction the client's, as long as no other end is named (the "classic" body). */
	readonly classic?: true;
}

/**
 * Keys that hold a telephone number, a SIP login or an extension. Their meaning depends on the
 * direction. Keys without an `end` name the client whichever way the call went.
 */
export const NUMBER_KEYS: readonly NumberKeyRow[] = [
	{ keys: ['callee'], outgoing: 'client', end: 'to', classic: true },
	{ keys: ['full_num'], outgoing: 'client' },
	{ keys: ['userfield'], incoming: 'client', outgoing: 'client' },
	{ keys: ['E164', 'number_e164'], incoming: 'client', outgoing: 'client', first: 'incoming' },
	{ keys: ['outbound_number'], end: 'ours' },
	{ keys: ['dst'], incoming: 'line', outgoing: 'client', end: 'to' },
	{ keys: ['n_alias'], incoming: 'line', end: 'ours' },
	{ keys: ['destination'], incoming: 'line', outgoing: 'client', end: 'to', generic: true },
	{ keys: ['called_id'], incoming: 'line', end: 'to' },
	{ keys: ['call_destination'], incoming: 'line', outgoing: 'client', end: 'to' },
	{ keys: ['caller'], incoming: 'client', outgoing: 'line', end: 'from' },
	{
		keys: ['caller_number'],
		incoming: 'client',
		outgoing: 'line',
		end: 'from',
		first: 'outgoing',
		transit: 'employee',
	},
	{ keys: ['caller_id'], incoming: 'client', end: 'from' },
	{ keys: ['client_mob', 'phone'], incoming: 'client', outgoing: 'client', generic: true },
	{
		keys: ['client_phone', 'client_number', 'phone_number'],
		incoming: 'client',
		outgoing: 'client',
		assumed: true,
		generic: true,
	},
	{ keys: ['connected_with'], end: 'connected' },
];
/** The whole table. */
export const KEY_TABLE = [...FACT_KEYS, ...NUMBER_KEYS];

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

/** The secret of our own webhook. It never leaves the parser. */
export const SECRET_KEYS = ['token'];
