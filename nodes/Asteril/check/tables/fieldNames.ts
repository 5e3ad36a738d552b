import type { ListName } from './listPaths';

/** What a field's values look like, when there are any. */
export type Kind = 'text' | 'date' | 'number' | 'url' | 'id' | 'phone';

/** Fields whose values are not just text. */
export const KINDS: Record<string, Kind> = {
	startedAt: 'date',
	deadline: 'date',
	duration: 'number',
	talkDuration: 'number',
	recordingUrl: 'url',
	phone: 'phone',
};

const EXTERNAL_ID = ['externalid', 'extid', 'external', 'uniqueid', 'foreignid', 'outerid', 'uid'];
const CLIENT_ID = ['clientid', 'client', 'contactid', 'contact', 'customerid', 'customer', 'buyer'];
const RESPONSIBLE = [
	'responsible',
	'responsibleid',
	'responsibleuser',
	'responsibleuserid',
	'manager',
	'managerid',
	'assignedto',
	'assignee',
	'owner',
	'ownerid',
	'employee',
	'user',
	'userid',
];
const COMMENT = ['comment', 'comments', 'note', 'notes', 'remark', 'description'];
const PHONE = ['phone', 'phonenumber', 'phones', 'tel', 'telephone', 'mobile', 'mobilephone'];
const EMAIL = ['email', 'mail', 'emailaddress', 'emails'];
const NAME = ['name', 'fullname', 'fio', 'title', 'firstname'];

/**
 * Other names of a field, without marks and in lower case, the likeliest first. A name counts only
 * when no other field is there under it as assumed, and its values look right.
 */
export const FIELD_NAMES: Record<ListName, Record<string, readonly string[]>> = {
	client: {
		name: [...NAME, 'clientname', 'contactname'],
		phone: [...PHONE, 'contactphone', 'mainphone', 'phone1', 'number'],
		email: EMAIL,
		comment: COMMENT,
		responsible: RESPONSIBLE,
		closed: ['closed', 'isclosed', 'archived', 'isarchived', 'isdeleted', 'deleted', 'inactive'],
	},
	call: {
		externalId: [...EXTERNAL_ID, 'callid', 'sourceid'],
		clientId: CLIENT_ID,
		direction: ['direction', 'type', 'calltype', 'calldirection', 'kind', 'way'],
		status: ['status', 'callstatus', 'disposition', 'result', 'outcome', 'state'],
		phone: [...PHONE, 'number', 'clientphone', 'callerid'],
		line: ['line', 'linenumber', 'ourphone', 'ournumber', 'did', 'trunk', 'companyphone'],
		startedAt: ['startedat', 'start', 'time', 'starttime', 'startdate', 'date', 'datetime'],
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
		status: ['status', 'state', 'stage', 'iscompleted', 'completed', 'done'],
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

/** Fields without which the work can't be done: never declared absent by a guess. */
export const NEEDED: readonly string[] = [
	'client.fields.phone',
	'call.fields.externalId',
	'task.fields.externalId',
	'task.fields.clientId',
	'task.fields.description',
	'task.fields.status',
];
