import type { Kind } from '../api/assertFieldMapped';
import type { Draft, Id } from '../api/records';

/** How the title of a retired task begins. */
export const RETIRED_TASK = 'Зайве завдання';

/**
 * The change that takes a duplicate out of use: nothing finds it any more, and people see what it is
 * and which record counts. What people wrote into a task stays.
 */
export const RETIREMENTS: { [Name in Kind]: (kept: Id | null) => Draft<Name> } = {
	client: (kept) => ({ name: `Зайвий запис, див. клієнта ${kept}`, phone: '' }),
	call: (kept) => ({
		externalId: '',
		phone: '',
		comment: `Зайвий запис, див. дзвінок ${kept}`,
	}),
	task: (kept) => ({
		title: `${RETIRED_TASK}, див. ${kept ?? '—'}`,
		externalId: '',
		status: 'done',
	}),
};
