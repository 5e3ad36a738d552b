const HIDDEN = '•••';

/** Returns a text without secrets, whether they stand there as they are, URL-encoded or as a parameter of a query. */
export function redact(text: string, secrets: readonly string[]): string {
	let redacted = text.replace(/\b(api_key|token|auth-key)=[^&\s"']+/gi, `$1=${HIDDEN}`);
	// They are sent without the space around them that may have been pasted.
	for (const secret of secrets.map((one) => one.trim())) {
		if (secret === '') continue;
		redacted = redacted.replaceAll(secret, HIDDEN).replaceAll(encodeURIComponent(secret), HIDDEN);
	}
	return redacted;
}
