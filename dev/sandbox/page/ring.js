/** The form that rings, and what came of it. */
import { api, make } from './dom.js';
import { t, words } from './texts.js';

const form = document.getElementById('ring');
const again = document.getElementById('again');
const result = document.getElementById('result');
let lastCallId = null;
let employees = [];

export function startRing(onRung) {
	form.addEventListener('submit', (event) => {
		event.preventDefault();
		void ring(undefined, onRung);
	});
	again.addEventListener('click', () => void ring(lastCallId, onRung));
}

/** The cabinet's people to choose from, and the webhook's settings unless one is typing. */
export function showRingChoices({ users, settings }) {
	for (const name of ['webhookUrl', 'token']) {
		const input = form.elements[name];
		if (document.activeElement !== input && input.value === '') input.value = settings[name];
	}
	if (!users || JSON.stringify(users) === JSON.stringify(employees)) return;
	employees = users;
	const select = form.elements.employee;
	const chosen = select.value;
	while (select.options.length > 1) select.remove(1);
	for (const user of users) select.append(make('option', { value: user.id }, user.name));
	select.append(make('option', { value: 'nobody', 'data-t': 'nobody' }, t('nobody')));
	select.value = chosen;
}

async function ring(id, onRung) {
	const lost = form.elements.lost.checked;
	const webhookUrl = form.elements.webhookUrl.value.trim();
	if (!lost && webhookUrl === '') {
		show('bad', words('noWebhook'));
		form.elements.webhookUrl.focus();
		return;
	}
	show('', words('ringing'));
	try {
		const answer = await api('ring', {
			...(webhookUrl === '' ? {} : { webhookUrl }),
			token: form.elements.token.value,
			...(form.elements.event.value === '' ? {} : { event: form.elements.event.value }),
			shape: form.elements.shape.value,
			repeat: Number(form.elements.repeat.value) || 1,
			deliver: !lost,
			call: readCall(id),
		});
		lastCallId = answer.callId;
		again.disabled = false;
		showAnswer(answer, lost);
	} catch (error) {
		show('bad', error.message);
	}
	onRung();
}

function readCall(id) {
	const value = (name) => form.elements[name].value.trim();
	const utm = {};
	for (const part of ['source', 'medium', 'campaign', 'content', 'term']) {
		if (value(`utm.${part}`) !== '') utm[part] = value(`utm.${part}`);
	}
	const answered = ['ANSWERED', 'PROPER', 'REPEATED'].includes(value('status'));
	const chosen = employees.find((user) => String(user.id) === value('employee'));
	return {
		...(id ? { id } : {}),
		direction: value('direction'),
		client: value('client') === '' ? null : value('client'),
		...(value('line') === '' ? {} : { line: value('line') }),
		status: value('status'),
		...(value('talkSeconds') === '' ? {} : { talkSeconds: Number(value('talkSeconds')) }),
		// A call nobody took has nothing to record, but for the voice mail.
		recording: form.elements.recording.checked && (answered || value('status') === 'VOICEMAIL'),
		...(chosen
			? { employee: { fio: chosen.name, email: chosen.email, extension: chosen.extension } }
			: value('employee') === 'nobody'
				? { employee: null }
				: {}),
		...(Object.keys(utm).length > 0 ? { utm } : {}),
	};
}

function showAnswer({ callId, deliveries }, lost) {
	const good = lost || deliveries.every(({ status }) => status >= 200 && status < 300);
	const lines = deliveries.map(({ status, body }) =>
		make(
			'li',
			{},
			make('strong', {}, ...(status === 0 ? [words('noAnswer')] : [words('answer'), ` ${status}`])),
			body === '' ? '' : ` ${body.slice(0, 300)}`,
		),
	);
	show(
		good ? 'good' : 'bad',
		make('code', {}, callId),
		lost ? make('p', {}, words('sentLost')) : make('ul', {}, ...lines),
	);
}

function show(kind, ...children) {
	result.className = kind;
	result.replaceChildren(...children);
}
