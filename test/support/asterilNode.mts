import type { OpenCabinet } from './openCabinet.mts';
import { type Ran, runWorkflow, type Step } from './runWorkflow.mts';

/** An operation of the node "Asteril" as a step, impatient so that tests are quick. */
export function operation(
	resource: string,
	name: string,
	parameters: object = {},
	settings: Step['settings'] = {},
): Step {
	const all = { resource, operation: name, options: { budget: 0, timeout: 5 }, ...parameters };
	return { type: 'asteril', parameters: all as Step['parameters'], settings };
}

export interface Did extends Ran {
	jsons: Array<Record<string, unknown>>;
}

/** Runs one operation on items, one empty item by default. */
export async function doIn(
	{ credential }: Pick<OpenCabinet, 'credential'>,
	step: Step,
	items: object[] = [{}],
): Promise<Did> {
	const ran = await runWorkflow(
		[step],
		items.map((json) => ({ json: { ...json } })),
		{ asterilApi: credential },
	);
	return { ...ran, jsons: ran.items.map(({ json }) => json) };
}

/** Entries of the parameter "Fields". */
export function fields(...entries: Array<[field: string, value: unknown, sendAs?: string]>) {
	return {
		fields: {
			values: entries.map(([field, value, sendAs = 'text']) => ({
				field: { __rl: true, mode: 'name', value: field },
				value,
				sendAs,
			})),
		},
	};
}

/** What the cabinet was asked since the sandbox began: `GET /api/v3.1/orders?page=1&limit=100`. */
export function askedOf({ sandbox }: OpenCabinet): string[] {
	return sandbox.log.latest().map(({ method, path, query }) => {
		const asked = Object.entries(query).map(([name, value]) => `${name}=${String(value)}`);
		return `${method} ${path}?${asked.join('&')}`;
	});
}
