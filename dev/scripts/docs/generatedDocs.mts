import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../local-n8n/projectRoot.mts';
import { credentialTypes, packageNodes } from '../../../test/support/nodeTypes.mts';
import { callParameters } from '../../../nodes/Asteril/n8n/callParameters.ts';
import { contractTable, phoneTable } from './contractFacts.mts';
import { operationTables } from './operationTables.mts';
import { parameterTable } from './parameterTable.mts';
import { keysTable } from './ringostatKeys.mts';

/** What the generated files and parts of files have to be, by path in the project. */
export function generatedDocs(): Map<string, string> {
	const parts = new Map<string, string>([['call', parameterTable(callParameters)]]);
	for (const { name, properties } of credentialTypes) {
		parts.set(`credential ${name}`, parameterTable(properties));
	}
	const shared = new Set(callParameters.map(({ name }) => name));
	for (const { description } of packageNodes) {
		const { name, properties } = description;
		const readsCall = properties.some((property) => property.name === 'call');
		const own = readsCall ? properties.filter((one) => !shared.has(one.name)) : properties;
		parts.set(`node ${name}`, operationTables(own) ?? parameterTable(own));
	}
	const pages: Record<string, Map<string, string>> = {
		'docs/nodes.md': parts,
		'docs/contract-overrides.md': new Map([
			['phones', phoneTable()],
			['contract', contractTable()],
		]),
		'docs/set-up-ringostat.md': new Map([['keys', keysTable()]]),
	};
	return new Map(Object.entries(pages).map(([path, inside]) => [path, filledIn(path, inside)]));
}

/**
 * The file with each part between its two marks, `<!-- generated: … -->` and `<!-- end -->`.
 * @throws when the file has no place for a part, or a place for none
 */
function filledIn(path: string, parts: Map<string, string>): string {
	const text = readFileSync(join(projectRoot(), path), 'utf8');
	const left = new Set(parts.keys());
	const filled = text.replace(
		/(<!-- generated: (.+?) -->\n)[\s\S]*?(<!-- end -->)/g,
		(_, start: string, name: string, end: string) => {
			const part = parts.get(name);
			if (part === undefined) throw new Error(`${path}: nothing is generated for "${name}"`);
			left.delete(name);
			return `${start}\n${part}\n\n${end}`;
		},
	);
	if (left.size === 0) return filled;
	const marks = [...left].map((name) => `<!-- generated: ${name} -->\n<!-- end -->`);
	throw new Error(`${path} has no place for these, add them:\n${marks.join('\n')}`);
}
