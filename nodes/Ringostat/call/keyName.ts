const LONGEST_KEY = 100;
const MOST_REMEMBERED = 2_000;

/** Webhooks repeat the same few keys, so a small memory saves most of the work. */
const remembered = new Map<string, string>();

/**
 * A key without its spelling: `billSec`, `bill_sec` and `{{BILL SEC}}` are all `billsec`. PHP's
 * way of nesting in a form, `additional_call_data[E164]`, names the inner key.
 */
export function nameOf(key: string): string {
	const known = remembered.get(key);
	if (known !== undefined) return known;
	const short = key.slice(0, LONGEST_KEY);
	const inner = /^[^[\]]+\[([^[\]]+)\]$/.exec(short);
	const name = (inner?.[1] ?? short).toLowerCase().replace(/[\s_\-.{}]+/g, '');
	if (key.length > LONGEST_KEY) return name;
	if (remembered.size >= MOST_REMEMBERED) remembered.clear();
	remembered.set(key, name);
	return name;
}
