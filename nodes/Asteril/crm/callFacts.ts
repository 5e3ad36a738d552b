import { DateTime } from 'luxon';
import type { Call } from '../../shared/Call';

/** What a text about a call can mention, by the name that stands in `{…}` there. */
export function callFacts(
	call: Call,
	client: { name: string | null } | null,
): Record<string, string | null> {
	return {
		phone: call.clientPhone === null ? 'номер приховано' : `+${call.clientPhone}`,
		from: call.clientPhone === null ? 'із прихованого номера' : `з номера +${call.clientPhone}`,
		client: nameOf(client, call.clientPhone),
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

/** A name that is but the number, as new clients get, says nothing. */
function nameOf(client: { name: string | null } | null, phone: string | null): string | null {
	const name = client?.name ?? null;
	return name !== null && phone !== null && name.includes(phone) ? null : name;
}
