import { toFullNumber } from '../../shared/phone';
import { phonesIn } from '../../shared/phonesIn';
import {
	formatPhone,
	PHONE_FORMATS,
	type PhoneFormat,
	phoneFormatOf,
} from '../../shared/phoneFormats';
import type { Check } from './Check';
import { askFiltered } from './narrowing';
import type { Row } from './place';
import { count } from './words';

interface Sample {
	row: Row;
	full: string;
	format: PhoneFormat | null;
}

/** Spellings of one stored number that are asked for. */
const TRIES = 4;

/** Counts the formats in which the clients' numbers are stored, and finds which one is searched. */
export async function checkPhones(check: Check): Promise<void> {
	const key = check.contract.client.fields.phone;
	const rows = check.lists.client?.rows ?? [];
	if (rows.length === 0 || key === null) {
		check.findings.explain('phone', 'No client to look at. Run the check again later.');
		return;
	}
	const samples = rows.flatMap((row) => sampleOf(row, key));
	const common = tellStored(check, rows, key, samples);
	await tellSearched(check, samples, common);
}

function sampleOf(row: Row, key: string): Sample[] {
	const stored = row[key];
	const full = toFullNumber(stored);
	return full === null ? [] : [{ row, full, format: phoneFormatOf(String(stored)) }];
}

/** @returns the format that most of the numbers are stored in */
function tellStored(check: Check, rows: Row[], key: string, samples: Sample[]): PhoneFormat | null {
	const counted = PHONE_FORMATS.map((format) => ({
		format,
		times: samples.filter((sample) => sample.format === format).length,
	})).filter(({ times }) => times > 0);
	counted.sort((one, other) => other.times - one.times);
	const parts = counted.map(({ format, times }) => `${format} ${times}`);
	const others = samples.filter(({ format }) => format === null).length;
	if (others > 0) parts.push(`another form ${others}`);
	const several = rows.filter((row) => isSeveral(row[key])).length;
	if (several > 0) parts.push(`several numbers or text ${several}`);
	const none = rows.length - samples.length - several;
	if (none > 0) parts.push(`no number ${none}`);

	const answered = `Of ${count(rows.length, 'client')}: ${parts.join(', ')}`;
	const common = counted[0];
	const assumed = check.assumedValueOf('phone.stored');
	// To change what is assumed takes more than being one of many.
	if (!common || (common.format !== assumed && common.times * 2 < samples.length)) {
		check.unsure('phone.stored', answered, 'No format is the common one.');
		return common?.format ?? null;
	}
	const mixed = counted.length > 1 ? 'Leave "Match Other Formats" on, so that all are found.' : '';
	check.found('phone.stored', common.format, answered, mixed);
	return common.format;
}

function isSeveral(stored: unknown): boolean {
	if (stored === null || stored === undefined || stored === '' || toFullNumber(stored))
		return false;
	return phonesIn(typeof stored === 'object' ? JSON.stringify(stored) : String(stored)).length > 0;
}

/** Asks for one stored number in several formats: which of them finds the client? */
async function tellSearched(
	check: Check,
	samples: Sample[],
	common: PhoneFormat | null,
): Promise<void> {
	const fact = 'phone.searched';
	const parameter = check.contract.client.filters.phone;
	const filter = check.findings.get('client.filters.phone')?.result;
	const sample = samples.find(({ format }) => format === common) ?? samples[0];
	if (parameter === null || filter === 'cannot tell' || filter === undefined || !sample) {
		check.unsure(fact, 'Not asked', parameter === null ? 'Clients are not filtered by phone.' : '');
		return;
	}
	const assumed = check.assumedValueOf(fact) as PhoneFormat;
	const formats = [...new Set([assumed, ...(common ? [common] : []), ...PHONE_FORMATS])];
	for (const format of formats.slice(0, TRIES)) {
		const spelling = formatPhone(sample.full, format);
		const asked = await askFiltered(check, 'client', { [parameter]: spelling });
		if (asked === null) break;
		if (!asked.rows.some((row) => same(row, sample.row, check.contract.client.id))) continue;
		check.found(fact, format, `A client stored as ${sample.format ?? 'otherwise'} is found by it`);
		return;
	}
	check.unsure(fact, 'No format asked for found a client');
}

function same(one: Row, other: Row, id: string): boolean {
	return one[id] !== undefined && String(one[id]) === String(other[id]);
}
