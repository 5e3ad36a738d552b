/** «Телефонія»: its two settings, and the pop-ups one of them switches. */
import { api, make } from './dom.js';
import { t } from './texts.js';

const form = document.getElementById('settings');
const area = document.getElementById('popups');
const MOST_SHOWN = 3;
/** Long enough to read one and to reach its link; one that is pointed at or focused stays. */
const SHOWN_MS = 20_000;
let newestTask = null;

export function startTelephony(onChanged) {
	form.addEventListener('submit', (event) => event.preventDefault());
	form.addEventListener('change', async () => {
		await api('settings', {
			popups: form.elements.popups.checked,
			telephony: form.elements.telephony.value,
		});
		onChanged();
	});
	area.addEventListener('keydown', (event) => {
		if (event.key === 'Escape') closePopUp(event.target.closest('.popup'));
	});
}

/** Takes over a state: its settings, and a pop-up for each open task that is new. */
export function showTelephony({ settings, tasks }) {
	if (document.activeElement !== form.elements.telephony) {
		form.elements.telephony.value = settings.telephony;
	}
	form.elements.popups.checked = settings.popups;
	if (!tasks) return;
	const newest = Math.max(0, ...tasks.map(({ id }) => id));
	// Tasks that were there when the page opened are no news, nor is an emptied cabinet.
	if (newestTask !== null && newest > newestTask && settings.popups) {
		for (const task of tasks) if (task.id > newestTask && task.status === 'open') popUp(task);
	}
	newestTask = newest;
}

function popUp(task) {
	const popup = make('div', { class: 'popup' });
	const close = make(
		'button',
		{ type: 'button', 'aria-label': t('close'), 'data-t-label': 'close' },
		'×',
	);
	close.addEventListener('click', () => closePopUp(popup));
	const link = make('a', { href: `#task-${task.id}`, 'data-t': 'openTask' }, t('openTask'));
	link.addEventListener('click', () => popup.remove());
	popup.append(
		close,
		make('strong', { 'data-t': 'newTask' }, t('newTask')),
		task.title ? make('span', {}, task.title) : make('span', { 'data-t': 'noTitle' }, t('noTitle')),
		link,
	);
	area.prepend(popup);
	while (area.children.length > MOST_SHOWN) area.lastChild.remove();
	leaveLater(popup);
}

function leaveLater(popup) {
	setTimeout(() => {
		if (popup.matches(':hover, :focus-within')) leaveLater(popup);
		else popup.remove();
	}, SHOWN_MS);
}

/** Who closes one by keyboard goes on with the next, or back to the page: not at its very beginning. */
function closePopUp(popup) {
	if (popup === null) return;
	const hadFocus = popup.contains(document.activeElement);
	popup.remove();
	if (!hadFocus) return;
	const next = area.querySelector('button') ?? document.getElementById('content');
	next.focus({ preventScroll: true });
}
