import type { Step } from './runWorkflow.mts';

const LIMITS = { budget: 0, timeout: 5 };

/** One node of ours that works on calls, impatient so that tests are quick. */
export function step(
	type: string,
	parameters: Step['parameters'] = {},
	settings?: Step['settings'],
): Step {
	return { type, parameters: { options: LIMITS, ...parameters } as Step['parameters'], settings };
}

/** The pipeline of a call, with nothing touched: the nodes of the template behind its trigger. */
export const PIPELINE: Step[] = [
	{ type: 'ringostat' },
	step('asterilFindOrCreateClient'),
	step('asterilLogCall'),
	step('asterilCreateMissedCallTask'),
];

/** The same, with UTM tags passed on. */
export const PIPELINE_WITH_UTM: Step[] = PIPELINE.map((one) =>
	one.type === 'asterilFindOrCreateClient'
		? step(one.type, {
				passUtm: true,
				utmFields: {
					values: [
						{ tag: 'source', field: locator('custom_field_1') },
						{ tag: 'medium', field: locator('custom_field_2') },
						{ tag: 'campaign', field: locator('custom_field_3') },
					],
				},
				additionalFields: {
					values: [{ parameter: 'landing', field: locator('custom_field_6') }],
				},
			})
		: one,
);

/** A value chosen from a list, as n8n keeps it. */
export function locator(value: string, mode: 'list' | 'id' = 'list') {
	return { __rl: true, mode, value };
}
