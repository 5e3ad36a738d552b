import type { Contract } from '../../api/contractTypes';
import type { Row } from '../answers';
import type { Answer, CabinetSession } from '../CabinetSession';
import type { Written } from '../tables/names';
import { inEnvelope } from './draft';
import { readEnds } from './readEnds';

/** The record of the check of one kind, under the contract as far as it is known. */
export class TestRecord {
	constructor(
		readonly session: CabinetSession,
		readonly contract: Contract,
		readonly entity: Written,
		readonly id: string | number,
	) {}

	/** Changes fields under their names in the cabinet. */
	async change(fields: Row): Promise<Answer | null> {
		return await this.write(inEnvelope(this.contract.write.envelope, fields));
	}

	/** Sends a whole body, its envelope included. */
	async write(body: Row): Promise<Answer | null> {
		const { method, path } = this.contract[this.entity].update;
		const filled = path.replace('{id}', encodeURIComponent(String(this.id)));
		return await this.session.write(method, filled, body, true);
	}

	/** Reads the record as the list shows it. */
	async read(): Promise<Row | null> {
		const { session, contract, entity, id } = this;
		const isIt = (row: Row) => String(row[contract[entity].id]) === String(id);
		return (await readEnds(session, contract, entity, isIt))?.rows.find(isIt) ?? null;
	}
}
