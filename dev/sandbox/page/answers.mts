/** What a form asks for, and what is said of what came of it. */
import type { CabinetRecord } from '../cabinet/Cabinet.mts';
import type { RingAnswer, RingRequest } from '../ringostat/Ringostat.mts';
import type { Routed, RouteRequest } from '../ringostat/routing.mts';
import { UTM } from './forms.mts';
import { type Html, html, type Part, say } from './html.mts';

/** What a form was sent with. A box that is not ticked is not there. */
export type Filled = Partial<Record<string, string>>;

export function ringRequest(form: Filled, users: CabinetRecord[]): RingRequest {
	const given = (name: string) => form[name]?.trim() || undefined;
	const { status = '', employee, talkSeconds } = form;
	const recorded = ['ANSWERED', 'PROPER', 'REPEATED', 'VOICEMAIL'].includes(status);
	const user = users.find(({ id }) => String(id) === employee);
	const text = (field: string) => String(user?.[field]);
	const chosen = user && { fio: text('name'), email: text('email'), extension: text('extension') };
	const utm = UTM.map((tag) => [tag, given(`utm.${tag}`)]).filter(([, value]) => value);
	return {
		webhookUrl: given('webhookUrl'),
		token: form.token,
		event: given('event'),
		shape: form.shape as RingRequest['shape'],
		repeat: Number(form.repeat) || 1,
		deliver: form.lost === undefined,
		call: {
			id: given('again'),
			direction: form.direction as 'in',
			client: given('client') ?? null,
			line: given('line'),
			status,
			talkSeconds: talkSeconds ? Number(talkSeconds) : undefined,
			// A call nobody took has nothing to record, but for the voice mail.
			recording: form.recording !== undefined && recorded,
			employee: employee === 'nobody' ? null : chosen,
			utm: utm.length > 0 ? Object.fromEntries(utm) : undefined,
		},
	};
}

export function ringResult({ callId, deliveries }: RingAnswer): Html {
	const lost = say(
		'Дзвінок є лише в списку дзвінків Ringostat.',
		'The call is only in Ringostat’s calls list.',
	);
	const answers = deliveries.map(({ status, body }) => [answer(status), ' ', body.slice(0, 300)]);
	const good = deliveries.every(({ status }) => status >= 200 && status < 300);
	return result(good, html`<code>${callId}</code>`, deliveries.length === 0 ? [lost] : answers);
}

export function noWebhook(): Html {
	const words = say(
		'Вкажіть адресу вебхука або позначте, що він загубився.',
		'Give a webhook address, or tick that the webhook gets lost.',
	);
	return html`<div class="bad" data-focus="webhookUrl">${words}</div>`;
}

export function routeRequest(form: Filled): RouteRequest {
	return {
		url: form.routeUrl ?? '',
		token: form.token,
		form: form.routeForm as RouteRequest['form'],
		call: { client: form.routeClient?.trim() || null },
	};
}

export function routeResult(routed: Routed): Html {
	const { status, body, destination, rings, shows, milliseconds } = routed;
	const next = say('наступний блок схеми', 'next block of the scheme');
	return result(status === 200 && destination !== null, '', [
		[
			html`<strong>${say('Дзвонить у', 'Rings at')}:</strong> `,
			destination ? `${rings} (${destination})` : next,
		],
		[
			html`<strong>${say('На екрані', 'On the screen')}:</strong> `,
			shows?.fullName ?? say('лише номер', 'the number only'),
		],
		[answer(status), `, ${milliseconds} ms ${body.slice(0, 200)}`],
	]);
}

function answer(status: number): Html {
	const words =
		status === 0 ? say('Немає відповіді', 'No answer') : [say('Відповідь', 'Answer'), ` ${status}`];
	return html`<strong>${words}</strong>`;
}

function result(good: boolean, head: Part, lines: Part[]): Html {
	return html`
		<div class="${good ? 'good' : 'bad'}">
			${head}
			<ul>
				${lines.map((line) => html`<li>${line}</li>`)}
			</ul>
		</div>
	`;
}
