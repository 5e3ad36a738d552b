import { type IExecuteFunctions, NodeOperationError } from 'n8n-workflow';
import { toFullNumber } from '../../../shared/phone';
import type { Contract, EntityName } from '../../api/contractTypes';
import type { Id } from '../../api/records';

/** The text of a parameter, without space around it; empty when it is not set. */
export function readText(context: IExecuteFunctions, name: string, index: number): string {
	const value: unknown = context.getNodeParameter(name, index, '', { extractValue: true });
	return String(value ?? '').trim();
}

/**
 * The text of a parameter that has to be filled in.
 *
 * @throws {NodeOperationError} when it is empty
 */
export function requiredText(
	context: IExecuteFunctions,
	name: string,
	index: number,
	label: string,
): string {
	const text = readText(context, name, index);
	if (text !== '') return text;
	throw new NodeOperationError(context.getNode(), `"${label}" is empty`, {
		itemIndex: index,
		description: `Type a value into "${label}", or drag a field of the incoming item there that is filled in.`,
	});
}

/**
 * The id in a parameter, as the cabinet has its ids.
 *
 * @throws {NodeOperationError} when it is empty
 */
export function requiredId(
	context: IExecuteFunctions,
	contract: Contract,
	entity: EntityName,
	index: number,
): Id {
	const label = `${entity[0].toUpperCase()}${entity.slice(1)} ID`;
	return typedId(contract, entity, requiredText(context, `${entity}Id`, index, label));
}

/** A typed id as the cabinet has its ids: a number, or text. */
export function typedId(contract: Contract, entity: EntityName, typed: string): Id {
	return contract[entity].idType === 'number' && /^\d{1,15}$/.test(typed) ? Number(typed) : typed;
}

/** Typed ids, separated by commas, spaces or lines; each once. */
export function typedIds(contract: Contract, entity: EntityName, typed: string): Id[] {
	const texts = typed.split(/[\s,;]+/).filter((text) => text !== '');
	return [...new Set(texts)].map((text) => typedId(contract, entity, text));
}

/**
 * A typed number in full international digits, whatever its spelling.
 *
 * @throws {NodeOperationError} when it is none
 */
export function fullPhone(context: IExecuteFunctions, typed: string, index: number): string {
	const phone = toFullNumber(typed);
	if (phone !== null) return phone;
	throw new NodeOperationError(context.getNode(), `"${typed}" is not a phone number`, {
		itemIndex: index,
		description:
			'Type a whole number in any spelling: 380671234567, 0671234567 or +380 (67) 123-45-67.',
	});
}
