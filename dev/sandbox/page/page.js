/** Puts the page together: tabs by the address, the language, and the state each second. */
import { api } from './dom.js';
import { showState } from './records.js';
import { showRingChoices, startRing } from './ring.js';
import { startRouting } from './routing.js';
import { showTelephony, startTelephony } from './telephony.js';
import { setLanguage, t, translatePage } from './texts.js';

const tabs = [...document.querySelectorAll('[role=tab]')];
const panels = tabs.map((tab) => document.getElementById(tab.getAttribute('aria-controls')));
const SHOWN = 200;
let state = null;
let asking = false;

function choose(panelId) {
	tabs.forEach((tab, index) => {
		const chosen = panels[index].id === panelId;
		tab.setAttribute('aria-selected', String(chosen));
		tab.tabIndex = chosen ? 0 : -1;
		panels[index].hidden = !chosen;
	});
}

/** `#clients` is a tab, `#client-7` is a card in it. */
function follow() {
	const id = location.hash.slice(1);
	const [entity] = id.split('-');
	const panel = panels.find((one) => one.id === id || one.id === `${entity}s`);
	if (id === 'content' || !panel) return;
	choose(panel.id);
	const record = panel.id === id ? null : document.getElementById(id);
	record?.scrollIntoView({ block: 'center' });
	record?.focus({ preventScroll: true });
}

function startTabs() {
	tabs.forEach((tab, index) => {
		tab.addEventListener('click', () => {
			history.replaceState(null, '', `#${panels[index].id}`);
			choose(panels[index].id);
		});
		tab.addEventListener('keydown', (event) => {
			const to = { ArrowRight: index + 1, ArrowLeft: index - 1, Home: 0, End: -1 }[event.key];
			if (to === undefined) return;
			event.preventDefault();
			const next = tabs.at(to % tabs.length);
			next.focus();
			next.click();
		});
	});
	window.addEventListener('hashchange', follow);
	choose('calls');
}

function figures() {
	if (!state) return;
	document.getElementById('figures').textContent = t('figures', {
		ringostat: state.ringostatCalls,
		requests: state.requests.count,
	});
}

function show(fresh) {
	const first = state === null;
	// Whether recordings play is a setting: the calls are shown anew with it, too.
	const switched = state?.settings.telephony !== fresh.settings.telephony;
	state = { ...state, ...fresh };
	if (fresh.calls || switched) showState(state);
	showTelephony({ settings: state.settings, tasks: fresh.tasks });
	showRingChoices({ users: fresh.users, settings: state.settings });
	figures();
	if (first) follow();
}

async function refresh() {
	if (asking) return;
	asking = true;
	try {
		const since = state === null ? '' : `&since=${state.version}`;
		show(await api(`state?latest=${SHOWN}${since}`));
	} catch {
		document.getElementById('figures').textContent = t('lostServer');
	}
	asking = false;
}

translatePage();
startTabs();
startRing(refresh);
startRouting(refresh);
startTelephony(refresh);
for (const button of document.querySelectorAll('[data-language]')) {
	button.addEventListener('click', () => {
		setLanguage(button.dataset.language);
		if (state) showState(state);
		figures();
	});
}
document.getElementById('reset').addEventListener('click', async () => {
	await api('reset', {});
	await refresh();
});
await refresh();
setInterval(refresh, 1000);
