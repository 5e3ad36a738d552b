/** What rings at a shop with an imagined cabinet, and what has to stand there afterwards. */
import { DateTime } from 'luxon';
import type { Cabinet, CabinetRecord } from '../../sandbox/cabinet/Cabinet.mts';

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
			.toFormat('yyyy-MM-dd HH:mm:ss'),
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
	const digits = ({ phone }: CabinetRecord) => String(phone).replace(/\D/g, '').slice(-9);
	const known = clients.slice(0, before.clients).some((one) => digits(one) === KNOWN.slice(-9));
	const fresh = clients.slice(before.clients).map(digits).sort();
	const expected = [NEW_ANSWERED, NEW_MISSED, ...(known ? [] : [KNOWN])].map((n) => n.slice(-9));
	const clientOf = (phone: string | null) =>
		clients.find((one) => phone !== null && digits(one) === phone.slice(-9))?.id ?? null;
	const faults = [...differing('new clients', fresh, expected.sort())];
	faults.push(...differing('new calls', calls.length - before.calls, RINGS.length));
	faults.push(...differing('new tasks', tasks.length - before.tasks, 3));
	const { fields } = cabinet.contract.entities.call;
	for (const ring of RINGS) {
		const logged = calls.filter((call) => call.external_id === ring.id);
		if (logged[0] === undefined) faults.push(`call ${ring.id} is not logged`);
		else faults.push(...faultsOfCall(cabinet, logged[0], ring, clientOf(ring.phone), fields, now));
	}
	// How a task is named outside is the nodes' own affair; it is told by its client.
	const states = (clientId: number | null) =>
		tasks.slice(before.tasks).flatMap((task) => (task.client_id === clientId ? [task.status] : []));
	faults.push(
		...differing('task of the new client', states(clientOf(NEW_MISSED)), ['open']),
		...differing('task called back', states(clientOf(KNOWN)), ['done']),
		...differing('task of the hidden number', states(null), ['open']),
	);
	return faults;
}

function faultsOfCall(
	cabinet: Cabinet,
	call: CabinetRecord,
	ring: Ring,
	clientId: number | null,
	fields: object,
	now: Date,
): string[] {
	const about = `call ${ring.id}`;
	const faults = [
		...differing(`${about}: client`, call.client_id, clientId),
		...differing(`${about}: direction`, call.direction, ring.direction),
		...differing(`${about}: recording`, Boolean(call.record_url), ring.talk > 0),
	];
	if ('talk_duration' in fields)
		faults.push(...differing(`${about}: talk`, Number(call.talk_duration), ring.talk));
	const { zone } = cabinet.contract.dates;
	const started = DateTime.fromFormat(String(call.started_at), 'yyyy-MM-dd HH:mm:ss', { zone });
	const off = Math.abs(now.getTime() - ring.minutesAgo * 60_000 - started.toMillis());
	if (!(off < 120_000)) faults.push(`${about}: started at ${call.started_at}`);
	return faults;
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
export function writtenTwice(cabinet: Cabinet): string[] {
	const drafts = cabinet.drafts;
	const twice = (what: string, keys: unknown[]) => {
		const known = keys.filter((key) => key !== null && key !== undefined && key !== '').map(String);
		return known.length === new Set(known).size ? [] : [`${what} written twice`];
	};
	const digits = cabinet.clients.map(({ phone }) =>
		String(phone ?? '')
			.replace(/\D/g, '')
			.slice(-9),
	);
	return [
		...twice('client', digits),
		...twice(
			'call',
			cabinet.calls.map(({ external_id: id }) => id),
		),
		...twice(
			'task',
			cabinet.tasks.map(({ external_id: id }) => id),
		),
		...twice(
			'draft',
			drafts.map(({ external_id: id }) => id),
		),
	];
}
