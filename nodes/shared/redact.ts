const HIDDEN = '•••';

/** A text without secrets: not as they are, not URL-encoded, not as a parameter of a query. */
export function redact(text: string, secrets: readonly string[]): string {
	let redacted = text.replace(/\b(api_key|token|auth-key)=[^&\s"']+/gi, `$1=${HIDDEN}`);
	// As they are sent: what stands around a key that was pasted is no part of it.
	for (const secret of secrets.map((one) => one.trim())) {
		if (secret === '') continue;
		redacted = redacted.replaceAll(secret, HIDDEN).replaceAll(encodeURIComponent(secret), HIDDEN);
	}
	return redacted;
}
