/** Names that cabinets are likely to use for what the contract names, the likeliest first. */

export type ListName = 'client' | 'call' | 'task' | 'user';
export type Written = 'client' | 'call' | 'task';

export const LIST_NAMES: readonly ListName[] = ['client', 'call', 'task', 'user'];
export const WRITTEN: readonly Written[] = ['client', 'call', 'task'];

/**
 * Paths of lists. They are tried one by one, so a longer table costs every cabinet without that
 * list more requests.
 */
export const LIST_PATHS: Record<ListName, readonly string[]> = {
	client: ['clients', 'contacts', 'customers', 'buyers', 'persons', 'people'],
	call: ['calls', 'phone-calls', 'phone_calls', 'phonecalls', 'telephony/calls', 'call-log'],
	task: ['tasks', 'todos', 'activities', 'reminders', 'events'],
	user: ['users', 'staff', 'managers', 'employees', 'operators'],
};
/** What may follow the path of a list. */
export const LIST_SUFFIXES: readonly string[] = ['list', 'all'];

/** `{name}` is what a record is. */
export const ID_KEYS: readonly string[] = [
	'id',
	'ID',
	'_id',
	'{name}_id',
	'{name}Id',
	'uid',
	'guid',
	'uuid',
];

const EXTERNAL_ID = [
	'externalid',
	'extid',
	'external',
	'uniqueid',
	'foreignid',
	'outerid',
	'sourceid',
	'foreignkey',
	'uuid',
	'uid',
];
const CLIENT_ID = [
	'clientid',
	'client',
	'contactid',
	'contact',
	'customerid',
	'customer',
	'buyerid',
	'buyer',
	'personid',
	'person',
];
const RESPONSIBLE = [
	'responsible',
	'responsibleid',
	'responsibleuserid',
	'manager',
	'managerid',
	'assignedto',
	'assignee',
	'owner',
	'ownerid',
	'employee',
	'userid',
	'user',
];
const COMMENT = ['comment', 'comments', 'note', 'notes', 'remark', 'description'];
const PHONE = [
	'phone',
	'phonenumber',
	'phones',
	'tel',
	'telephone',
	'telefon',
	'mobile',
	'mobilephone',
];
const EMAIL = ['email', 'mail', 'emailaddress', 'emails'];
const NAME = ['name', 'fullname', 'fio', 'pib', 'title', 'firstname'];

/** Names of fields without marks and in lower case; a name counts only when no other field has it. */
export const FIELD_NAMES: Record<ListName, Record<string, readonly string[]>> = {
	client: {
		name: [...NAME, 'clientname', 'contactname'],
		phone: [...PHONE, 'contactphone', 'mainphone', 'number'],
		email: EMAIL,
		comment: COMMENT,
		responsible: RESPONSIBLE,
		closed: ['closed', 'isclosed', 'archived', 'isarchived', 'isdeleted', 'deleted', 'inactive'],
	},
	call: {
		externalId: [...EXTERNAL_ID, 'callkey', 'callid'],
		clientId: CLIENT_ID,
		direction: ['direction', 'calldirection', 'type', 'calltype', 'kind', 'way'],
		status: ['status', 'callstatus', 'disposition', 'result', 'outcome', 'state'],
		phone: [...PHONE, 'number', 'clientphone', 'callerid', 'caller'],
		line: ['line', 'linenumber', 'ourphone', 'ournumber', 'did', 'trunk', 'companyphone'],
		startedAt: [
			'startedat',
			'start',
			'starttime',
			'startdate',
			'calldate',
			'calltime',
			'date',
			'time',
			'datetime',
			'beginat',
		],
		duration: ['duration', 'length', 'totalduration', 'totaltime', 'seconds'],
		talkDuration: ['talkduration', 'talk', 'talktime', 'billsec', 'conversation', 'speaktime'],
		recordingUrl: [
			'recordurl',
			'recordingurl',
			'record',
			'recording',
			'recordlink',
			'audio',
			'audiourl',
			'fileurl',
			'file',
			'link',
		],
		responsible: [...RESPONSIBLE, 'operator', 'agent'],
		comment: COMMENT,
	},
	task: {
		externalId: EXTERNAL_ID,
		clientId: CLIENT_ID,
		title: ['title', 'name', 'subject', 'theme', 'summary'],
		description: ['description', 'text', 'body', 'content', 'details', 'comment', 'note'],
		status: ['status', 'taskstatus', 'state', 'stage', 'iscompleted', 'completed', 'done'],
		deadline: ['deadline', 'due', 'duedate', 'dueat', 'enddate', 'dateend', 'finishat', 'term'],
		responsible: [...RESPONSIBLE, 'executor', 'performer'],
		type: ['type', 'tasktype', 'kind', 'category'],
	},
	user: {
		name: NAME,
		email: EMAIL,
		phone: PHONE,
		extension: ['extension', 'ext', 'internalnumber', 'internalphone', 'shortnumber', 'sip'],
		role: ['role', 'roles', 'position', 'usergroup', 'group'],
	},
};

/** Fields without which the work can't be done. */
export const NEEDED: Record<Written, readonly string[]> = {
	client: ['phone'],
	call: ['externalId'],
	task: ['externalId', 'clientId', 'description', 'status'],
};
