import type { CabinetContract, EntityContract, FilterContract } from '../contract.mts';
import { camelCase, type Dice } from './Dice.mts';
import { FIELDS, OPTIONAL, WANTED } from './drawnWords.mts';

/** What the fields and filters are called, which there are, and which have to be filled. */
export function drawFields(contract: CabinetContract, dice: Dice): void {
	const camel = dice.strays(0.3);
	const foreign = dice.strays(0.5) ? 0.7 : 1;
	const style = dice.mostly('camel', ['field', 'bracket'], 0.6);
	const match = dice.mostly('exact', ['partial', 'ignored'], 0.8);
	contract.entities.client.customFieldPrefix = camel ? 'customField' : 'custom_field_';
	for (const name of ['client', 'call', 'task', 'user'] as const) {
		const entity = contract.entities[name];
		nameFields(entity, FIELDS[name], foreign, camel, dice);
		if (name === 'user') continue;
		for (const key of OPTIONAL[name]) if (dice.strays(0.1)) delete entity.fields[key];
		if (dice.chance(0.3)) delete entity.fields.created_at;
		entity.required = drawRequired(entity, name, dice);
		entity.filters = entity.filters.filter(() => !dice.strays(0.1));
		for (const filter of entity.filters) nameFilter(filter, entity, style, match, dice);
	}
}

function nameFields(
	entity: EntityContract,
	names: Record<string, string[]>,
	kept: number,
	camel: boolean,
	dice: Dice,
): void {
	const taken = new Set<string>();
	const keys = Object.keys(entity.fields);
	for (const [key, field] of Object.entries(entity.fields)) {
		const [first = key, ...others] = names[key] ?? [];
		// What another field is called in the reference would be misread by anybody.
		const misread = keys.filter((other) => other !== key).map((other) => names[other]?.[0]);
		const wanted = [dice.mostly(first, others, kept), ...others, first, `${key}_value`];
		const free = wanted.find((name) => !taken.has(name) && !misread.includes(name)) ?? key;
		taken.add(free);
		field.name = camel ? camelCase(free) : free;
	}
}

function drawRequired(
	entity: EntityContract,
	name: 'client' | 'call' | 'task',
	dice: Dice,
): string[] {
	const likely = { client: ['name', 'phone'], call: ['phone', 'direction'], task: ['title'] }[name];
	const required = likely.filter(() => dice.chance(0.3));
	if (name === 'task' && dice.strays(0.1)) required.push('responsible');
	if (name === 'task' && entity.fields.deadline && dice.strays(0.1)) required.push('deadline');
	if (!dice.strays(0.06)) return required;
	const wanted = dice.pick(WANTED[name]);
	entity.fields[wanted] = { name: wanted, type: 'text' };
	return [...required, wanted];
}

function nameFilter(
	filter: FilterContract,
	{ fields }: EntityContract,
	style: 'camel' | 'field' | 'bracket',
	match: FilterContract['match'],
	dice: Dice,
): void {
	const field = fields[filter.field]?.name ?? filter.field;
	const names = { camel: camelCase(field), field, bracket: `filter[${field}]` };
	const date = dice.mostly('createdDate', ['date', 'period', 'created_date']);
	const isDate = fields[filter.field]?.type === 'dateTime';
	filter.name = isDate ? date : names[style];
	if (!isDate) filter.match = match;
}
