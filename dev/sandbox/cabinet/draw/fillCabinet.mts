import { DateTime } from 'luxon';
import { type Cabinet, KEPT_FORMAT, type Value } from '../Cabinet.mts';
import type { EntityName } from '../contract.mts';
import type { DrawnCabinet } from './drawCabinet.mts';

const PEOPLE = 60;

/** Numbers as people type them; where a cabinet rewrites them they all come out alike. */
const PREFIXES = ['38067', '38067', '38067', '+38067', '067'];

/** Fills an empty cabinet as its shop would have filled it by now. */
export function fillCabinet(cabinet: Cabinet, { filled, othersLog }: DrawnCabinet): void {
	if (filled === 'nothing') return;
	for (const index of [0, 1, 2]) {
		create(cabinet, 'user', {
			name: `Співробітник Зразковий${index}`,
			email: `olha${index}@shop.example`,
			phone: `38067000010${index}`,
			extension: String(100 + index),
			role: index === 0 ? 'admin' : 'manager',
		});
		create(cabinet, 'order', { number: `A-100${index}`, status: 'new', sum: 100, responsible: 2 });
	}
	if (filled === 'full') fillShop(cabinet, othersLog);
}

/** Clients, calls and tasks. @param othersLog whether the calls are of the last days */
export function fillShop(cabinet: Cabinet, othersLog = false): void {
	for (let number = 0; number < PEOPLE; number++) {
		const digits = String(2_000_000 + number * 7919).slice(0, 7);
		const phone = `${PREFIXES[number % PREFIXES.length]}${digits}`;
		create(cabinet, 'client', { name: `Покупець Зразковий${number}`, phone });
	}
	const now = DateTime.fromFormat(cabinet.clock(), KEPT_FORMAT);
	const at = (days: number) => now.minus({ days }).toFormat(KEPT_FORMAT);
	const calls = [
		{ direction: 'in', status: 'answered', talk_duration: 31, client_id: 2 },
		{ direction: 'in', status: 'missed', talk_duration: 0, client_id: 3 },
		{ direction: 'out', status: 'not_reached', talk_duration: 0, client_id: 3 },
	];
	for (const [index, call] of calls.entries()) {
		create(cabinet, 'call', {
			...call,
			external_id: `ua0_-${1_690_000_000 + index}.77`,
			phone: '380672000000',
			line: '380443334455',
			started_at: at((othersLog ? 1 : 60) + index),
			duration: 45,
			record_url: 'https://records.example/seeded.wav',
		});
	}
	for (const [index, status] of ['open', 'done', 'open'].entries()) {
		create(cabinet, 'task', {
			external_id: `seeded-task-${index}`,
			client_id: 3,
			title: 'Передзвонити Зразковому',
			status,
			deadline: at(59 + index),
		});
	}
}

/** Only what such a cabinet has. */
function create(cabinet: Cabinet, entity: EntityName, wanted: Record<string, Value>): void {
	const { fields, required = [] } = cabinet.contract.entities[entity];
	const given = Object.entries(wanted).filter(([key]) => key in fields);
	const others = required
		.filter((key) => !(key in wanted))
		.map((key) => [key, key === 'responsible' ? 2 : 'a'] as const);
	cabinet.create(entity, Object.fromEntries([...others, ...given]));
}
