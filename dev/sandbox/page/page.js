/** What the page does by itself: it follows the sandbox, sends its forms, and speaks two languages. */
const STORED_LANGUAGE = 'sandbox.language';
const REFRESH_MS = 1000;
const MOST_POPUPS = 3;
/** Long enough to read one and to reach its link; one that is pointed at or focused stays. */
const POPUP_MS = 20_000;

const find = (selector, within = document) => within.querySelector(selector);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const copyOf = (template) => find(`#${template}`).content.cloneNode(true);
const readHtml = (text) => new DOMParser().parseFromString(text, 'text/html');

let language = localStorage.getItem(STORED_LANGUAGE) === 'en' ? 'en' : 'uk';
/** The HTML that an element of a list was made from. */
const sources = new WeakMap();
let shown = '';
let newestTask = null;
let asking = false;

/** Writes the words of the chosen language wherever the server has put both. */
function translate() {
	document.documentElement.lang = language;
	for (const element of all('[data-uk]')) {
		const { attribute, [language]: words } = element.dataset;
		if (attribute) element.setAttribute(attribute, words);
		else if (element.textContent !== words) element.textContent = words;
	}
	for (const button of all('[data-language]')) {
		button.setAttribute('aria-pressed', String(button.dataset.language === language));
	}
}

/** What has not changed stays, so that a recording goes on playing while new calls come in above it. */
function showNew(list, fresh) {
	const present = new Map([...list.children].map((child) => [sources.get(child), child]));
	const wanted = [...fresh.children].map((child) => {
		const source = child.outerHTML;
		const element = present.get(source) ?? child;
		sources.set(element, source);
		return element;
	});
	for (const child of [...list.children]) if (!wanted.includes(child)) child.remove();
	wanted.forEach((element, index) => {
		// Moving an element in the document would stop its player, so only misplaced ones move.
		const there = list.children[index];
		if (there !== element) list.insertBefore(element, there ?? null);
	});
}

async function refresh() {
	if (asking) return;
	asking = true;
	const response = await fetch('/').catch(() => null);
	const text = (await response?.text()) ?? '';
	if (!response) find('#figures').replaceChildren(copyOf('lost-server'));
	else if (text !== shown) {
		const page = readHtml(text);
		for (const list of all('[data-live]')) showNew(list, find(`#${list.id}`, page));
		showPopups();
	}
	shown = text;
	translate();
	asking = false;
}

function choose(panelId) {
	for (const tab of all('[role=tab]')) {
		const chosen = tab.getAttribute('aria-controls') === panelId;
		tab.setAttribute('aria-selected', String(chosen));
		tab.tabIndex = chosen ? 0 : -1;
		find(`#${tab.getAttribute('aria-controls')}`).hidden = !chosen;
	}
}

/** `#clients` is a tab, `#client-7` is a card in it. */
function followAddress() {
	const id = location.hash.slice(1);
	const target = document.getElementById(id);
	const panel = target?.closest('[role=tabpanel]');
	if (!panel) return;
	choose(panel.id);
	if (panel === target) return;
	target.scrollIntoView({ block: 'center' });
	target.focus({ preventScroll: true });
}

function startTabs() {
	const tabs = all('[role=tab]');
	tabs.forEach((tab, index) => {
		tab.addEventListener('click', () => {
			const panel = tab.getAttribute('aria-controls');
			history.replaceState(null, '', `#${panel}`);
			choose(panel);
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
	window.addEventListener('hashchange', followAddress);
	choose('calls');
}

async function ring(event) {
	event.preventDefault();
	const form = event.target;
	const result = document.getElementById(form.dataset.result);
	result.className = '';
	result.replaceChildren(copyOf('ringing'));
	translate();
	const fields = new URLSearchParams(new FormData(form, event.submitter));
	fields.set('token', find('#ring [name=token]').value);
	const response = await fetch(form.action, { method: 'POST', body: fields }).catch(() => null);
	const answer = response?.ok ? find('div', readHtml(await response.text())) : null;
	result.className = answer?.className ?? 'bad';
	if (answer) result.replaceChildren(...answer.childNodes);
	else if (response) result.textContent = (await response.json()).error;
	else result.replaceChildren(copyOf('lost-server'));
	form.elements[answer?.dataset.focus]?.focus();
	const again = find('#again');
	const callId = find('#result code')?.textContent;
	if (callId) Object.assign(again, { value: callId, disabled: false });
	await refresh();
}

/** Tasks that were there when the page opened are no news, nor is an emptied cabinet. */
function showPopups() {
	const tasks = all('#task-rows tr').map((card) => [Number(card.id.split('-')[1]), card]);
	const newest = Math.max(0, ...tasks.map(([id]) => id));
	if (newestTask !== null && find('#settings [name=popups]').checked) {
		for (const [id, card] of tasks.reverse()) {
			if (id > newestTask && !find('.good', card)) popUp(card);
		}
	}
	newestTask = newest;
}

function popUp(card) {
	const area = find('#popups');
	const popup = find('.popup', copyOf('popup'));
	find('a', popup).before(find('strong', card).cloneNode(true));
	find('button', popup).addEventListener('click', () => closePopup(popup));
	find('a', popup).href = `#${card.id}`;
	find('a', popup).addEventListener('click', () => popup.remove());
	area.prepend(popup);
	while (area.children.length > MOST_POPUPS) area.lastElementChild.remove();
	leaveLater(popup);
}

function leaveLater(popup) {
	setTimeout(() => {
		if (popup.matches(':hover, :focus-within')) leaveLater(popup);
		else popup.remove();
	}, POPUP_MS);
}

/** Who closes one by keyboard goes on with the next, or back to the page: not at its very beginning. */
function closePopup(popup) {
	const hadFocus = popup?.contains(document.activeElement);
	popup?.remove();
	if (hadFocus) (find('#popups button') ?? find('#content')).focus({ preventScroll: true });
}

async function post(path, body) {
	const headers = { 'content-type': 'application/json' };
	await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) });
	await refresh();
}

startTabs();
for (const form of all('form[data-result]')) form.addEventListener('submit', ring);
for (const button of all('[data-language]')) {
	button.addEventListener('click', () => {
		({ language } = button.dataset);
		localStorage.setItem(STORED_LANGUAGE, language);
		translate();
	});
}
find('#settings').addEventListener('submit', (event) => event.preventDefault());
find('#settings').addEventListener('change', ({ currentTarget: { elements } }) =>
	post('/_sandbox/settings', {
		popups: elements.popups.checked,
		telephony: elements.telephony.value,
	}),
);
find('#popups').addEventListener('keydown', (event) => {
	if (event.key === 'Escape') closePopup(event.target.closest('.popup'));
});
find('#reset').addEventListener('click', () => post('/_sandbox/reset', {}));
for (const list of all('[data-live]')) showNew(list, list);
showPopups();
translate();
followAddress();
setInterval(refresh, REFRESH_MS);
