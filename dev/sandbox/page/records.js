/** The three lists of the cabinet: calls, clients and tasks. */
import { make, safeLink, showRecords } from './dom.js';
import { language, stateName, t } from './texts.js';

/** Shows everything of a state as `/_sandbox/state` gives it. */
export function showState(state) {
	const seen = {
		state,
		clients: new Map(state.clients.map((client) => [client.id, client])),
		users: new Map(state.users.map((user) => [user.id, user])),
	};
	show('calls', 'tbody', [...state.calls].sort(byTime), seen, callRow);
	show('clients', '.cards', state.clients, seen, clientCard);
	show('tasks', '.cards', state.tasks, seen, taskCard);
	for (const element of document.querySelectorAll('[data-count]')) {
		element.textContent = state.counts[element.dataset.count];
	}
}

/** By when they began: a call may be logged late. */
function byTime(one, other) {
	const time = (call) => String(call.started_at ?? call.created_at ?? '');
	return time(one).localeCompare(time(other)) || one.id - other.id;
}

function show(panelId, selector, records, seen, build) {
	const panel = document.getElementById(panelId);
	panel.querySelector('.empty').hidden = records.length > 0;
	const table = panel.querySelector('table');
	if (table) table.hidden = records.length === 0;
	showRecords(
		panel.querySelector(selector),
		[...records].reverse(),
		// What an element shows besides its own record has its part in the signature.
		(record) =>
			JSON.stringify([
				record,
				language,
				seen.state.settings.telephony,
				seen.clients.get(record.client_id)?.name,
				seen.users.get(record.responsible)?.name,
			]),
		(record) => build(record, seen),
	);
}

function clientLink(id, seen) {
	if (id === null) return make('span', { class: 'quiet' }, t('noClient'));
	const client = seen.clients.get(id);
	return make('a', { href: `#client-${id}` }, client?.name || `${t('noName')} (${id})`);
}

function person(id, seen) {
	return seen.users.get(id)?.name ?? '—';
}

function cell(label, ...children) {
	return make('td', { 'data-label': t(label) }, ...children);
}

function callRow(call, seen) {
	const direction = call.direction ? t(call.direction) : '—';
	const talked = call.talk_duration > 0;
	const outcome = make(
		'div',
		{ class: 'stack' },
		make(
			'span',
			{},
			make('span', { class: `arrow ${call.direction}`, 'aria-hidden': 'true' }),
			direction,
		),
		make(
			'span',
			{ class: `badge ${talked ? 'good' : 'bad'}` },
			[stateName(call.status), talked ? `${call.talk_duration} ${t('seconds')}` : '']
				.filter(Boolean)
				.join(' · '),
		),
	);
	return make(
		'tr',
		{ id: `call-${call.id}` },
		// A date is not broken at its hyphens.
		cell('date', String(call.started_at ?? call.created_at ?? '').replaceAll('-', '\u2011')),
		cell(
			'client',
			make(
				'div',
				{ class: 'stack' },
				clientLink(call.client_id, seen),
				make('span', { class: 'quiet' }, call.phone || t('hidden')),
			),
		),
		cell('outcome', outcome),
		cell('line', call.line ?? '—'),
		cell('responsible', person(call.responsible, seen)),
		cell('recording', player(call, seen.state.settings)),
	);
}

function player(call, settings) {
	const link = safeLink(call.record_url ?? '');
	if (link === null) return '—';
	if (settings.telephony !== 'external') {
		return make('a', { href: '#telephony' }, t('playbackOff'));
	}
	const download = new URL(link);
	// Only our own server knows this parameter; another one gets its link unchanged.
	if (download.origin === location.origin) download.searchParams.set('download', '');
	return make(
		'div',
		{ class: 'player' },
		make('audio', {
			controls: true,
			preload: 'none',
			src: link.href,
			'aria-label': `${t('listen')} ${call.phone ?? call.id}`,
		}),
		make('a', { href: download.href, download: true, rel: 'noreferrer' }, t('download')),
	);
}

function facts(pairs) {
	const list = make('dl');
	for (const [label, value] of pairs) {
		if (value === null || value === undefined || value === '') continue;
		list.append(make('div', {}, make('dt', {}, label), make('dd', {}, value)));
	}
	return list;
}

function customFacts(record, labels) {
	return Object.entries(record)
		.filter(([key]) => key.startsWith('custom_field_'))
		.map(([key, value]) => [labels[key]?.[language] ?? key, value]);
}

function clientCard(client, seen) {
	return make(
		'article',
		{ id: `client-${client.id}`, tabindex: '-1' },
		make('h2', {}, client.name || t('noName'), make('span', { class: 'id' }, `№ ${client.id}`)),
		facts([
			[t('phone'), client.phone],
			[t('email'), client.email],
			[t('responsible'), person(client.responsible, seen)],
			[t('created'), client.created_at],
			[t('comment'), client.comment],
			...customFacts(client, seen.state.customFields),
		]),
	);
}

function taskCard(task, seen) {
	const state = task.status === 'done' ? 'done' : 'open';
	return make(
		'article',
		{ id: `task-${task.id}`, tabindex: '-1', class: state },
		make(
			'h2',
			{},
			task.title || t('noTitle'),
			make('span', { class: `badge ${state === 'done' ? 'good' : 'bad'}` }, t(state)),
			make('span', { class: 'id' }, `№ ${task.id}`),
		),
		make('p', { class: 'description' }, task.description ?? ''),
		facts([
			[t('client'), clientLink(task.client_id, seen)],
			[t('deadline'), task.deadline],
			[t('responsible'), person(task.responsible, seen)],
			[t('type'), task.type],
			[t('created'), task.created_at],
			...customFacts(task, {}),
		]),
	);
}
