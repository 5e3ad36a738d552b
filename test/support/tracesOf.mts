import { inspect } from 'node:util';

/**
 * Where a secret shows in a thing: as it is, URL-encoded in the usual ways, inside JSON, in Base64;
 * in keys and values, in errors and their causes, in members that do not count as enumerable.
 */
export function tracesOf(secret: string, thing: unknown): string[] {
	const whole = { depth: null, showHidden: true, maxArrayLength: null, maxStringLength: null };
	const texts = [inspect(thing, whole), json(thing)];
	const forms = new Set([
		secret,
		encodeURIComponent(secret),
		encodeURI(secret),
		new URLSearchParams({ '': secret }).toString().slice(1),
		JSON.stringify(secret).slice(1, -1),
		Buffer.from(secret).toString('base64'),
	]);
	return [...forms].flatMap((form) =>
		texts.flatMap((text) => {
			const at = text.indexOf(form);
			return at < 0 ? [] : [text.slice(Math.max(0, at - 60), at + form.length + 20)];
		}),
	);
}

function json(thing: unknown): string {
	const seen = new WeakSet<object>();
	return (
		JSON.stringify(thing, (_key, value: unknown) => {
			if (typeof value !== 'object' || value === null) return value;
			if (seen.has(value)) return '[again]';
			seen.add(value);
			return value instanceof Error
				? { ...value, message: value.message, stack: value.stack, cause: value.cause }
				: value;
		}) ?? ''
	);
}
