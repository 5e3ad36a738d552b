/**
 * The fields of the reference, each with its type and what programmers of other CRMs call it (`_` may become camel
 * case there). Nothing here is taken from what checks cabinets, and it is not to be kept equal to it.
 */
import type { EntityName, FieldType } from './contract.mts';

type NamedField = readonly [type: FieldType, ...otherNames: string[]];

const CREATED = ['dateTime', 'date_create', 'created', 'created_date', 'add_date'] as const;
const EXTERNAL = ['text', 'ext_id', 'unique_id', 'uuid', 'source_id'] as const;
const CLIENT = ['clientId', 'client', 'contact_id', 'customer_id', 'person'] as const;
const RESPONSIBLE = ['userId', 'responsible_id', 'manager_id'] as const;

export const referenceFields: Record<EntityName, Record<string, NamedField>> = {
	client: {
		id: ['id', 'client_id', 'uid'],
		created_at: CREATED,
		updated_at: ['dateTime'],
		name: ['text', 'full_name', 'fio', 'title', 'contact_name', 'pib'],
		phone: ['phone', 'phone_number', 'tel', 'mobile', 'main_phone', 'telefon'],
		email: ['text', 'mail', 'e_mail'],
		comment: ['text', 'note', 'description', 'comments'],
		responsible: [...RESPONSIBLE, 'assigned_to', 'owner'],
	},
	call: {
		id: ['id', 'call_id', 'uid'],
		created_at: CREATED,
		updated_at: ['dateTime'],
		external_id: [...EXTERNAL, 'call_key'],
		client_id: CLIENT,
		direction: ['direction', 'type', 'call_type', 'way'],
		status: ['text', 'result', 'call_status', 'state', 'disposition'],
		phone: ['text', 'number', 'client_phone', 'phone_number', 'caller_id'],
		line: ['text', 'did', 'our_number', 'trunk', 'company_phone'],
		started_at: ['dateTime', 'start', 'date', 'call_date', 'start_time', 'begin_at'],
		duration: ['integer', 'length', 'total_time', 'seconds'],
		talk_duration: ['integer', 'talk', 'billsec', 'talk_time', 'conversation'],
		record_url: ['url', 'recording', 'record', 'audio', 'link', 'file_url'],
		responsible: [...RESPONSIBLE, 'user_id', 'operator'],
		comment: ['text', 'note', 'description', 'remark'],
	},
	task: {
		id: ['id', 'task_id', 'uid'],
		created_at: CREATED,
		updated_at: ['dateTime'],
		external_id: [...EXTERNAL, 'foreign_key'],
		client_id: CLIENT,
		title: ['text', 'name', 'subject', 'theme'],
		description: ['text', 'text', 'body', 'content', 'comment', 'details'],
		status: ['taskStatus', 'state', 'stage', 'task_status'],
		deadline: ['dateTime', 'due', 'due_date', 'end_date', 'term', 'finish_at'],
		responsible: [...RESPONSIBLE, 'assigned_to', 'executor'],
		type: ['text', 'task_type', 'kind', 'category'],
	},
	user: {
		id: ['id', 'user_id'],
		created_at: ['dateTime'],
		updated_at: ['dateTime'],
		name: ['text', 'full_name', 'fio'],
		email: ['text', 'mail'],
		phone: ['text', 'phone_number'],
		extension: ['text', 'ext', 'internal_number', 'short_number'],
		role: ['text', 'position', 'group'],
	},
	order: {
		id: ['id'],
		created_at: ['dateTime'],
		updated_at: ['dateTime'],
		number: ['text'],
		client_id: ['clientId'],
		status: ['orderStatus'],
		sum: ['integer'],
		responsible: ['userId'],
		comment: ['text'],
	},
};
