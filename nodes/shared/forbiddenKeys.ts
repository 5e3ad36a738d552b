/**
 * Names that no key we emit may have.
 *
 * The first group is n8n's own list (`unsafeObjectProperties` in n8n-workflow's utils): an
 * expression that touches one fails with 'Cannot access "caller" due to security concerns'. The second
 * are methods every object has; a text in their place breaks code that calls them.
 */
export const FORBIDDEN_KEYS: ReadonlySet<string> = new Set([
	'__proto__',
	'prototype',
	'constructor',
	'getPrototypeOf',
	'setPrototypeOf',
	'getOwnPropertyDescriptor',
	'getOwnPropertyDescriptors',
	'defineProperty',
	'defineProperties',
	'mainModule',
	'binding',
	'_linkedBinding',
	'_load',
	'prepareStackTrace',
	'__lookupGetter__',
	'__lookupSetter__',
	'__defineGetter__',
	'__defineSetter__',
	'caller',
	'callee',
	'arguments',
	'getBuiltinModule',
	'dlopen',
	'execve',
	'loadEnvFile',

	'hasOwnProperty',
	'isPrototypeOf',
	'propertyIsEnumerable',
	'toLocaleString',
	'toString',
	'valueOf',
	'toJSON',
	'then',
]);

/** Returns the key itself, or with a `_` behind it where n8n would refuse it: `caller` → `caller_`. */
export function safeKey(key: string): string {
	return FORBIDDEN_KEYS.has(key) ? `${key}_` : key;
}
