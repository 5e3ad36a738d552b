/** "While the phone rings": asks the routing webhook, and shows where the call went and what was on the screen. */
import { api, make } from './dom.js';
import { words } from './texts.js';

const form = document.getElementById('route');
const result = document.getElementById('routed');

export function startRouting(onRung) {
	form.addEventListener('submit', (event) => {
		event.preventDefault();
		void ring(onRung);
	});
}

async function ring(onRung) {
	const value = (name) => form.elements[name].value.trim();
	show('', words('ringing'));
	try {
		const routed = await api('route', {
			url: value('routeUrl'),
			token: document.getElementById('ring').elements.token.value,
			form: value('routeForm'),
			call: { client: value('routeClient') || null },
		});
		showRouted(routed);
	} catch (error) {
		show('bad', error.message);
	}
	onRung();
}

function showRouted({ status, body, destination, rings, shows, milliseconds }) {
	const answered = status === 200 && destination !== null;
	const line = (label, ...text) => make('li', {}, make('strong', {}, words(label), ': '), ...text);
	show(
		answered ? 'good' : 'bad',
		make(
			'ul',
			{},
			line('routeRings', destination ? `${rings} (${destination})` : words('routeNext')),
			line('routeScreen', shows?.fullName ?? words('routeNoName')),
			line(
				'answer',
				status === 0 ? words('noAnswer') : String(status),
				`, ${milliseconds} ms ${body.slice(0, 200)}`,
			),
		),
	);
}

function show(kind, ...children) {
	result.className = kind;
	result.replaceChildren(...children);
}
