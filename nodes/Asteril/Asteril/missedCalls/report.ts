import { DateTime } from 'luxon';
import { requireZone } from '../../../shared/n8n/timeZone';
import { reportMissedCalls } from '../../crm/report/missedCallsReport';
import { reportHtml } from './reportHtml';
import { perItem } from '../common/perItem';

export const execute = perItem(async ({ cabinet, context, index }) => {
	const zone = requireZone(context, context.getNodeParameter('zone', index), index);
	const period = context.getNodeParameter('period', index) as keyof typeof PERIODS;
	const [from, to] = PERIODS[period](DateTime.now().setZone(zone));
	const report = await reportMissedCalls(cabinet, isoOf(from), isoOf(to));
	return [{ ...report, html: reportHtml(report, zone) }];
});

const PERIODS = {
	yesterday: (now: DateTime): [DateTime, DateTime] => {
		const day = now.minus({ days: 1 });
		return [day.startOf('day'), day.endOf('day')];
	},
	day: (now: DateTime): [DateTime, DateTime] => [now.minus({ days: 1 }), now],
	week: (now: DateTime): [DateTime, DateTime] => [now.minus({ days: 7 }), now],
};

function isoOf(time: DateTime): string {
	return time.toISO({ suppressMilliseconds: true }) ?? '';
}
