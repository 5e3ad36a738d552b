import { formatPhone, PHONE_FORMATS, type PhoneFormat } from '../../../shared/phoneFormats';
import type { Contract } from '../../api/contractTypes';
import { dateToWire } from '../../api/wire';
import type { Row } from '../answers';
import { LIKELY_FORMATS, wallTime } from '../observe/dates';
import { VALUE_SETS } from '../tables/values';
import type { Facts, Leaf } from '../derive/facts';
import type { Written } from '../tables/names';
import type { Known } from './Trial';
import { entityNames } from '../../api/entityNames';

/** Nobody can mistake the three records, and nobody can have the number: no area code is 00. */
export const TEST_NAME = 'Тест n8n, можна видалити';
export const TEST_PHONE = '380009990077';
export const TEST_IDS: Record<Written, string> = {
	client: TEST_PHONE,
	call: 'n8n-test-call',
	task: 'n8n-test-task',
};

/** One way to write a value, and what is known when the cabinet takes it. */
export interface Form {
	wire: unknown;
	facts: Facts;
}

/** The forms in which the planted value of a field is tried, the likeliest first; none: not tried. */
export function formsOf(known: Known, entity: Written, field: string): Form[] {
	const { contract, client, user, now } = known;
	const choice = VALUE_SETS[`${entity}.${field}`];
	if (choice) return choicesOf(contract, entity, field, choice);
	switch (field) {
		case 'phone':
			return entity === 'client' ? phoneForms(contract) : plain(TEST_PHONE);
		case 'clientId':
			return client === null ? [] : plain(client);
		case 'responsible':
			return user === null ? [] : plain(user);
		case 'startedAt':
			return dateForms(contract, now - 3_600_000);
		case 'deadline':
			return dateForms(contract, now + 86_400_000);
		case 'externalId':
			return plain(TEST_IDS[entity]);
		default:
			return field in PLAIN ? plain(PLAIN[field]) : [];
	}
}

const PLAIN: Record<string, unknown> = {
	name: TEST_NAME,
	title: TEST_NAME,
	description: TEST_NAME,
	comment: TEST_NAME,
	email: 'n8n-test@example.com',
	line: '380440000000',
	duration: 61,
	talkDuration: 47,
	recordingUrl: 'https://example.com/n8n-test.wav',
};

function plain(wire: unknown): Form[] {
	return [{ wire, facts: {} }];
}

function phoneForms({ phone }: Contract): Form[] {
	const formats = new Set<PhoneFormat>([phone.stored, ...PHONE_FORMATS]);
	return [...formats].map((format) => ({
		wire: formatPhone(TEST_PHONE, format),
		facts: { 'phone.stored': format },
	}));
}

function dateForms(contract: Contract, time: number): Form[] {
	// To the minute: some cabinets keep no more.
	const iso = new Date(Math.floor(time / 60_000) * 60_000).toISOString();
	return [...new Set([contract.dates.format, ...LIKELY_FORMATS])].map((format) => ({
		wire: dateToWire({ ...contract, dates: { ...contract.dates, format } }, iso),
		facts: { 'dates.format': format },
	}));
}

function choicesOf(
	contract: Contract,
	entity: Written,
	field: string,
	sets: ReadonlyArray<readonly Leaf[]>,
): Form[] {
	const { values } = entityNames(contract, entity);
	const known = Object.values(values[field]);
	const others = sets.filter((set) => set.some((value, index) => value !== known[index]));
	return [known, ...others].map((set) => ({
		wire: set[0],
		facts: Object.fromEntries(
			Object.keys(values[field]).map((ours, index) => [
				`${entity}.values.${field}.${ours}`,
				set[index],
			]),
		),
	}));
}

/** Whether a planted value was read back, perhaps in another form. */
export function isKept(planted: unknown, read: unknown): boolean {
	if (read === undefined || read === null || read === '') return false;
	if (String(planted) === String(read)) return true;
	if (typeof planted === 'number' && Number(read) === planted) return true;
	const [one, other] = [planted, read].map((value) => wallTime(value));
	if (one !== null && other !== null) return Math.abs(one - other) < 60_000;
	const digits = [planted, read].map((value) => String(value).replace(/\D/g, ''));
	const isPhone = digits.every((value) => value.length >= 9 && value.length <= 12);
	if (isPhone) return digits[0].slice(-9) === digits[1].slice(-9);
	const id = (read as Row).id;
	return id !== undefined && String(id) === String(planted);
}
