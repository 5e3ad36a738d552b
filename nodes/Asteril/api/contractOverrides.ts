import { isObject } from '../../shared/isObject';
import { ApiError } from '../../shared/http/ApiError';
import { PHONE_FORMATS } from '../../shared/phoneFormats';
import type { Contract } from './contractTypes';
import { readPasted } from './readPasted';

/** An override that can't be right: the message names its path, and the names that exist there. */
export class ContractError extends ApiError {
	constructor(message: string) {
		super('settings', message, {
			description:
				'Correct API Differences in the Asteril credential. Empty it when you do not know what it is for.',
		});
	}
}

type Leaf = string | number | boolean | null | Leaf[];
interface Tree {
	[key: string]: Leaf | Tree;
}

/**
 * Facts with a fixed choice, by the end of their path. Everything else is checked by the type of
 * its default.
 */
const CHOICES: ReadonlyArray<[path: RegExp, choices: readonly string[]]> = [
	[/^key\.in$/, ['query', 'header']],
	[/^paging\.style$/, ['page', 'offset']],
	[/^phone\.(searched|stored)$/, PHONE_FORMATS],
	[/\.(create|update)\.method$/, ['POST', 'PUT', 'PATCH']],
	[/\.idType$/, ['number', 'text']],
];

/** Facts that may be `null`: "there is none". */
const NULLABLE =
	/^(write\.envelope|response\.envelope|paging\.(pages|total)|\w+\.(list|create|update)\.key|\w+\.(fields|filters)\.\w+)$/;

/** What a fact of the contract may be: for its test and for the docs. */
export interface FactRule {
	/** JSON types that are accepted. */
	types: Array<'string' | 'number' | 'boolean' | 'null' | 'array'>;
	choices?: readonly string[];
}

/** What may stand at a path of the contract, given what stands there by default. */
export function ruleFor(path: string, standard: unknown): FactRule {
	const choices = CHOICES.find(([pattern]) => pattern.test(path))?.[1];
	if (choices) return { types: ['string'], choices };
	if (/\.values\.\w+\.\w+$/.test(path)) return { types: ['string', 'number', 'boolean'] };
	const type = jsonType(standard);
	const types: FactRule['types'] = type === 'null' ? ['string'] : [type as FactRule['types'][0]];
	return { types: NULLABLE.test(path) ? [...types, 'null'] : types };
}

/** Merges overrides (an object or its JSON text) over a contract; see `resolveContract`. */
export function mergeOverrides(contract: Contract, overrides: unknown): Contract {
	const given = readPasted(overrides);
	if (given === null) {
		throw new ContractError(
			'API Differences must be a JSON object, for example {"client": {"list": {"path": "contacts"}}}.',
		);
	}
	if (Object.keys(given).length === 0) return contract;
	return merge(contract as unknown as Tree, given as Tree, '') as unknown as Contract;
}

function merge(standard: Tree, given: Tree, at: string): Tree {
	if (CONSTANTS.test(at)) return constantsOf(given, at);
	const merged: Tree = { ...standard };
	for (const [key, value] of Object.entries(given)) {
		const path = at ? `${at}.${key}` : key;
		if (!Object.hasOwn(standard, key)) {
			throw new ContractError(
				`API Differences name "${path}", which does not exist. ${at ? `"${at}" has` : 'There are'}: ${Object.keys(standard).join(', ')}.`,
			);
		}
		const known = standard[key];
		if (isObject(known)) {
			if (!isObject(value)) {
				throw new ContractError(
					`API Differences: "${path}" must be an object with some of: ${Object.keys(known).join(', ')}. It is ${describe(value)}.`,
				);
			}
			merged[key] = merge(known, value, path);
		} else {
			check(path, known, value);
			merged[key] = value;
		}
	}
	return merged;
}

/** Here the keys are the cabinet's own, so any is allowed. */
const CONSTANTS = /\.create\.constants$/;

function constantsOf(given: Tree, at: string): Tree {
	for (const [key, value] of Object.entries(given)) {
		if (['string', 'number', 'boolean'].includes(jsonType(value))) continue;
		throw new ContractError(
			`API Differences: "${at}.${key}" must be text, a number or true or false; it is ${describe(value)}.`,
		);
	}
	return given;
}

function check(path: string, standard: unknown, value: unknown): void {
	const { types, choices } = ruleFor(path, standard);
	const type = jsonType(value);
	const wrong =
		!types.some((allowed) => allowed === type) ||
		(choices && !choices.includes(value as string)) ||
		(type === 'number' && !(Number.isInteger(value) && (value as number) >= 0)) ||
		(path === 'paging.size' && value === 0) ||
		(type === 'array' && !(value as unknown[]).every((part) => typeof part === 'string'));
	if (!wrong) return;
	const expected = choices ? choices.map((c) => `"${c}"`).join(' or ') : types.join(' or ');
	throw new ContractError(
		`API Differences: "${path}" must be ${expected}; it is ${describe(value)}. By default it is ${JSON.stringify(standard)}.`,
	);
}

function jsonType(value: unknown): string {
	if (value === null) return 'null';
	return Array.isArray(value) ? 'array' : typeof value;
}

function describe(value: unknown): string {
	return ['object', 'array', 'null'].includes(jsonType(value))
		? jsonType(value)
		: `${jsonType(value)} ${JSON.stringify(value)}`;
}
