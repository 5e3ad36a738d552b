import { DateTime } from 'luxon';
import { type IExecuteFunctions, NodeOperationError } from 'n8n-workflow';
import type { Period } from '../api/period';
import { type ScheduleMemory, schedulePeriod } from './schedulePeriod';

/**
 * Returns the period whose calls an item asks for.
 *
 * @param zone time zone of a date that is typed without one
 * @throws {NodeOperationError} when "From" and "To" are no period
 */
export function readPeriod(context: IExecuteFunctions, index: number, zone: string): Period {
	const now = Date.now();
	const moment = (name: string): number | null => {
		const typed = String(context.getNodeParameter(name, index, '') ?? '').trim();
		return typed === '' ? null : DateTime.fromISO(typed, { zone }).toMillis();
	};
	switch (context.getNodeParameter('period', index)) {
		case 'last': {
			const minutes = context.getNodeParameter('minutes', index) as number;
			return { from: now - minutes * 60_000, to: now };
		}
		case 'schedule':
			return scheduled(context, now, moment('since'));
		default: {
			const [from, to] = [moment('from') ?? Number.NaN, moment('to') ?? now];
			if (from <= to) return { from, to };
			throw new NodeOperationError(context.getNode(), '"From" and "To" are no period', {
				itemIndex: index,
				description: 'Set "From" to a date and time before "To"; "To" may be empty for now.',
			});
		}
	}
}

function scheduled(context: IExecuteFunctions, now: number, since: number | null): Period {
	const kept = context.getWorkflowStaticData('node') as ScheduleMemory;
	const byHand = context.getMode() === 'manual';
	// A date that is not valid is ignored, so that the schedule goes on.
	const asked = since !== null && Number.isFinite(since) ? since : null;
	const { period, memory } = schedulePeriod(kept, { now, since: asked, byHand });
	Object.assign(kept, memory);
	return period;
}
