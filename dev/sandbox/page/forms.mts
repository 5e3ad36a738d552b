/** The page's forms. */
import type { CabinetRecord } from '../cabinet/Cabinet.mts';
import type { Screen } from '../control.mts';
import type { WebhookSettings } from '../ringostat/Ringostat.mts';
import { attribute, type Html, html, inBoth, say, type Words } from './html.mts';

type Option = [value: string, ...Words];

export const UTM = ['source', 'medium', 'campaign', 'content', 'term'];
const SHAPE: Words = ['Формат вебхука', 'Webhook shape'];
const AUTOMATIC: Words = ['автоматично', 'automatic'];
const CLIENT: Words = ['Номер клієнта', 'Client’s number'];
const SHAPES: Option[] = [
	['json', 'JSON', 'JSON'],
	['form', 'Форма (POST)', 'Form (POST)'],
	['query', 'Рядок запиту (GET)', 'Query string (GET)'],
	['nested', 'JSON, вкладений', 'JSON, nested'],
	['array', 'JSON, масив', 'JSON, array'],
	['wrapped', 'JSON у «data»', 'JSON in “data”'],
	['textJson', 'JSON як text/plain', 'JSON as text/plain'],
];
const DIRECTIONS: Option[] = [
	['in', 'Вхідний', 'Incoming'],
	['out', 'Вихідний', 'Outgoing'],
	['callback', 'Зворотний дзвінок', 'Callback'],
];
const STATUSES: Option[] = [
	['ANSWERED', 'Відповіли', 'Answered'],
	['NO ANSWER', 'Не відповіли', 'Not answered'],
	['BUSY', 'Зайнято', 'Busy'],
	['VOICEMAIL', 'Голосова пошта', 'Voice mail'],
	['PROPER', 'Цільовий', 'Proper'],
	['REPEATED', 'Повторний', 'Repeated'],
	['FAILED', "Не вдалося з'єднати", 'Failed'],
	['CLIENT NO ANSWER', 'Клієнт не відповів', 'Client did not answer'],
	['IN PROGRESS', 'Триває', 'In progress'],
];
const ROUTE_FORMS: Option[] = [
	['json', 'JSON', 'JSON'],
	['json-rpc', 'JSON-RPC', 'JSON-RPC'],
	['http', 'HTTP', 'HTTP'],
];
const SERVICES: Option[] = [
	['external', 'Зовнішній сервіс', 'External service'],
	['none', 'Не вибрано', 'Not chosen'],
];
const HIDDEN: Words = [
	'Порожній номер клієнта — прихований номер.',
	'An empty client’s number is a hidden number.',
];
const MENU: Words = [
	'Адміністрування — Інтеграції — Телефонія',
	'Administration — Integrations — Telephony',
];
const PLAYS: Words = [
	'Лише із зовнішнім сервісом кабінет відтворює записи дзвінків.',
	'Only with the external service does the cabinet play call recordings.',
];
const NOTICES: Words = [
	'Нове завдання за пропущеним дзвінком показує сповіщення з посиланням на нього.',
	'A new missed-call task shows a notice with a link to it.',
];

