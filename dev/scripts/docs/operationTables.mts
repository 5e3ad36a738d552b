import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { parameterTable } from './parameterTable.mts';

/**
 * The parameters of a node that has resources: for each its notice, and for each operation a heading, what it does
 * and a table. `undefined` for a node without resources.
 */
export function operationTables(properties: readonly INodeProperties[]): string | undefined {
	const resources = properties.find(({ name }) => name === 'resource');
	if (resources === undefined) return undefined;
	const sections = (resources.options as INodePropertyOptions[]).flatMap(({ name, value }) => {
		const own = properties.filter(({ displayOptions: on }) => on?.show?.resource?.includes(value));
		const operations = own.find((property) => property.name === 'operation');
		const notices = own.filter(({ type, displayOptions: on }) => {
			return type === 'notice' && on?.show?.operation === undefined;
		});
		const chosen = (operations?.options ?? []) as INodePropertyOptions[];
		return chosen.map((operation, index) => {
			const shown = own.filter(({ displayOptions: on }) =>
				on?.show?.operation?.includes(operation.value),
			);
			const parameters = [...(index === 0 ? notices : []), ...shown];
			return [
				`### ${name} → ${operation.name}`,
				`${operation.description}.`.replace(/\.\.$/, '.'),
				parameterTable(parameters.map((property) => bare(property, operation.value))),
			].join('\n\n');
		});
	});
	return sections.join('\n\n');
}

/** A parameter without what its heading says. */
function bare(
	{ displayOptions, ...property }: INodeProperties,
	chosen: INodePropertyOptions['value'],
): INodeProperties {
	const { resource, operation, '/operation': within, ...show } = displayOptions?.show ?? {};
	const plain = property.type === 'collection' ? withOptionsOf(property, chosen) : property;
	return Object.keys(show).length === 0 ? plain : { ...plain, displayOptions: { show } };
}

/** A collection without the options that only another operation shows. */
function withOptionsOf(
	collection: INodeProperties,
	operation: INodePropertyOptions['value'],
): INodeProperties {
	const shown = (collection.options as INodeProperties[]).filter(
		({ displayOptions }) => displayOptions?.show?.['/operation']?.includes(operation) ?? true,
	);
	return { ...collection, options: shown.map((option) => bare(option, operation)) };
}
