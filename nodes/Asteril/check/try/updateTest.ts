import type { Contract } from '../../api/contractTypes';
import type { Learned } from './trials';
import { wallTime } from '../read/dates';
import type { Row } from '../answers';
import type { Answer, CabinetSession } from '../CabinetSession';
import { UPDATE_METHODS, UPDATE_PATHS } from '../tables/requests';
import { bodyOf, type Draft } from './draft';
import { negotiate } from './negotiate';
import { pathsOf } from './paths';

export interface Way {
	method: 'POST' | 'PUT' | 'PATCH';
	/** With `{id}`. */
	path: string;
}

/**
 * Finds the way in which a record is changed, by writing the draft; the paths that go with the path
 * of the creation come first.
 *
 * @returns the way, and what it answered to the draft
 */
export async function findUpdate(
	session: CabinetSession,
	contract: Contract,
	draft: Draft,
	id: string | number,
	{ updateMethod, updateShape }: Learned,
): Promise<{ way: Way; answer: Answer } | null> {
	const assumed = contract[draft.entity].update;
	const create = contract[draft.entity].create.path;
	const methods = [...new Set([updateMethod ?? assumed.method, ...UPDATE_METHODS])];
	const verb = /\/(create|add|new)$/.test(create);
	const all = [...pathsOf(contract, draft.entity, updateShape, UPDATE_PATHS, create).keys()];
	const paths = all.filter((path) => !path.startsWith(`${create}/`) || !verb);
	const rank = (path: string) => {
		const known = path === all[0] && updateShape !== null ? -1 : 0;
		const alike =
			verb && create.endsWith('/create') ? path.includes('update') : path === `${create}/{id}`;
		return known + (alike ? 0 : 1);
	};
	for (const path of paths.sort((one, other) => rank(one) - rank(other))) {
		for (const method of methods) {
			const answer = await session.write(method, filled(path, id), bodyOf(draft), true);
			if (answer === null) return null;
			if (answer.kind !== 'good' && answer.kind !== 'refused') continue;
			return { way: { method, path }, answer };
		}
	}
	return null;
}

export function filled(path: string, id: string | number): string {
	return path.replace('{id}', encodeURIComponent(String(id)));
}

/** Writes a draft into the record, changed by what each refusal says. */
export async function update(
	session: CabinetSession,
	{ method, path }: Way,
	id: string | number,
	draft: Draft,
	tries: number,
	first?: Answer,
): Promise<Answer | null> {
	return await negotiate(
		draft,
		async (body) => await session.write(method, filled(path, id), body, true),
		tries,
		first,
	);
}

/** Whether a planted value was read back, perhaps in another form. */
export function isKept(planted: unknown, read: unknown): boolean {
	if (read === undefined || read === null || read === '') return false;
	if (String(planted) === String(read)) return true;
	if (typeof planted === 'number' && Number(read) === planted) return true;
	const [one, other] = [planted, read].map((value) => wallTime(value));
	if (one !== null && other !== null) return Math.abs(one - other) < 60_000;
	const digits = [planted, read].map((value) => String(value).replace(/\D/g, ''));
	const isPhone = digits.every((value) => value.length >= 9 && value.length <= 12);
	if (isPhone) return digits[0].slice(-9) === digits[1].slice(-9);
	const id = (read as Row).id;
	return id !== undefined && String(id) === String(planted);
}
