import type { CabinetContract, EntityContract, FilterContract } from '../contract.mts';
import { referenceFields } from '../referenceFields.mts';
import { camelCase, type Dice } from './Dice.mts';

/** Fields that may be missing, fields that may be required, and unknown fields that may be required. */
const KINDS = {
	client: {
		optional: ['email', 'comment'],
		required: ['name', 'phone'],
		unknown: ['source', 'category'],
	},
	call: {
		optional: ['line', 'duration', 'talk_duration', 'responsible', 'comment'],
		required: ['phone', 'direction'],
		unknown: ['source', 'channel'],
	},
	task: {
		optional: ['type', 'deadline'],
		required: ['title'],
		unknown: ['priority', 'channel'],
	},
};

/** Draws the names of fields and filters, which of them exist, and which fields are required. */
export function drawFields(contract: CabinetContract, dice: Dice): void {
	const camel = dice.strays(0.3);
	const kept = dice.strays(0.5) ? 0.7 : 1;
	const style = dice.mostly('camel', ['field', 'bracket'], 0.6);
	const match = dice.mostly('exact', ['partial', 'ignored'], 0.8);
	contract.entities.client.customFieldPrefix = camel ? 'customField' : 'custom_field_';
	for (const name of ['client', 'call', 'task', 'user'] as const) {
		const entity = contract.entities[name];
		const names = drawNames(name, kept, dice);
		for (const [key, field] of Object.entries(entity.fields)) {
			const drawn = names[key] ?? key;
			field.name = camel ? camelCase(drawn) : drawn;
		}
		if (name === 'user') continue;
		for (const key of KINDS[name].optional) if (dice.strays(0.1)) delete entity.fields[key];
		if (dice.chance(0.3)) delete entity.fields.created_at;
		entity.required = drawRequired(entity, name, dice);
		entity.filters = entity.filters.filter(() => !dice.strays(0.1));
		for (const filter of entity.filters) nameFilter(filter, entity, style, match, dice);
	}
}

/** @param kept how often a field keeps the name that it has in the reference */
function drawNames(
	entity: keyof typeof referenceFields,
	kept: number,
	dice: Dice,
): Record<string, string> {
	const fields = referenceFields[entity];
	const names: Record<string, string> = {};
	for (const [key, [, ...others]] of Object.entries(fields)) {
		const wanted = [dice.mostly(key, others, kept), ...others, key, `${key}_value`];
		const taken = Object.values(names);
		// Anybody would misread the name that another field has in the reference.
		const isFree = (name: string) => !taken.includes(name) && (name === key || !(name in fields));
		names[key] = wanted.find(isFree) ?? key;
	}
	return names;
}

function drawRequired({ fields }: EntityContract, name: keyof typeof KINDS, dice: Dice): string[] {
	const required = KINDS[name].required.filter(() => dice.chance(0.3));
	if (name === 'task' && dice.strays(0.1)) required.push('responsible');
	if (name === 'task' && fields.deadline && dice.strays(0.1)) required.push('deadline');
	if (dice.strays(0.06)) {
		const unknown = dice.pick(KINDS[name].unknown);
		fields[unknown] = { name: unknown, type: 'text' };
		required.push(unknown);
	}
	return required;
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
