import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { EDITOR_REQUEST_LIMITS } from '../../shared/n8n/requestLimits';
import { connect } from './connect';
import { isCustomField, searchFields } from './fieldSearch';

/** Entries the editor can show at once; the rest is found by searching. */
const SHOWN = 200;

/** Requests at the same time; somebody waits for the list to open. */
const AT_ONCE = 5;

/** Most pages read for one search, because it runs in n8n's main process. */
const MAX_PAGES = 50;

/** The cabinet's users, for a list to choose from. */
export async function searchUsers(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	const { api } = await connect(this, EDITOR_REQUEST_LIMITS);
	const wanted = filter.toLowerCase();
	const results: INodeListSearchResult['results'] = [];
	// Without a filter everybody is shown, so it is known beforehand how far to read.
	const upTo = wanted === '' ? SHOWN : Number.POSITIVE_INFINITY;
	for await (const { records } of api.pages(
		'user',
		{},
		{ atOnce: AT_ONCE, upTo, maxPages: MAX_PAGES },
	)) {
		for (const { id, name, email } of records) {
			// The ID is what "Default Responsible" of the credential wants.
			const shown = [name, email, `ID ${id}`].filter(Boolean).join(' · ');
			if (shown.toLowerCase().includes(wanted)) results.push({ name: shown, value: String(id) });
		}
		if (results.length >= SHOWN) break;
	}
	return { results: results.slice(0, SHOWN) };
}

/**
 * Lists the text fields of a client that can hold a tag: the comment, and the custom fields of the
 * records on the first and the last page, each with a sample value.
 */
export async function searchClientFields(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	return await searchFields(this, 'client', filter, isCustomField, ({ client }) => [
		client.fields.comment,
	]);
}
