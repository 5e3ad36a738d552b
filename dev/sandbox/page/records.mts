/** The three tables of the cabinet, the newest record first: calls, clients and tasks. */
import type { Cabinet, CabinetRecord, Value } from '../cabinet/Cabinet.mts';
import { attribute, type Html, html, type Part, say, type Words } from './html.mts';

const SHOWN = 200;
const STATES: Record<string, Words> = {
	answered: ['Розмова', 'Answered'],
	missed: ['Пропущений', 'Missed'],
	not_reached: ['Не додзвонилися', 'Not reached'],
	in_progress: ['Триває', 'In progress'],
	in: ['↙ Вхідний', '↙ Incoming'],
	out: ['↗ Вихідний', '↗ Outgoing'],
	callback: ['· Зворотний дзвінок', '· Callback'],
	open: ['Відкрите', 'Open'],
	done: ['Виконане', 'Done'],
};
/** What the owner of this cabinet called the custom fields of a client. */
const CUSTOM_FIELDS: Array<[field: string, ...Words]> = [
	['custom_field_1', 'UTM джерело', 'utm_source'],
	['custom_field_2', 'UTM канал', 'utm_medium'],
	['custom_field_3', 'UTM кампанія', 'utm_campaign'],
	['custom_field_4', 'UTM оголошення', 'utm_content'],
	['custom_field_5', 'UTM ключове слово', 'utm_term'],
	['custom_field_6', 'Сторінка входу', 'Landing page'],
	['custom_field_7', 'Примітка', 'Note'],
];

type Column = [...head: Words, cell: (record: CabinetRecord) => Part];

/** @param ownUrl where this account's recordings are @param plays whether the cabinet plays them */
export function callTable(cabinet: Cabinet, ownUrl: string, plays: boolean): Html {
	// By when they began: a call may be logged late.
	const byTime = cabinet.calls.sort((one, other) => began(one).localeCompare(began(other)));
	return table('call', byTime, [
		['Дата', 'Date', (call) => date(began(call))],
		[
			'Клієнт',
			'Client',
			({ client_id: id, phone }) => [
				clientLink(cabinet, id),
				html` <small>${phone || say('Номер приховано', 'Hidden number')}</small>`,
			],
		],
		['Дзвінок', 'Call', outcome],
		['Лінія', 'Line', ({ line }) => line ?? '—'],
		['Відповідальний', 'Responsible', ({ responsible }) => person(cabinet, responsible)],
		['Запис', 'Recording', (call) => player(call, ownUrl, plays)],
	]);
}

export function clientTable(cabinet: Cabinet): Html {
	return table('client', cabinet.clients, [
		['№', 'No.', ({ id }) => id],
		['Клієнт', 'Client', ({ name }) => name || say('Без імені', 'No name')],
		['Телефон', 'Phone', ({ phone }) => phone],
		['E-mail', 'E-mail', ({ email }) => email],
		['Відповідальний', 'Responsible', ({ responsible }) => person(cabinet, responsible)],
		['Створено', 'Created', ({ created_at: created }) => date(created)],
		['Коментар', 'Comment', ({ comment }) => comment],
		...CUSTOM_FIELDS.map(([field, ...words]): Column => [...words, (client) => client[field]]),
	]);
}

export function taskTable(cabinet: Cabinet): Html {
	return table('task', cabinet.tasks, [
		['№', 'No.', ({ id }) => id],
		[
			'Завдання',
			'Task',
			({ title, description }) => [
				html`<strong>${title || say('Без назви', 'No title')}</strong>`,
				html`<p>${description}</p>`,
			],
		],
		['Стан', 'State', ({ status }) => badge(status, status === 'done')],
		['Клієнт', 'Client', ({ client_id: id }) => clientLink(cabinet, id)],
		['Термін', 'Deadline', ({ deadline }) => date(deadline)],
		['Відповідальний', 'Responsible', ({ responsible }) => person(cabinet, responsible)],
		['Тип', 'Type', ({ type }) => type],
		['Створено', 'Created', ({ created_at: created }) => date(created)],
	]);
}

function table(entity: string, records: CabinetRecord[], possible: Column[]): Html {
	const columns = possible.filter(([, , cell]) => records.some((record) => cell(record)));
	const rows = records
		.slice(-SHOWN)
		.reverse()
		.map((record) => {
			const cells = columns.map(([, , cell]) => html`<td>${cell(record)}</td>`);
			return html`<tr id="${entity}-${record.id}" tabindex="-1">
				${cells}
			</tr>`;
		});
	const heads = columns.map(([uk, en]) => html`<th scope="col">${say(uk, en)}</th>`);
	return html`<table>
		<thead id="${entity}-heads" data-live>
			<tr>
				${heads}
			</tr>
		</thead>
		<tbody id="${entity}-rows" data-live>
			${rows}
		</tbody>
	</table>`;
}

/** Not broken at its hyphens. */
function date(written: Value): string {
	return String(written ?? '').replaceAll('-', '\u2011');
}

function began({ started_at: started, created_at: created }: CabinetRecord): string {
	return String(started ?? created);
}

function outcome({ direction, status, talk_duration: talked }: CabinetRecord): Part {
	const length = talked ? html` · ${talked} ${say('с', 's')}` : '';
	return [inWords(direction), ' ', badge(status, Boolean(talked), length)];
}

function badge(state: Value, good: boolean, more: Part = ''): Html {
	return html`<mark class="${good ? 'good' : 'bad'}">${inWords(state)}${more}</mark>`;
}

/** A value of another dialect is shown as it is. */
function inWords(value: Value): Part {
	const words = STATES[String(value)];
	return words ? say(...words) : (value ?? '—');
}

function clientLink(cabinet: Cabinet, id: Value): Html {
	if (id === null) return html`<small>${say('Без клієнта', 'No client')}</small>`;
	const name = cabinet.find('client', Number(id))?.name || [
		say('Без імені', 'No name'),
		` (${id})`,
	];
	return html`<a href="#client-${id}">${name}</a>`;
}

function person(cabinet: Cabinet, id: Value): Value {
	return cabinet.find('user', Number(id))?.name ?? '—';
}

function player(call: CabinetRecord, ownUrl: string, plays: boolean): Part {
	const address = String(call.record_url);
	// A record could hold `javascript:`.
	if (!/^https?:/.test(address) || !URL.canParse(address)) return '—';
	if (!plays) {
		const switchOn = say('Оберіть «Зовнішній сервіс»', 'Choose “External service”');
		return html`<a href="#telephony">${switchOn}</a>`;
	}
	const download = new URL(address);
	// Only our own server knows this parameter; another one gets its link unchanged.
	if (download.origin === ownUrl) download.searchParams.set('download', '');
	const about = call.phone ?? call.id;
	const label = attribute('aria-label', `Запис дзвінка ${about}`, `Recording of call ${about}`);
	return html`
		<audio controls preload="none" src="${address}" ${label}></audio>
		<a href="${download.href}" download rel="noreferrer">${say('Завантажити', 'Download')}</a>
	`;
}
