import type { IDataObject } from 'n8n-workflow';

/** Returns the value of a resource locator inside a list. There n8n does not extract it. */
export function locatorValue(locator: unknown): string {
	const value =
		typeof locator === 'object' && locator !== null ? (locator as IDataObject).value : locator;
	return String(value ?? '').trim();
}
