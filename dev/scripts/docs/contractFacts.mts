import { defaultContract, originOf } from '../../../nodes/Asteril/api/contract.ts';
import { type FactRule, ruleFor } from '../../../nodes/Asteril/api/contractOverrides.ts';
import { formatPhone, PHONE_FORMATS } from '../../../nodes/shared/phoneFormats.ts';

/** A fact of the contract, or a branch that holds some. */
export type Part = { path: string; key: string } & (
	| { parts: Part[] }
	| { standard: unknown; rule: FactRule; origin: 'observed' | 'assumed' }
);

/** The whole contract, as what may be overridden. */
export function contractParts(): Part[] {
	return partsOf(defaultContract as unknown as Record<string, unknown>, '');
}

function partsOf(tree: Record<string, unknown>, at: string): Part[] {
	return Object.entries(tree).map(([key, value]) => {
		const path = at === '' ? key : `${at}.${key}`;
		return isTree(value)
			? { path, key, parts: partsOf(value, path) }
			: { path, key, standard: value, rule: ruleFor(path, value), origin: originOf(path) };
	});
}

function isTree(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Every fact with its default, what may stand there, and whether it was observed. */
export function contractTable(): string {
	const rows = leavesOf(contractParts()).map(({ path, standard, rule, origin }) => {
		const may = path.startsWith('phone.')
			? 'a format of a number, see above'
			: rule.choices
				? rule.choices.map((choice) => `\`"${choice}"\``).join(', ')
				: rule.types.map((type) => WORDS[type]).join(' or ');
		return `| \`${path}\` | \`${JSON.stringify(standard)}\` | ${may} | ${origin} |`;
	});
	return ['| Fact | Default | May be | |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

/** Every format of a number that the contract can name, with an example. */
export function phoneTable(): string {
	const rows = PHONE_FORMATS.map((format) => `| \`${format}\` | ${formatPhone(EXAMPLE, format)} |`);
	return ['| Format | Example |', '| --- | --- |', ...rows].join('\n');
}

const EXAMPLE = '380671234567';

const WORDS: Record<FactRule['types'][number], string> = {
	string: 'text',
	number: 'whole number',
	boolean: '`true` or `false`',
	null: '`null`',
	array: 'list of texts',
};

function leavesOf(parts: Part[]): Array<Exclude<Part, { parts: Part[] }>> {
	return parts.flatMap((part) => ('parts' in part ? leavesOf(part.parts) : [part]));
}
