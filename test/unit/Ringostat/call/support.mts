import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseCalls, type ParseOptions } from '../../../../nodes/Ringostat/call';
import type { Call } from '../../../../nodes/shared/Call';

const FOLDER = join(__dirname, '../../../fixtures/ringostat');

export const sampleNames = (): string[] => readdirSync(FOLDER).sort();

/** A sample as the request it stands for. */
export function sampleRequest(name: string): { query?: object; body?: unknown } {
	const text = readFileSync(join(FOLDER, name), 'utf8').trim();
	if (name.endsWith('.json')) return { body: JSON.parse(text) as unknown };
	if (name.endsWith('.form.txt')) return { body: Object.fromEntries(new URLSearchParams(text)) };
	const [head, body] = text.split(/\r?\n\r?\n/);
	const url = new URL(head.split(' ')[1], 'http://n8n.example');
	const query = Object.fromEntries(url.searchParams);
	return body === undefined ? { query } : { query, body: JSON.parse(body) as unknown };
}

/** The one call of a body; fails the test when there is none or more. */
export function one(body: unknown, options?: ParseOptions, query?: object): Call {
	const calls = parseCalls({ query, body }, options);
	expect(calls).toHaveLength(1);
	return calls[0];
}

/** Every key of a value, nested ones included. */
export function keysIn(value: unknown): string[] {
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([key, inner]) => [key, ...keysIn(inner)]);
}
