import type {
	INodeProperties,
	INodePropertyCollection,
	INodePropertyOptions,
	NodeParameterValueType,
} from 'n8n-workflow';
import { markdownTable } from '../markdownTable.mts';

/** A longer list, as that of countries, is not shown choice by choice. */
const MOST_CHOICES = 30;

/** What n8n shows of parameters, as Markdown: the notices as quotes, then a table. */
export function parameterTable(properties: readonly INodeProperties[]): string {
	const notices = properties.filter(({ type }) => type === 'notice');
	const rows = properties
		.filter(({ type }) => type !== 'notice')
		.flatMap((property) => tableRows(property, properties));
	const head = ['Parameter', 'Default', 'What it does'];
	const table = rows.length === 0 ? 'No parameters.' : markdownTable(head, rows);
	return [...notices.map(({ displayName }) => `> ${displayName}`), table].join('\n\n');
}

function tableRows(
	property: INodeProperties,
	siblings: readonly INodeProperties[],
	inside = '',
	outer = '',
	root = siblings,
): string[][] {
	const name = `${inside}${property.displayName}`;
	const condition = conditionOf(property, siblings, root) || outer;
	if (property.type === 'collection') {
		const parts = (property.options ?? []) as INodeProperties[];
		return parts.flatMap((part) => tableRows(part, parts, `${name} → `, condition, root));
	}
	const own = [`**${name}**`, defaultOf(property), meaningOf(property) + condition];
	if (property.type !== 'fixedCollection') return [own];
	const parts = (property.options as INodePropertyCollection[]).flatMap(({ values }) => values);
	return [own, ...parts.flatMap((part) => tableRows(part, parts, `${name} → `, condition, root))];
}

function defaultOf(property: INodeProperties): string {
	const { type, default: standard } = property;
	if (type === 'boolean') return standard === true ? 'on' : 'off';
	if (type === 'options') return nameOf(property, standard);
	if (type === 'multiOptions') {
		return (standard as NodeParameterValueType[]).map((one) => nameOf(property, one)).join(', ');
	}
	if (type === 'fixedCollection') return entriesOf(property);
	if (type === 'resourceLocator') return 'none';
	const text = typeof standard === 'string' ? standard : JSON.stringify(standard);
	if (text === '') return 'empty';
	return text
		.split('\n')
		.map((line) => `\`${line}\``)
		.join('\n');
}

/** What stands in a list from the start, an entry a line. */
function entriesOf({ default: standard, options }: INodeProperties): string {
	const [{ name, values }] = options as INodePropertyCollection[];
	const entries = (standard as Record<string, Array<Record<string, unknown>>>)[name] ?? [];
	if (entries.length === 0) return 'none';
	return entries
		.map((entry) =>
			values.map((part) => defaultOf({ ...part, default: entry[part.name] as string })).join(' · '),
		)
		.join('\n');
}

function meaningOf(property: INodeProperties): string {
	const { type, description = '', options, modes } = property;
	const sentence = description === '' ? '' : withPoint(description);
	if (type === 'resourceLocator') {
		const ways = (modes ?? []).map(({ displayName }) => `*${displayName}*`).join(' or ');
		return `${sentence} ${ways}.`.trim();
	}
	if (type !== 'options' || (options ?? []).length > MOST_CHOICES) return sentence;
	const choices = (options as INodePropertyOptions[]).map((choice) =>
		choice.description ? `*${choice.name}*: ${withPoint(choice.description)}` : `*${choice.name}*`,
	);
	const described = (options as INodePropertyOptions[]).some((choice) => choice.description);
	return [sentence, choices.join(described ? '\n' : ', ')].filter(Boolean).join('\n');
}

function withPoint(text: string): string {
	return /[.!?…]$/.test(text) ? text : `${text}.`;
}

/** `Only with *Operation* …`, in the words of the page. */
function conditionOf(
	{ displayOptions }: INodeProperties,
	siblings: readonly INodeProperties[],
	root: readonly INodeProperties[],
): string {
	const shown = Object.entries(displayOptions?.show ?? {}).map(([name, values]) => {
		// n8n's way to name a parameter of the node from within a collection.
		const fromRoot = name.startsWith('/');
		const sibling = (fromRoot ? root : siblings).find(
			(one) => one.name === (fromRoot ? name.slice(1) : name),
		);
		const names = (values ?? []).map((value) =>
			sibling ? `*${nameOf(sibling, value as NodeParameterValueType)}*` : String(value),
		);
		return `**${sibling?.displayName ?? name}** ${names.join(' or ')}`;
	});
	return shown.length === 0 ? '' : `\nOnly with ${shown.join(' and ')}.`;
}

function nameOf({ type, options }: INodeProperties, value: NodeParameterValueType): string {
	if (type === 'boolean') return value === true ? 'on' : 'off';
	const known = (options as INodePropertyOptions[] | undefined)?.find((one) => one.value === value);
	return known?.name ?? String(value);
}
