/** What rings at a shop with an imagined cabinet, and what has to stand there afterwards. */
import { DateTime } from 'luxon';
import { type Cabinet, type CabinetRecord, KEPT_FORMAT } from '../../sandbox/cabinet/Cabinet.mts';

const NEW_ANSWERED = '380671234567';
const NEW_MISSED = '380637654321';
/** Of one of the clients of a cabinet that is filled. */
const KNOWN = '380672039595';

interface Ring {
	id: string;
	minutesAgo: number;
	phone: string | null;
	direction: 'in' | 'out';
	talk: number;
}

const RINGS: Ring[] = [
	{ id: 'ua1_-1.1', minutesAgo: 50, phone: NEW_ANSWERED, direction: 'in', talk: 42 },
	{ id: 'ua1_-1.2', minutesAgo: 40, phone: NEW_MISSED, direction: 'in', talk: 0 },
	{ id: 'ua1_-1.3', minutesAgo: 30, phone: KNOWN, direction: 'in', talk: 0 },
	{ id: 'ua1_-1.4', minutesAgo: 20, phone: KNOWN, direction: 'out', talk: 42 },
	{ id: 'ua1_-1.5', minutesAgo: 10, phone: null, direction: 'in', talk: 0 },
];

/** The webhooks of the story, in the order in which Ringostat sends them. */
export function deliveries(now: Date): Array<Record<string, string>> {
	return RINGS.map(({ id, minutesAgo, phone, direction, talk }) => ({
		uniqueid: id,
		calldate: DateTime.fromJSDate(now, { zone: 'Europe/Kyiv' })
			.minus({ minutes: minutesAgo })
			.toFormat(KEPT_FORMAT),
		call_type: direction,
		disposition: talk > 0 ? 'ANSWERED' : 'NO ANSWER',
		billsec: String(talk),
		waittime: '12',
		duration: String(talk + 12),
		...(direction === 'in'
			? { E164: phone ?? 'anonymous', dst: '380443334455' }
			: { callee: phone ?? '', outbound_number: '380443334455', dst: phone ?? '' }),
		...(talk > 0 && { has_recording: '1', recording_wav: `https://app.ringostat.com/${id}.wav` }),
	}));
}

/** What is not as it should be; nothing when all is well. */
export function faultsAfter(cabinet: Cabinet, before: Counts, now: Date): string[] {
	const { clients, calls, tasks } = cabinet;
	const isKnown = clients.slice(0, before.clients).some((one) => digits(one) === nine(KNOWN));
	const expected = [NEW_ANSWERED, NEW_MISSED, ...(isKnown ? [] : [KNOWN])].map(nine);
	const clientOf = (phone: string | null) =>
		clients.find((one) => phone !== null && digits(one) === nine(phone))?.id ?? null;
	// How a task is named outside is the nodes' own affair; it is told by its client.
	const statesOf = (phone: string | null) =>
		tasks
			.slice(before.tasks)
			.filter((task) => task.client_id === clientOf(phone))
			.map(({ status }) => status);
	const fresh = clients.slice(before.clients).map(digits);
	return [
		...differing('new clients', fresh.sort(), expected.sort()),
		...differing('new calls', calls.length - before.calls, RINGS.length),
		...differing('new tasks', tasks.length - before.tasks, 3),
		...RINGS.flatMap((ring) => {
			const call = calls.find(({ external_id: id }) => id === ring.id);
			if (!call) return [`call ${ring.id} is not logged`];
			return faultsOfCall(cabinet, call, ring, clientOf(ring.phone), now);
		}),
		...differing('task of the new client', statesOf(NEW_MISSED), ['open']),
		...differing('task called back', statesOf(KNOWN), ['done']),
		...differing('task of the hidden number', statesOf(null), ['open']),
	];
}

function faultsOfCall(
	{ contract }: Cabinet,
	call: CabinetRecord,
	ring: Ring,
	clientId: number | null,
	now: Date,
): string[] {
	const about = `call ${ring.id}`;
	const hasTalk = 'talk_duration' in contract.entities.call.fields;
	const { zone } = contract.dates;
	const started = DateTime.fromFormat(String(call.started_at), KEPT_FORMAT, { zone });
	const off = Math.abs(now.getTime() - ring.minutesAgo * 60_000 - started.toMillis());
	return [
		...differing(`${about}: client`, call.client_id, clientId),
		...differing(`${about}: direction`, call.direction, ring.direction),
		...differing(`${about}: recording`, Boolean(call.record_url), ring.talk > 0),
		...(hasTalk ? differing(`${about}: talk`, Number(call.talk_duration), ring.talk) : []),
		...(off < 120_000 ? [] : [`${about}: started at ${call.started_at}`]),
	];
}

function nine(phone: string): string {
	return phone.replace(/\D/g, '').slice(-9);
}

function digits({ phone }: CabinetRecord): string {
	return nine(String(phone ?? ''));
}

function differing(what: string, found: unknown, expected: unknown): string[] {
	const [one, other] = [JSON.stringify(found), JSON.stringify(expected)];
	return one === other ? [] : [`${what}: ${one}, not ${other}`];
}

export interface Counts {
	clients: number;
	calls: number;
	tasks: number;
}

export function countsOf({ clients, calls, tasks }: Cabinet): Counts {
	return { clients: clients.length, calls: calls.length, tasks: tasks.length };
}

/** Calls, tasks and clients that stand there twice. */
export function writtenTwice({ clients, calls, tasks, drafts }: Cabinet): string[] {
	const idOf = ({ external_id: id }: CabinetRecord) => String(id ?? '');
	const keys = {
		client: clients.map(digits),
		call: calls.map(idOf),
		task: tasks.map(idOf),
		draft: drafts.map(idOf),
	};
	return Object.entries(keys).flatMap(([what, all]) => {
		const known = all.filter((key) => key !== '');
		return known.length === new Set(known).size ? [] : [`${what} written twice`];
	});
}
