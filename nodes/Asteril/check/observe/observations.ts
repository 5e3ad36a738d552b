import type { AnswerKind, Row } from '../answers';
import type { Entrance } from '../CabinetSession';
import type { ListName } from '../tables/names';

/** What reading showed. Observations are collected once and never changed. */
export interface Observations {
	entrance: Entrance;
	/** Whether the list of orders answers, and where its records stand. */
	orders: ObservedList | null;
	/** Keys under which a 2xx answer names an error; `null` when errors have a status. */
	errorKeys: string[] | null;
	/** What the cabinet says of a path that does not exist. */
	badPath: { kind: AnswerKind; status: number } | null;
	lists: Partial<Record<ListName, ObservedList>>;
	/** Why a list was not found. */
	lost: Partial<Record<ListName, LostList>>;
	paging: ObservedPaging;
	/** Whether the cabinet refuses a parameter that it does not know; `null` when not known. */
	refusesUnknown: boolean | null;
	filters: Record<string, ObservedFilter>;
	days: ObservedDays | 'ignored' | 'refused' | null;
	/** The form of a number that found a client by the filter. */
	searchedForm: string | null;
	/** Calls of the last days that stand in the log. */
	recentCalls: number;
}

export interface ObservedList {
	path: string;
	/** Keys that lead to the records; `null` when an empty list does not show it. */
	keys: string[] | null;
	rows: Row[];
	body: unknown;
}

export interface LostList {
	kind: AnswerKind | 'not asked';
	status: number;
	/** How many paths were asked for. */
	tried: number;
}

export interface ObservedPaging {
	limit?: string;
	style?: 'page' | 'offset';
	page?: string;
	offset?: string;
	first?: number;
	/** Keys of the counts, with dots. */
	pages?: string;
	total?: string;
}

export interface ObservedFilter {
	/** `respected` under this name, `ignored` under every likely name, or `unknown`. */
	effect: 'respected' | 'ignored' | 'refused' | 'unknown';
	name: string;
}

export interface ObservedDays {
	name: string;
	day: string;
	range: string;
}
