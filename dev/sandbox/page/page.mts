/** The whole page, made anew for each look at the sandbox. */
import type { Parts } from '../control.mts';
import { ringForm, routeForm, settingsForm } from './forms.mts';
import { attribute, type Html, html, inBoth, say, type Words } from './html.mts';
import { callTable, clientTable, taskTable } from './records.mts';

const TITLE: Words = [
	'Імітація Asteril CRM і Ringostat для тестування',
	'Simulation of Asteril CRM and Ringostat for testing',
];
const SUBTITLE: Words = [
	'Дзвінки тут несправжні. Нічого не зберігається.',
	'No call here is real. Nothing is stored.',
];
const NO_CALLS: Words = [
	'Дзвінків ще немає. Зателефонуйте за допомогою форми.',
	'No calls yet. Ring with the form.',
];
const NO_TASKS: Words = [
	'Завдань ще немає. Пропущений дзвінок створить завдання.',
	'No tasks yet. A missed call makes one.',
];
const LOST_SERVER: Words = [
	'Сервер не відповідає. Спробуйте запустити його знову.',
	'The server does not answer. Try starting it again.',
];

export function pageOf({ cabinet, ringostat, screen, log }: Parts): Html {
	const { project, webhook, callCount } = ringostat;
	const figures = inBoth([
		`Дзвінків у Ringostat: ${callCount} · запитів до API: ${log.count}`,
		`Calls in Ringostat: ${callCount} · API requests: ${log.count}`,
	]);
	const calls = callTable(cabinet, project.baseUrl, screen.telephony === 'external');
	return html`<!doctype html>
		<html lang="uk">
			<head>
				<meta charset="utf-8" />
				<meta name="viewport" content="width=device-width, initial-scale=1" />
				<title ${inBoth(TITLE)}>${TITLE[0]}</title>
				<link rel="icon" href="data:," />
				<link rel="stylesheet" href="pico.css" />
				<link rel="stylesheet" href="page.css" />
				<script type="module" src="page.js"></script>
			</head>
			<body>
				<a class="skip" href="#content">${say('До вмісту', 'To the content')}</a>
				<header>
					<div>
						<h1>${say(...TITLE)}</h1>
						<small>${say(...SUBTITLE)}</small>
					</div>
					<div role="group" ${attribute('aria-label', 'Мова', 'Language')}>
						<button type="button" class="outline" data-language="uk" lang="uk">Українська</button>
						<button type="button" class="outline" data-language="en" lang="en">English</button>
					</div>
				</header>
				<main id="content" tabindex="-1">
					<section ${attribute('aria-label', 'Кабінет', 'Cabinet')}>
						<div role="tablist" ${attribute('aria-label', 'Розділи', 'Sections')}>
							${tab('calls', ['Взаємодія — Дзвінки', 'Interaction — Calls'], cabinet.count('call'))}
							${tab('clients', ['Клієнти', 'Clients'], cabinet.count('client'))}
							${tab('tasks', ['Завдання', 'Tasks'], cabinet.count('task'))}
							${tab('telephony', ['Телефонія', 'Telephony'])}
						</div>
						${panel('calls', [calls, empty(NO_CALLS)])}
						${panel('clients', [
							clientTable(cabinet),
							empty(['Клієнтів ще немає.', 'No clients yet.']),
						])}
						${panel('tasks', [taskTable(cabinet), empty(NO_TASKS)])}
						${panel('telephony', [settingsForm(screen)])}
					</section>
					<aside>${ringForm(webhook, cabinet.users)} ${routeForm()}</aside>
				</main>
				<footer>
					<p id="figures" data-live><span ${figures}></span></p>
					<button type="button" class="outline" id="reset">
						${say('Очистити кабінет', 'Empty the cabinet')}
					</button>
				</footer>
				<div
					id="popups"
					role="region"
					aria-live="polite"
					${attribute('aria-label', 'Сповіщення', 'Notices')}
				></div>
				<template id="popup">
					<div class="popup">
						<button type="button" class="outline" ${attribute('aria-label', 'Закрити', 'Close')}>
							×
						</button>
						${say('Нове завдання', 'New task')}
						<a>${say('Перейти до завдання', 'Go to the task')}</a>
					</div>
				</template>
				<template id="ringing">${say('Телефонуємо…', 'Ringing…')}</template>
				<template id="lost-server">${say(...LOST_SERVER)}</template>
			</body>
		</html>`;
}

function tab(id: string, words: Words, count?: number): Html {
	return html`
		<button role="tab" id="tab-${id}" aria-controls="${id}" type="button" class="outline">
			${say(...words)}
			<span id="count-${id}" data-live><small>${count}</small></span>
		</button>
	`;
}

function panel(id: string, parts: Html[]): Html {
	return html`<div role="tabpanel" id="${id}" aria-labelledby="tab-${id}" tabindex="0">
		${parts}
	</div>`;
}

function empty(words: Words): Html {
	return html`<p class="empty">${say(...words)}</p>`;
}
