import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { Call } from '../../shared/Call';
import { isReached } from '../../shared/callRules';
import type { BatchedCall } from '../crm/Batch';
import { reachedUntil } from '../crm/missedCalls/readFacts';
import { idOf } from './callOfItem';

/** The calls of all incoming items, as far as they are calls; the items of one execution. */
export function callsOfItems(context: IExecuteFunctions): BatchedCall[] {
	return context.getInputData().flatMap(({ json }) => {
		const { id, startedAt, outcome, direction, clientPhone } = json;
		if (typeof id !== 'string') return [];
		const client = (json.client ?? null) as IDataObject | null;
		const logged = (json.loggedCall ?? null) as IDataObject | null;
		const isTalk = isReached({ direction, outcome } as Pick<Call, 'direction' | 'outcome'>);
		const times = {
			startedAt: typeof startedAt === 'string' ? startedAt : null,
			durationSeconds: numberOrNull(json.durationSeconds),
			waitSeconds: numberOrNull(json.waitSeconds),
			talkSeconds: numberOrNull(json.talkSeconds),
		};
		const reached = {
			clientId: idOf(logged?.clientId) ?? idOf(client?.id),
			phone: typeof clientPhone === 'string' ? clientPhone : null,
			until: reachedUntil(times, Date.now()),
		};
		return [{ id, startedAt: times.startedAt, ...(isTalk && { reached }) }];
	});
}

function numberOrNull(value: unknown): number | null {
	return typeof value === 'number' ? value : null;
}