export function ringForm({ webhookUrl, token }: WebhookSettings, users: CabinetRecord[]): Html {
	const statuses = STATUSES.map(([value, uk, en]): Option => [
		value,
		`${uk} (${value})`,
		`${en} (${value})`,
	]);
	const employees: Option[] = [
		['', ...AUTOMATIC],
		...users.map(({ id, name }): Option => [String(id), String(name), String(name)]),
		['nobody', 'ніхто', 'nobody'],
	];
	const example = html`type="url" placeholder="http://localhost:5678/webhook/…"`;
	const automatic = attribute('placeholder', ...AUTOMATIC);
	const seconds = html`type="number" min="0" max="36000" ${automatic}`;
	return html`
		<h2>${say('Зателефонувати через Ringostat', 'Ring through Ringostat')}</h2>
		<form id="ring" action="/_sandbox/page/ring" data-result="result">
			${input('webhookUrl', ['Адреса вебхука n8n', 'n8n webhook address'], webhookUrl, example)}
			${input('token', ['Токен', 'Token'], token)} ${select('shape', SHAPE, SHAPES)}
			${select('direction', ['Напрямок', 'Direction'], DIRECTIONS)}
			${select('status', ['Статус', 'Status'], statuses)}
			${input('client', CLIENT, '380671234567', html`inputmode="tel" aria-describedby="hidden"`)}
			${input('line', ['Лінія', 'Line'], '380443334455', html`inputmode="tel"`)}
			<small class="wide" id="hidden">${say(...HIDDEN)}</small>
			${input('talkSeconds', ['Розмова, с', 'Talk, s'], '', seconds)}
			${select('employee', ['Співробітник', 'Employee'], employees)}
			${checkbox('recording', ['Є запис', 'Has a recording'], true)}
			${checkbox('lost', ['Вебхук загубився', 'The webhook gets lost'], false)}
			<details class="wide">
				<summary>${say('UTM-мітки та інше', 'UTM and more')}</summary>
				<div class="fields">
					${UTM.map((tag) => input(`utm.${tag}`, [`utm_${tag}`, `utm_${tag}`]))}
					${input('event', ['Подія (?event=)', 'Event (?event=)'])}
					${input(
						'repeat',
						['Скільки разів надіслати', 'Times to send it'],
						'1',
						html`type="number" min="1" max="100"`,
					)}
				</div>
			</details>
			<button type="submit">${say('Зателефонувати', 'Ring')}</button>
			<button class="outline" id="again" name="again" disabled>
				${say('Той самий дзвінок ще раз', 'Same call again')}
			</button>
		</form>
		<div id="result" role="status"></div>
	`;
}

export function routeForm(): Html {
	const address: Words = ['Адреса Ringostat Call Routing', 'Address of Ringostat Call Routing'];
	return html`
		<h2>${say('Поки дзвонить телефон', 'While the phone rings')}</h2>
		<form id="route" action="/_sandbox/page/route" data-result="routed">
			${input('routeUrl', address, '', html`type="url" required`)}
			${input('routeClient', CLIENT, '380501112233', html`inputmode="tel"`)}
			${select('routeForm', SHAPE, ROUTE_FORMS)}
			<button type="submit" class="outline">
				${say('Дзвонить телефон', 'Let the phone ring')}
			</button>
		</form>
		<div id="routed" role="status"></div>
	`;
}

export function settingsForm({ popups, telephony }: Screen): Html {
	return html`
		<form id="settings">
			<p>${say(...MENU)}</p>
			${select('telephony', ['Сервіс телефонії', 'Telephony service'], SERVICES, telephony)}
			<p>${say(...PLAYS)}</p>
			${checkbox('popups', ['Спливаючі вікна вх. дзвінків', 'Pop-ups for incoming calls'], popups)}
			<p>${say(...NOTICES)}</p>
		</form>
	`;
}

function input(name: string, words: Words, value = '', more = html``): Html {
	return html`
		<label>
			${say(...words)}
			<input name="${name}" value="${value}" autocomplete="off" spellcheck="false" ${more} />
		</label>
	`;
}

function checkbox(name: string, words: Words, checked: boolean): Html {
	const box = html`<input type="checkbox" name="${name}" ${checked ? 'checked' : ''} />`;
	return html`<label class="wide">${box} ${say(...words)}</label>`;
}

/** @param chosen unless it is the first one */
function select(name: string, words: Words, options: Option[], chosen?: string): Html {
	const elements = options.map(([value, ...both]) => {
		const selected = value === chosen ? 'selected' : '';
		return html`<option value="${value}" ${inBoth(both)} ${selected}></option>`;
	});
	return html`
		<label>
			${say(...words)}
			<select name="${name}" id="choose-${name}" data-live>
				${elements}
			</select>
		</label>
	`;
}
