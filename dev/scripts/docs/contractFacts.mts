import { defaultContract, originOf } from '../../../nodes/Asteril/api/contract.ts';
import { type FactRule, ruleFor } from '../../../nodes/Asteril/api/contractOverrides.ts';
import { formatPhone, PHONE_FORMATS } from '../../../nodes/shared/phoneFormats.ts';
import { markdownTable } from '../markdownTable.mts';

const EXAMPLE = '380671234567';

const WORDS: Record<FactRule['types'][number], string> = {
	string: 'text',
	number: 'whole number',
	boolean: '`true` or `false`',
	null: '`null`',
	array: 'list of texts',
};

/** Every fact with its default, what may stand there, and whether it was observed. */
export function contractTable(): string {
	const rows = factsOf(defaultContract).map(([path, standard]) => [
		`\`${path}\``,
		`\`${JSON.stringify(standard)}\``,
		choicesOf(path, ruleFor(path, standard)),
		originOf(path),
	]);
	return markdownTable(['Fact', 'Default', 'May be', ''], rows);
}

/** Every format of a number that the contract can name, with an example. */
export function phoneTable(): string {
	const rows = PHONE_FORMATS.map((format) => [`\`${format}\``, formatPhone(EXAMPLE, format)]);
	return markdownTable(['Format', 'Example'], rows);
}

function factsOf(tree: object, at = ''): Array<[path: string, standard: unknown]> {
	return Object.entries(tree).flatMap(([key, value]: [string, unknown]) => {
		const isTree = typeof value === 'object' && value !== null && !Array.isArray(value);
		return isTree ? factsOf(value, `${at}${key}.`) : [[`${at}${key}`, value]];
	});
}

function choicesOf(path: string, { choices, types }: FactRule): string {
	if (path.startsWith('phone.')) return 'a format of a number, see above';
	if (choices) return choices.map((choice) => `\`"${choice}"\``).join(', ');
	return types.map((type) => WORDS[type]).join(' or ');
}
