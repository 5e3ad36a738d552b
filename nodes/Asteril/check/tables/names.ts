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
	'externalid extid external uniqueid foreignid outerid sourceid foreignkey uuid uid';
const CLIENT_ID =
	'clientid client contactid contact customerid customer buyerid buyer personid person';
const RESPONSIBLE =
	'responsible responsibleid responsibleuserid manager managerid assignedto assignee owner ownerid employee userid user';
const COMMENT = 'comment comments note notes remark description';
const PHONE = 'phone phonenumber phones tel telephone telefon mobile mobilephone';
const EMAIL = 'email mail emailaddress emails';
const NAME = 'name fullname fio pib title firstname';

/** Names of fields without marks and in lower case; a name counts only when no other field has it. */
export const FIELD_NAMES: Record<ListName, Record<string, readonly string[]>> = {
	client: {
		name: words(`${NAME} clientname contactname`),
		phone: words(`${PHONE} contactphone mainphone number`),
		email: words(EMAIL),
		comment: words(COMMENT),
		responsible: words(RESPONSIBLE),
		closed: words('closed isclosed archived isarchived isdeleted deleted inactive'),
	},
	call: {
		externalId: words(`${EXTERNAL_ID} callkey callid`),
		clientId: words(CLIENT_ID),
		direction: words('direction calldirection type calltype kind way'),
		status: words('status callstatus disposition result outcome state'),
		phone: words(`${PHONE} number clientphone callerid caller`),
		line: words('line linenumber ourphone ournumber did trunk companyphone'),
		startedAt: words(
			'startedat start starttime startdate calldate calltime date time datetime beginat',
		),
		duration: words('duration length totalduration totaltime seconds'),
		talkDuration: words('talkduration talk talktime billsec conversation speaktime'),
		recordingUrl: words(
			'recordurl recordingurl record recording recordlink audio audiourl fileurl file link',
		),
		responsible: words(`${RESPONSIBLE} operator agent`),
		comment: words(COMMENT),
	},
	task: {
		externalId: words(EXTERNAL_ID),
		clientId: words(CLIENT_ID),
		title: words('title name subject theme summary'),
		description: words('description text body content details comment note'),
		status: words('status taskstatus state stage iscompleted completed done'),
		deadline: words('deadline due duedate dueat enddate dateend finishat term'),
		responsible: words(`${RESPONSIBLE} executor performer`),
		type: words('type tasktype kind category'),
	},
	user: {
		name: words(NAME),
		email: words(EMAIL),
		phone: words(PHONE),
		extension: words('extension ext internalnumber internalphone shortnumber sip'),
		role: words('role roles position usergroup group'),
	},
};

/** Fields without which the work can't be done. */
export const NEEDED: Record<Written, readonly string[]> = {
	client: ['phone'],
	call: ['externalId'],
	task: ['externalId', 'clientId', 'description', 'status'],
};
