/** A name without the marks in which programmers differ: `record_url`, `recordUrl` → `recordurl`. */
export function plain(name: string): string {
	return name.toLowerCase().replace(/[^\p{L}\d]/gu, '');
}

/** `ext_id` → `extId`. */
export function camelCase(name: string): string {
	return name.replace(/[_-]+(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** `extId` → `ext_id`. */
export function snakeCase(name: string): string {
	return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`).replace(/-/g, '_');
}

/** `contacts` → `contact`, `activities` → `activity`, `telephony/calls` → `telephony/call`. */
export function singular(path: string): string {
	return path.replace(/ies$/, 'y').replace(/([^s])s$/, '$1');
}

/** Replaces long rows of digits, so that no telephone number stands in a text of ours. */
export function withoutNumbers(text: string): string {
	return text.replace(/\d[\d\s().-]{4,}\d/g, '•••');
}

/** A table's words in one line. */
export function words(line: string): readonly string[] {
	return line.split(' ');
}
