import { DateTime } from 'luxon';
import { KEPT_FORMAT } from '../sandbox/cabinet/Cabinet.mts';
import type { CabinetRecord, CabinetState } from '../sandbox/index.mts';
import { storyCalls, type StoryCall } from './story.mts';

const START_TOLERANCE_MS = 120_000;

export interface Check {
	name: string;
	ok: boolean;
	/** What was found, for when it is not what was expected. */
	detail: string;
}

/** Checks that the cabinet, which held `before`, holds exactly what it should after these calls. */
export function checkStory(
	story: StoryCall[],
	before: CabinetState,
	after: CabinetState,
	{ hasTalk = true, zone = 'Europe/Kyiv' } = {},
): Check[] {
	// A repeated delivery is the same call.
	const ids = story.map(({ call }) => call.id);
	const calls = story.filter(({ call }, index) => ids.indexOf(call.id) === index);
	const grown = (kind: keyof CabinetState) => after[kind].slice(before[kind].length);
	const known = before.clients.map(phoneOf);
	const phones = calls.flatMap(({ call }) => (call.client === null ? [] : [nine(call.client)]));
	const strangers = [...new Set(phones)].filter((phone) => !known.includes(phone));
	const clientOf = (phone: string | null) =>
		after.clients.find((client) => phone !== null && phoneOf(client) === nine(phone))?.id ?? null;
	const missed = calls.filter(({ call }) => call.talkSeconds === 0);
	const isReached = (phone: string | null) =>
		phone !== null && calls.some(({ call }) => call.client === phone && call.talkSeconds > 0);

	const callChecks = calls.map(({ what, call }) => {
		const { id, client, direction, talkSeconds, startedAt } = call;
		const logged = after.calls.find((one) => one.external_id === id);
		const time = DateTime.fromFormat(String(logged?.started_at), KEPT_FORMAT, { zone });
		const found = logged && {
			client: logged.client_id ?? null,
			direction: logged.direction,
			recording: Boolean(logged.record_url),
			talk: hasTalk && Number(logged.talk_duration),
			onTime: Math.abs(time.toMillis() - Date.parse(startedAt)) < START_TOLERANCE_MS,
		};
		const talk = hasTalk && talkSeconds;
		const recording = talkSeconds > 0;
		const expected = { client: clientOf(client), direction, recording, talk, onTime: true };
		return equal(`call: ${what}`, found, expected);
	});
	// A task is recognized by its client, since its title is up to the nodes.
	const taskChecks = missed.map(({ what, call: { client } }) => {
		const tasks = grown('tasks').filter((task) => (task.client_id ?? null) === clientOf(client));
		const states = tasks.map(({ status }) => status);
		return equal(`task for ${what}`, states, [isReached(client) ? 'done' : 'open']);
	});
	return [
		equal('new clients', grown('clients').map(phoneOf).sort(), strangers.sort()),
		equal('new calls', grown('calls').length, calls.length),
		equal('new tasks', grown('tasks').length, missed.length),
		...callChecks,
		...taskChecks,
	];
}

const nothing: CabinetState = { clients: [], calls: [], tasks: [] };

/** The names of all checks, for a test runner that wants them beforehand. */
export const storyChecks: string[] = checkStory(storyCalls(), nothing, nothing).map(
	({ name }) => name,
);

export function equal(name: string, found: unknown, expected: unknown): Check {
	const detail = `found ${JSON.stringify(found)}, expected ${JSON.stringify(expected)}`;
	return { name, ok: JSON.stringify(found) === JSON.stringify(expected), detail };
}

/** The last nine digits, which are the same however a number is written. */
function nine(phone: string): string {
	return phone.replace(/\D/g, '').slice(-9);
}

/** The client's number in that form. */
export function phoneOf({ phone }: CabinetRecord): string {
	return nine(String(phone ?? ''));
}
