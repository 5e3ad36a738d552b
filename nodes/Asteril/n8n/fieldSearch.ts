import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { EDITOR_REQUEST_LIMITS } from '../../shared/n8n/requestLimits';
import { cleanText } from '../../shared/text';
import type { Contract, EntityName } from '../api/contractTypes';
import { connect } from './connect';

/** Entries the editor can show at once; the rest is found by searching. */
const SHOWN = 200;
/** Longest sample value, in characters. */
const SAMPLE_LENGTH = 30;

/**
 * Lists fields of an entity for the editor, each with a sample value: `custom_field_7 · google`.
 * Custom fields come first.
 *
 * @param keep which fields of the records on the first and the last page are listed
 * @param always fields that are listed whether or not a record has them
 */
export async function searchFields(
	context: ILoadOptionsFunctions,
	entity: EntityName,
	filter: string,
	keep: (field: string, contract: Contract) => boolean,
	always: (contract: Contract) => Array<string | null>,
): Promise<INodeListSearchResult> {
	const { api } = await connect(context, EDITOR_REQUEST_LIMITS);
	const samples = await api.fieldSamples(entity);
	const seen = [...samples.keys()].filter((field) => keep(field, api.contract)).sort(byName);
	const known = always(api.contract).filter((field): field is string => field !== null);
	const wanted = filter.toLowerCase();
	return {
		results: [...new Set([...seen, ...known])]
			.map((field) => ({ name: labelOf(field, samples.get(field)), value: field }))
			.filter(({ name }) => name.toLowerCase().includes(wanted))
			.slice(0, SHOWN),
	};
}

/** `custom_field_N` at the top level of a record is observed on orders, assumed elsewhere. */
export function isCustomField(field: string): boolean {
	return /^custom_?field/i.test(field);
}

function byName(one: string, other: string): number {
	const custom = Number(isCustomField(other)) - Number(isCustomField(one));
	return custom || one.localeCompare(other, 'en', { numeric: true });
}

function labelOf(field: string, sample: unknown): string {
	if (sample === undefined || sample === null || typeof sample === 'object') return field;
	const text = cleanText(String(sample));
	if (text === '') return field;
	return `${field} · ${text.length > SAMPLE_LENGTH ? `${text.slice(0, SAMPLE_LENGTH)}…` : text}`;
}

/** Creates the search through all fields of an entity except its id. */
function allFieldsOf(entity: 'client' | 'order' | 'task') {
	return async function (this: ILoadOptionsFunctions, filter = ''): Promise<INodeListSearchResult> {
		return await searchFields(
			this,
			entity,
			filter,
			(field, contract) => field !== contract[entity].id,
			(contract) => Object.values(contract[entity].fields),
		);
	};
}

export const searchAllClientFields = allFieldsOf('client');
export const searchOrderFields = allFieldsOf('order');
export const searchTaskFields = allFieldsOf('task');
