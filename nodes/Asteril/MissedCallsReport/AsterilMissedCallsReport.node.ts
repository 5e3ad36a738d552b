import { DateTime } from 'luxon';
import {
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	NodeConnectionTypes,
} from 'n8n-workflow';
import { forEachItem } from '../../shared/n8n/forEachItem';
import { readRequestLimits } from '../../shared/n8n/requestLimits';
import { zoneOf } from '../../shared/n8n/timeZone';
import { reportMissedCalls } from '../crm/report/missedCallsReport';
import { reportHtml } from '../crm/report/reportHtml';
import { connect } from '../n8n/connect';
import { asterilApiTest } from '../n8n/testCredential';
import { properties } from './description';

export class AsterilMissedCallsReport implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Asteril Missed-Calls Report',
		name: 'asterilMissedCallsReport',
		icon: {
			light: 'file:../../../icons/asteril.svg',
			dark: 'file:../../../icons/asteril.dark.svg',
		},
		group: ['transform'],
		version: 1,
		subtitle: 'missed, called back, still open',
		description:
			'Reports what became of the missed calls of a period in Asteril CRM: figures, and HTML to mail or post',
		defaults: { name: 'Asteril Missed-Calls Report' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		credentials: [{ name: 'asterilApi', required: true, testedBy: 'asterilApiTest' }],
		properties,
	};

	methods = { credentialTest: { asterilApiTest } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const options = this.getNodeParameter('options', 0, {}) as IDataObject;
		return await forEachItem(this, {
			parallel: 1,
			prepare: async () => await connect(this, readRequestLimits(options)),
			about: () => '',
			work: async (cabinet, index) => {
				const zone = zoneOf(this, this.getNodeParameter('zone', index), index);
				const period = this.getNodeParameter('period', index) as keyof typeof PERIODS;
				const [from, to] = PERIODS[period](DateTime.now().setZone(zone));
				const report = await reportMissedCalls(cabinet, isoOf(from), isoOf(to));
				return { ...report, html: reportHtml(report, zone) };
			},
		});
	}
}

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
