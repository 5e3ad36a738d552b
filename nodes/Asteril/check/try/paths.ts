import { defaultContract } from '../../api/contract';
import type { Contract } from '../../api/contractTypes';
import { type Facts, withFacts } from '../derive/facts';
import { suffixOf } from '../observe/findLists';
import { singular } from '../strings';
import { WRITTEN, type Written } from '../tables/names';
import { CREATE_PATHS, METHODS, UPDATE_PATHS } from '../tables/requests';

type Kind = 'create' | 'update';

const SHAPES = { create: CREATE_PATHS, update: UPDATE_PATHS };

/**
 * Ways to write records of one kind, each as facts: first what the credential or another kind of
 * record says, last what is only assumed.
 */
export function waysOf(contract: Contract, entity: Written, kind: Kind): Facts[] {
	const { path, method } = contract[entity][kind];
	const likely = SHAPES[kind].map((shape) => fill(contract, entity, shape));
	const all = isAssumed(contract, entity, kind) ? [...likely, path] : [path, ...likely];
	const paths = [...new Set(all)];
	const methods = [...new Set([method, ...METHODS[kind]])];
	const wayOf = (each: string, other: string) => wayFacts(entity, kind, each, other);
	// A record is hardly ever created with another method, but changed with any.
	return kind === 'create'
		? methods.flatMap((other) => paths.map((each) => wayOf(each, other)))
		: paths.flatMap((each) => methods.map((other) => wayOf(each, other)));
}

function wayFacts(entity: Written, kind: Kind, path: string, method: string): Facts {
	return { [`${entity}.${kind}.path`]: path, [`${entity}.${kind}.method`]: method };
}

function isAssumed(contract: Contract, entity: Written, kind: Kind): boolean {
	return contract[entity][kind].path === defaultContract[entity][kind].path;
}

/**
 * The contract with paths for the kinds of records that come later, like those that worked for one
 * kind. What the credential says of them counts more.
 */
export function withAlikePaths(contract: Contract, tried: Written): Contract {
	let alike = contract;
	for (const kind of ['create', 'update'] as const) {
		const { path, method } = contract[tried][kind];
		const shape = SHAPES[kind].find((each) => fill(contract, tried, each) === path);
		for (const entity of WRITTEN.slice(WRITTEN.indexOf(tried) + 1)) {
			if (shape === undefined || !isAssumed(alike, entity, kind)) continue;
			alike = withFacts(alike, wayFacts(entity, kind, fill(alike, entity, shape), method));
		}
	}
	return alike;
}

/** `{create}` in a shape is the path of the creation. */
function fill(contract: Contract, entity: Written, shape: string): string {
	const { list, create } = contract[entity];
	const suffix = suffixOf(list.path);
	const many = suffix === undefined ? list.path : list.path.slice(0, -suffix.length - 1);
	return shape
		.replace('{create}', create.path)
		.replace('{one}', singular(many))
		.replace('{many}', many);
}
