/**
 * Words out of which cabinets are drawn: what programmers of CRMs call these things. Nothing here is
 * taken from what checks cabinets, and it is not to be kept equal to it.
 */
import type { Choice } from '../contract.mts';

/** What a list is called; without the plural's ending, one record of it. */
export const NOUNS = {
	client: ['clients', 'contacts', 'customers', 'buyers', 'persons'],
	call: ['calls', 'phone-calls', 'phone_calls', 'phonecalls', 'telephony/calls'],
	task: ['tasks', 'todos', 'activities', 'reminders'],
	user: ['users', 'staff', 'managers', 'employees'],
};

const CREATED = ['created_at', 'date_create', 'created', 'created_date', 'add_date'];
const EXTERNAL = ['external_id', 'ext_id', 'unique_id', 'uuid', 'source_id'];
const CLIENT = ['client_id', 'client', 'contact_id', 'customer_id', 'person'];
const RESPONSIBLE = ['responsible', 'responsible_id', 'manager_id'];

/** Names of a field, the one of the reference first; `_` may become camel case. */
export const FIELDS: Record<'client' | 'call' | 'task' | 'user', Record<string, string[]>> = {
	client: {
		id: ['id', 'client_id', 'uid'],
		created_at: CREATED,
		name: ['name', 'full_name', 'fio', 'title', 'contact_name', 'pib'],
		phone: ['phone', 'phone_number', 'tel', 'mobile', 'main_phone', 'telefon'],
		email: ['email', 'mail', 'e_mail'],
		comment: ['comment', 'note', 'description', 'comments'],
		responsible: [...RESPONSIBLE, 'assigned_to', 'owner'],
	},
	call: {
		id: ['id', 'call_id', 'uid'],
		created_at: CREATED,
		external_id: [...EXTERNAL, 'call_key'],
		client_id: CLIENT,
		direction: ['direction', 'type', 'call_type', 'way'],
		status: ['status', 'result', 'call_status', 'state', 'disposition'],
		phone: ['phone', 'number', 'client_phone', 'phone_number', 'caller_id'],
		line: ['line', 'did', 'our_number', 'trunk', 'company_phone'],
		started_at: ['started_at', 'start', 'date', 'call_date', 'start_time', 'begin_at'],
		duration: ['duration', 'length', 'total_time', 'seconds'],
		talk_duration: ['talk_duration', 'talk', 'billsec', 'talk_time', 'conversation'],
		record_url: ['record_url', 'recording', 'record', 'audio', 'link', 'file_url'],
		responsible: [...RESPONSIBLE, 'user_id', 'operator'],
		comment: ['comment', 'note', 'description', 'remark'],
	},
	task: {
		id: ['id', 'task_id', 'uid'],
		created_at: CREATED,
		external_id: [...EXTERNAL, 'foreign_key'],
		client_id: CLIENT,
		title: ['title', 'name', 'subject', 'theme'],
		description: ['description', 'text', 'body', 'content', 'comment', 'details'],
		status: ['status', 'state', 'stage', 'task_status'],
		deadline: ['deadline', 'due', 'due_date', 'end_date', 'term', 'finish_at'],
		responsible: [...RESPONSIBLE, 'assigned_to', 'executor'],
		type: ['type', 'task_type', 'kind', 'category'],
	},
	user: {
		id: ['id', 'user_id'],
		name: ['name', 'full_name', 'fio'],
		email: ['email', 'mail'],
		phone: ['phone', 'phone_number'],
		extension: ['extension', 'ext', 'internal_number', 'short_number'],
		role: ['role', 'position', 'group'],
	},
};

/** A field that such a cabinet may not have at all. */
export const OPTIONAL = {
	client: ['email', 'comment'],
	call: ['line', 'duration', 'talk_duration', 'responsible', 'comment'],
	task: ['type', 'deadline'],
};

/** Fields that a cabinet may want although nobody of ours knows them. */
export const WANTED = {
	client: ['source', 'category'],
	call: ['source', 'channel'],
	task: ['priority', 'channel'],
};

export const LIST_KEYS = ['items', 'list', 'rows', 'results', 'records', 'data'];
export const LIST_ENVELOPES = ['data', 'result', 'response', 'payload'];

export const DIRECTIONS: Choice[] = [
	{ in: 'incoming', out: 'outgoing' },
	{ in: 'inbound', out: 'outbound' },
	{ in: 'INCOMING', out: 'OUTGOING' },
	{ in: 'IN', out: 'OUT' },
	{ in: 'вхідний', out: 'вихідний' },
	// Numbers count up in the order in which people say it. Another order nobody could see from outside.
	{ in: 1, out: 2 },
	{ in: 0, out: 1 },
];

export const TASK_STATES: Choice[] = [
	{ open: 'new', done: 'completed' },
	{ open: 'NEW', done: 'CLOSED' },
	{ open: 'active', done: 'closed' },
	{ open: 'todo', done: 'finished' },
	{ open: 'нова', done: 'виконана' },
	{ open: 0, done: 1 },
	{ open: 1, done: 2 },
	{ open: false, done: true },
];

export const CALL_STATES: Choice[] = [
	{ answered: 'ANSWERED', missed: 'MISSED', not_reached: 'NOT_REACHED', unknown: 'UNKNOWN' },
	{ answered: 'success', missed: 'missed', not_reached: 'failed', unknown: 'other' },
	{ answered: 'answer', missed: 'noanswer', not_reached: 'notreached', unknown: 'unknown' },
];

export const TASK_TYPES: Choice[] = [
	{ call: 'call', meeting: 'meeting', mail: 'mail' },
	{ callback: 'callback', task: 'task' },
	{ call: 1, meeting: 2 },
];
