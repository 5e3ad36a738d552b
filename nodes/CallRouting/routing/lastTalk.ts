import { isReached } from '../../shared/callRules';
import { type CallRecord, type Id, sameId } from '../../Asteril/api/records';
import type { LastTalk } from './types';

/** The line that *Log Call* writes into the comment of a call. */
const EMPLOYEE_LINE = /^Співробітник:\s*(.*?)\s*(?:\(([^()]*)\))?\s*$/m;

/** Who talked to the client in the latest answered call; `null` when there is none. */
export function lastTalkIn(calls: readonly CallRecord[], clientId: Id): LastTalk | null {
	const talks = calls.filter((call) => sameId(call.clientId, clientId) && isReached(call.status));
	const last = talks.reduce<CallRecord | null>(
		(latest, call) => (latest === null || startOf(call) >= startOf(latest) ? call : latest),
		null,
	);
	if (last === null) return null;
	const [, name, extension] = EMPLOYEE_LINE.exec(last.comment ?? '') ?? [];
	const isNamed = Boolean(name) || Boolean(extension);
	return {
		responsible: last.responsible,
		employee: isNamed ? { name: name || null, extension: extension || null } : null,
	};
}

function startOf({ startedAt }: CallRecord): number {
	return startedAt === null ? 0 : Date.parse(startedAt) || 0;
}
