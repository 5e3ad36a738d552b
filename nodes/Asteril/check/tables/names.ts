/** Names that cabinets are likely to use for what the contract names, the likeliest first. */
import { words } from '../strings';

export const LIST_NAMES = ['client', 'call', 'task', 'user'] as const;
export const WRITTEN = ['client', 'call', 'task'] as const;
export type ListName = (typeof LIST_NAMES)[number];
export type Written = (typeof WRITTEN)[number];

/**
 * Paths of lists. They are tried one by one, so a longer table costs every cabinet without that
 * list more requests.
 */
export const LIST_PATHS: Record<ListName, readonly string[]> = {
	client: words('clients contacts customers buyers persons people'),
	call: words('calls phone-calls phone_calls phonecalls telephony/calls call-log'),
	task: words('tasks todos activities reminders events'),
	user: words('users staff managers employees operators'),
};
/** What may follow the path of a list. */
export const LIST_SUFFIXES = words('list all');

/** `{name}` is what a record is. */
export const ID_KEYS = words('id ID _id {name}_id {name}Id uid guid uuid');

const EXTERNAL_ID =
	'external_id ext_id external unique_id foreign_id outer_id source_id foreign_key uuid uid';
const CLIENT_ID =
	'client_id client contact_id contact customer_id customer buyer_id buyer person_id person';
const RESPONSIBLE =
	'responsible responsible_id responsible_user_id manager manager_id assigned_to assignee owner owner_id employee user_id user';
const COMMENT = 'comment comments note notes remark description';
const PHONE = 'phone phone_number phones tel telephone telefon mobile mobile_phone';
const EMAIL = 'email mail email_address emails';
const NAME = 'name full_name fio pib title first_name';

/** Names of fields, in snake case; they are found in any spelling. A name counts only when no other field has it. */
export const FIELD_NAMES: Record<ListName, Record<string, readonly string[]>> = {
	client: {
		name: words(`${NAME} client_name contact_name`),
		phone: words(`${PHONE} contact_phone main_phone number`),
		email: words(EMAIL),
		comment: words(COMMENT),
		responsible: words(RESPONSIBLE),
		closed: words('closed is_closed archived is_archived is_deleted deleted inactive'),
	},
	call: {
		externalId: words(`${EXTERNAL_ID} call_key call_id`),
		clientId: words(CLIENT_ID),
		direction: words('direction call_direction type call_type kind way'),
		status: words('status call_status disposition result outcome state'),
		phone: words(`${PHONE} number client_phone caller_id caller`),
		line: words('line line_number our_phone our_number did trunk company_phone'),
		startedAt: words(
			'started_at start start_time start_date call_date call_time date time datetime begin_at',
		),
		duration: words('duration length total_duration total_time seconds'),
		talkDuration: words('talk_duration talk talk_time bill_sec conversation speak_time'),
		recordingUrl: words(
			'record_url recording_url record recording record_link audio audio_url file_url file link',
		),
		responsible: words(`${RESPONSIBLE} operator agent`),
		comment: words(COMMENT),
	},
	task: {
		externalId: words(EXTERNAL_ID),
		clientId: words(CLIENT_ID),
		title: words('title name subject theme summary'),
		description: words('description text body content details comment note'),
		status: words('status task_status state stage is_completed completed done'),
		deadline: words('deadline due due_date due_at end_date date_end finish_at term'),
		responsible: words(`${RESPONSIBLE} executor performer`),
		type: words('type task_type kind category'),
	},
	user: {
		name: words(NAME),
		email: words(EMAIL),
		phone: words(PHONE),
		extension: words('extension ext internal_number internal_phone short_number sip'),
		role: words('role roles position user_group group'),
	},
};

/**
 * Sets of fields that a new record gets: the first one at once, the others in this order where a refusal
 * names nothing. All other fields are tried by changing it.
 */
export const NEW: Record<Written, ReadonlyArray<readonly string[]>> = {
	client: [['name', 'phone'], [], ['phone'], ['name', 'phone']],
	call: [['externalId'], [], ['direction'], ['direction', 'phone']],
	task: [
		['externalId', 'title'],
		[],
		['title', 'responsible'],
		['title', 'responsible', 'deadline'],
	],
};

/** Fields without which the work can't be done. */
export const NEEDED: Record<Written, readonly string[]> = {
	client: ['phone'],
	call: ['externalId'],
	task: ['externalId', 'clientId', 'description', 'status'],
};
