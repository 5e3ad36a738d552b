import {
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
	NodeOperationError,
} from 'n8n-workflow';
import { ApiError } from '../../../shared/http/ApiError';
import type { Contract, EntityName, UpdatableEntityName } from '../../api/contractTypes';
import type { Draft } from '../../api/records';
import { locatorValue } from '../../n8n/locatorValue';
import { typedId } from './inputs';
import { entityNames } from '../../api/entityNames';

/** Whose id a parameter holds. */
const ID_OF: Record<string, EntityName | undefined> = { clientId: 'client', responsible: 'user' };

/** A list "field, value", for fields of the cabinet by their own names. */
export function fieldsParameter(searchListMethod: string): INodeProperties {
	return {
		displayName: 'Fields',
		name: 'fields',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, sortable: true },
		placeholder: 'Add Field',
		default: {},
		options: [
			{
				displayName: 'Field',
				name: 'values',
				values: [
					{
						displayName: 'Field',
						name: 'field',
						type: 'resourceLocator',
						default: { mode: 'list', value: '' },
						description: 'Field of the record, custom ones included',
						modes: [
							{
								displayName: 'From List',
								name: 'list',
								type: 'list',
								typeOptions: { searchListMethod, searchable: true },
							},
							{
								displayName: 'By Name',
								name: 'name',
								type: 'string',
								placeholder: 'e.g. custom_field_7',
							},
						],
					},
					{
						displayName: 'Value',
						name: 'value',
						type: 'string',
						default: '',
						description: 'What the field is set to; empty clears it',
					},
					{
						displayName: 'Send As',
						name: 'sendAs',
						type: 'options',
						options: [
							{ name: 'Number', value: 'number' },
							{ name: 'Text', value: 'text' },
							{ name: 'Yes or No', value: 'boolean', description: 'From true or false' },
						],
						default: 'text',
						description: 'What the value is for Asteril',
					},
				],
			},
		],
		description:
			"Fields by the cabinet's own names. The list shows those that records have, with a value seen in them.",
	};
}

/**
 * The fields to write: those given, where they are filled in, and those of the list "Fields". A field
 * that has a name of ours is translated as everywhere; any other goes as it is.
 *
 * @throws {NodeOperationError} for a list that can't be right, {ApiError} for a field that the cabinet lacks
 */
export function readFields<Name extends UpdatableEntityName>(
	context: IExecuteFunctions,
	index: number,
	contract: Contract,
	entity: Name,
	given: Record<string, string>,
): Draft<Name> {
	const filled = Object.entries(given).filter(([, value]) => value !== '');
	const draft: Record<string, unknown> = Object.fromEntries(
		filled.map(([field, value]) => [
			field,
			ID_OF[field] === undefined ? value : typedId(contract, ID_OF[field], value),
		]),
	);
	const custom: Record<string, unknown> = {};
	const listed = context.getNodeParameter('fields.values', index, []) as IDataObject[];
	const known = entityNames(contract, entity).fields;
	for (const entry of listed) {
		const name = locatorValue(entry.field);
		const value = valueOf(context, index, name, entry);
		const ours = Object.keys(known).find((field) => known[field] === name);
		if (ours === undefined) custom[name] = value;
		else draft[ours] = value;
	}
	for (const field of Object.keys(draft)) {
		if (known[field] !== null) continue;
		throw new ApiError('unsupported', `The ${entity}s of this cabinet have no "${field}"`, {
			description: `The API Differences of the Asteril credential say "${entity}.fields.${field}": null. Leave the parameter empty, or name the field there.`,
		});
	}
	return { ...draft, ...(Object.keys(custom).length > 0 && { custom }) } as Draft<Name>;
}

function valueOf(
	context: IExecuteFunctions,
	index: number,
	name: string,
	{ value, sendAs }: IDataObject,
): unknown {
	if (name === '') {
		throw new NodeOperationError(context.getNode(), 'An entry of "Fields" names no field', {
			itemIndex: index,
			description: 'Choose a field from the list or type its name, or remove the entry.',
		});
	}
	const text = String(value ?? '').trim();
	if (sendAs === 'number' && text !== '' && Number.isFinite(Number(text))) return Number(text);
	if (sendAs === 'boolean' && /^(true|false)$/i.test(text)) return text.toLowerCase() === 'true';
	if (sendAs === undefined || sendAs === 'text') return value ?? '';
	throw new NodeOperationError(context.getNode(), `"${text}" can't be sent as ${String(sendAs)}`, {
		itemIndex: index,
		description: `Correct the value of "${name}" in "Fields", or set its "Send As" to Text.`,
	});
}

/**
 * What was written, as an item: our names, and the cabinet's own for the other fields.
 *
 * @throws {NodeOperationError} when nothing is to be written
 */
export function requireChange<D extends { custom?: object }>(
	context: IExecuteFunctions,
	index: number,
	draft: D,
): D {
	if (Object.keys(draft).length > 0) return draft;
	throw new NodeOperationError(context.getNode(), 'There is nothing to change', {
		itemIndex: index,
		description: 'Fill in at least one of the parameters, or add a field under "Fields".',
	});
}

/** Fields that were written, as they stand in an item. */
export function writtenFields({ custom, ...ours }: { custom?: Record<string, unknown> }): object {
	return { ...custom, ...ours };
}
