import type { IDataObject } from 'n8n-workflow';

/** The value of a resource locator inside a list, which n8n leaves whole. */
export function locatorValue(locator: unknown): string {
	const value =
		typeof locator === 'object' && locator !== null ? (locator as IDataObject).value : locator;
	return String(value ?? '').trim();
}
