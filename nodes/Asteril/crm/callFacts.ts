import { DateTime } from 'luxon';
import type { Call } from '../../shared/Call';
import { fillTitle } from '../../shared/text';

/** What a text about a call can mention, by the name that stands in `{…}` there. */
export function callFacts(
	call: Call,
	client: { name: string | null } | null,
): Record<string, string | null> {
	return {
		phone: call.clientPhone === null ? 'номер приховано' : `+${call.clientPhone}`,
		from: call.clientPhone === null ? 'із прихованого номера' : `з номера +${call.clientPhone}`,
		client: nameOf(client, call.clientPhone),
		time: call.startedAt === null ? null : timeInWords(call.startedAt),
		line: call.line === null ? null : `+${call.line}`,
		wait: call.waitSeconds === null ? null : String(call.waitSeconds),
		employee: call.employee.name,
		id: call.id,
	};
}

/**
 * Fills the title of a missed call's task. A client whose name says nothing is named by the number
 * when nothing else would be left.
 */
export function fillCallTitle(template: string, facts: Record<string, string | null>): string {
	const { phone, client } = facts;
	const byNumber = fillTitle(
		template,
		{ ...facts, client: client ?? phone },
		`Пропущений дзвінок: ${phone}`,
	);
	return fillTitle(template, facts, byNumber);
}

/** An ISO time as people here write it, on its own clock: `22.11.2026 20:30`. */
export function timeInWords(iso: string): string {
	return DateTime.fromISO(iso, { setZone: true }).toFormat('dd.MM.yyyy HH:mm');
}

/** A name that is but the number, as new clients get, says nothing. */
function nameOf(client: { name: string | null } | null, phone: string | null): string | null {
	const name = client?.name ?? null;
	return name !== null && phone !== null && name.includes(phone) ? null : name;
}
