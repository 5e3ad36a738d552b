/** The calls of the bench: what Ringostat's "after call" webhook sends, always the same for a seed but for the time. */
import { DateTime } from 'luxon';

export const SEED = 20261122;
const KNOWN = 100;

/** Lately: there are no tasks for missed calls of long ago. */
const STARTED_AT = DateTime.now()
	.setZone('Europe/Kyiv')
	.minus({ hours: 4 })
	.toFormat('yyyy-MM-dd HH:mm:ss');

export type Body = Record<string, string>;

/** The clients whom the cabinet knows. */
export const knownClients: Body[] = Array.from({ length: KNOWN }, (_, n) => ({
	name: `Client ${n}`,
	phone: knownPhone(n),
}));

function knownPhone(number: number): string {
	return `380671${String(number).padStart(6, '0')}`;
}

/**
 * Of 20 calls 14 are answered ones of known clients, 3 of new ones; 2 known clients are missed and 1 new one.
 *
 * @param run begins all ids, and makes the numbers of new clients others than those of any other run
 */
export function callsOf(run: number, count: number): Body[] {
	return Array.from({ length: count }, (_, n) => {
		const place = n % 20;
		const isNew = place % 5 === 0;
		const missed = place === 5 || place === 7 || place === 12;
		const unrelated = `38050${String(((SEED % 997) + run * 1000 + n) % 10_000_000).padStart(7, '0')}`;
		return bodyOf(`b${run}.${n}`, isNew ? unrelated : knownPhone((n * 7) % KNOWN), missed);
	});
}

/** Written as the sandbox writes it: strings, placeholders, twenty-odd keys. */
function bodyOf(id: string, phone: string, missed: boolean): Body {
	const recording = `https://app.ringostat.com/recordings/${id}.wav?token=t`;
	return {
		uniqueid: id,
		calldate: STARTED_AT,
		call_type: 'in',
		E164: `+${phone}`,
		userfield: phone,
		dst: '380443334455',
		connected_with: missed ? '' : 'shopexample_olha',
		disposition: missed ? 'NO ANSWER' : 'ANSWERED',
		billsec: missed ? '0' : '42',
		waittime: '12',
		duration: missed ? '12' : '54',
		has_recording: missed ? '0' : '1',
		recording_wav: missed ? '' : recording,
		call_card: `https://app.ringostat.com/project/callcards/card/${id}/?project_id=1`,
		employee_fio: missed ? '' : 'Ольга Менеджер',
		extension_number: missed ? '' : '101',
		utm_source: 'google',
		utm_medium: 'cpc',
		utm_campaign: 'осінь',
		utm_content: '(not set)',
		utm_term: '(none)',
		landing: 'https://shop.example/',
		project_id: '1',
	};
}
