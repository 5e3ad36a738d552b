import { defaultContract } from '../../api/contract';
import type { Contract } from '../../api/contractTypes';
import { withFacts } from '../facts';
import { suffixOf } from '../read/findLists';
import { singular } from '../strings';
import { WRITTEN, type Written } from '../tables/names';
import { CREATE_PATHS, UPDATE_PATHS } from '../tables/requests';

type Kind = 'create' | 'update';

const SHAPES = { create: CREATE_PATHS, update: UPDATE_PATHS };

/** Paths to try: first what the credential or another kind of record says, last what is only assumed. */
export function pathsOf(contract: Contract, entity: Written, kind: Kind): Set<string> {
	const { path } = contract[entity][kind];
	const likely = SHAPES[kind].map((shape) => fill(contract, entity, shape));
	return new Set(isAssumed(contract, entity, kind) ? [...likely, path] : [path, ...likely]);
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
			alike = withFacts(alike, {
				[`${entity}.${kind}.path`]: fill(alike, entity, shape),
				[`${entity}.${kind}.method`]: method,
			});
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
