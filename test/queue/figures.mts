import type { CabinetState } from '../../dev/sandbox/index.mts';
import { query } from './services.mts';
import type { InstalledN8n } from '../../dev/local-n8n/installN8n.mts';
import type { QueueStack } from './QueueStack.mts';

/** How many executions each worker began, by its log. */
export function executedBy({ workers }: QueueStack): Record<string, number> {
	const begun = /Worker started execution/g;
	return Object.fromEntries(
		workers.map(({ name, n8n }) => [name, (n8n.log().match(begun) ?? []).length]),
	);
}

/** How many executions ended how, manual ones included. */
export async function endings(n8n: InstalledN8n, database: string): Promise<string> {
	const sql = 'SELECT status, count(*)::int AS n FROM execution_entity GROUP BY 1 ORDER BY 1';
	const rows = await query<{ status: string; n: number }>(n8n, database, sql);
	return rows.map(({ status, n }) => `${n} ${status}`).join(', ');
}

/** How many executions reported a duplicate. */
export async function reported(n8n: InstalledN8n, database: string): Promise<number> {
	const sql = `SELECT count(*)::int AS n FROM execution_data WHERE data LIKE '%duplicateOf%'`;
	return (await query<{ n: number }>(n8n, database, sql))[0].n;
}

/**
 * What counts in the cabinet, and what two workers made at the same moment and one of them emptied: a
 * record without that by which it is found.
 */
export function withoutEmptied(state: CabinetState): { state: CabinetState; emptied: string } {
	const { clients, calls, tasks } = state;
	const kept = {
		clients: clients.filter(({ phone }) => Boolean(phone)),
		calls: calls.filter(({ external_id: id }) => Boolean(id)),
		tasks: tasks.filter(({ external_id: id }) => Boolean(id)),
	};
	const counts = (Object.keys(kept) as Array<keyof CabinetState>).map(
		(kind) => `${state[kind].length - kept[kind].length} ${kind}`,
	);
	return { state: kept, emptied: counts.join(', ') };
}
