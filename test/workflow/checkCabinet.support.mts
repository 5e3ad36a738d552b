import axios from 'axios';
import type { ReportItem } from '../../nodes/Asteril/check/report/reportItem';
import type { Sandbox } from '../../dev/sandbox/index.mts';
import { credentialFor } from '../support/openCabinet.mts';
import { runWorkflow, type Step } from '../support/runWorkflow.mts';

/** The most requests that a check may send. */
export const MOST = { reading: 40, writing: 90 };

export const CHECK: Step = {
	type: 'asteril',
	parameters: { resource: 'cabinet', operation: 'check' },
};

/** Runs Cabinet → Check once, on two items, which make no difference. */
export async function runCheck(
	url: string,
	more: Parameters<typeof credentialFor>[1] = {},
	settings: Step['settings'] = {},
	parameters: Step['parameters'] = {},
) {
	const ran = await runWorkflow(
		[{ ...CHECK, settings, parameters: { ...CHECK.parameters, ...parameters } }],
		[{ json: {} }, { json: {} }],
		{ asterilApi: credentialFor(url, more) },
	);
	return { ...ran, report: ran.items.map(({ json }) => json as unknown as ReportItem) };
}

/** What a sandbox was asked, the oldest first. */
export async function requestsTo(url: string): Promise<Array<{ method: string; path: string }>> {
	const { data } = await axios.get(`${url}/_sandbox/requests`, { proxy: false });
	return data as Array<{ method: string; path: string }>;
}

const PEOPLE = 120;

/** Numbers as people type them; in a cabinet that rewrites them they all come out alike. */
const SPELLINGS = [
	(n: string) => `38067${n}`,
	(n: string) => `38067${n}`,
	(n: string) => `38067${n}`,
	(n: string) => `+38067${n}`,
	(n: string) => `067${n}`,
	(n: string) => `(067) ${n.slice(0, 3)}-${n.slice(3, 5)}-${n.slice(5)}`,
];

/** Fills a cabinet as a shop would have filled it: many clients, some calls and tasks. */
export function seedShop({ cabinet }: Sandbox): void {
	for (let number = 0; number < PEOPLE; number++) {
		const digits = String(2_000_000 + number * 7919).slice(0, 7);
		const phone = SPELLINGS[number % SPELLINGS.length](digits);
		cabinet.create('client', { name: `Покупець Зразковий${number}`, phone, email: null });
	}
	const [, first, second] = cabinet.clients;
	const day = '2026-11-19';
	const calls = [
		{ direction: 'in', status: 'answered', talk_duration: 31, client_id: first.id },
		{ direction: 'in', status: 'missed', talk_duration: 0, client_id: second.id },
		{ direction: 'out', status: 'not_reached', talk_duration: 0, client_id: second.id },
	];
	calls.forEach((call, index) => {
		cabinet.create('call', {
			...call,
			external_id: `seeded-call-${index}`,
			phone: '380672000000',
			line: '380443334455',
			started_at: `${day} 1${index}:05:00`,
			duration: 45,
			record_url: 'https://records.example/seeded.wav',
		});
	});
	for (const [index, status] of ['open', 'done', 'open'].entries()) {
		cabinet.create('task', {
			external_id: `seeded-task-${index}`,
			client_id: second.id,
			title: 'Передзвонити Зразковому',
			status,
			deadline: `${day} 18:0${index}:00`,
			type: 'missed_call',
		});
	}
}
