import type { RingostatEmployee } from '../../Ringostat/api/employees';
import { sipKey, type SipStates } from '../../Ringostat/api/sipStates';

export type AvailableSip = { sip: string } | { sip: null; why: 'noSip' | 'offline' | 'talking' };

/**
 * The SIP login on which an employee can take a call now: the first that is online. Who talks on
 * one of several logins is in a talk.
 */
export function availableSip({ sip }: RingostatEmployee, states: SipStates): AvailableSip {
	if (sip.length === 0) return { sip: null, why: 'noSip' };
	if (sip.some((login) => states.talking.has(sipKey(login)))) return { sip: null, why: 'talking' };
	const online = sip.find((login) => states.online.has(sipKey(login)));
	return online === undefined ? { sip: null, why: 'offline' } : { sip: online };
}
