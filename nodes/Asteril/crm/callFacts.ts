import { DateTime } from 'luxon';
import type { Call } from '../../shared/Call';

/** What a text about a call can mention, by the name that stands in `{…}` there. */
export function callFacts(
	call: Call,
	client: { name: string | null } | null,
): Record<string, string | null> {
	return {
		phone: call.clientPhone === null ? 'прихований номер' : `+${call.clientPhone}`,
		client: client?.name ?? null,
		time: call.startedAt === null ? null : localTime(call.startedAt),
		line: call.line === null ? null : `+${call.line}`,
		wait: call.waitSeconds === null ? null : String(call.waitSeconds),
		employee: call.employee.name,
		id: call.id,
	};
}

/** An ISO time as people here write it, on its own clock: `22.11.2026 20:30`. */
function localTime(iso: string): string {
	return DateTime.fromISO(iso, { setZone: true }).toFormat('dd.MM.yyyy HH:mm');
}
