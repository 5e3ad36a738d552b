/** Tables of what is decided about missed calls: tasks and calls by their clock alone. */
import {
	type Decision,
	decide,
	type MissedCall,
	type MissedCallTask,
	type Situation,
} from '../../nodes/Asteril/crm/missedCalls/decide';

/** A clock of 22 November in Kyiv, or of another day: `21 10:00`. */
export function at(clock: string): string {
	const [day, time] = clock.includes(' ') ? clock.split(' ') : ['22', clock];
	return `2026-11-${day}T${time}:00+02:00`;
}
export const ms = (clock: string) => Date.parse(at(clock));
/** `10:00` is the missed call m10:00. */
export const missed = (...clocks: string[]): MissedCall[] =>
	clocks.map((clock) => ({ id: `m${clock}`, startedAt: at(clock) }));

export const open = (id: number, ...clocks: string[]): MissedCallTask => ({
	id,
	isOpen: true,
	missedCalls: missed(...clocks),
	reachedUntil: null,
});
export const closed = (id: number, ...clocks: string[]): MissedCallTask => ({
	...open(id, ...clocks),
	isOpen: false,
});
export const completed = (id: number, until: string, ...clocks: string[]): MissedCallTask => ({
	...closed(id, ...clocks),
	reachedUntil: ms(until),
});
export const reopened = (id: number, until: string, ...clocks: string[]): MissedCallTask => ({
	...completed(id, until, ...clocks),
	isOpen: true,
});

export const DAY = 24 * 60 * 60_000;

export function decided(different: Partial<Situation>): Decision {
	return decide({
		tasks: [],
		missedCalls: [],
		notMissed: [],
		reached: [],
		now: ms('18:00'),
		maxAgeMs: 3 * DAY,
		oneOpenTask: true,
		...different,
	});
}

/** `3: 10:00,11:00` an open task, `new: …` one to create, `✓3` completed, `3→1` retired. */
export function shown({ open: wanted, complete, retire }: Decision): string[] {
	return [
		...wanted.map(
			({ task, missedCalls }) =>
				`${task?.id ?? 'new'}: ${missedCalls.map(({ id }) => id.slice(1)).join()}`,
		),
		...complete.map(({ task }) => `✓${task.id}`),
		...retire.map(({ task, kept }) => `${task.id}→${kept?.id}`),
	];
}

export type Row = [name: string, situation: Partial<Situation>, decision: string[]];

export const inHand = (...clocks: string[]) => ({ missedCalls: missed(...clocks) });
export const reached = (...clocks: string[]) => ({ reached: clocks.map(ms) });
