import type { ClientRecord } from '../../../../../nodes/Asteril/api/records';
import { ProcessState } from '../../../../../nodes/Asteril/crm/ProcessState';
import { formatPhone } from '../../../../../nodes/shared/phoneFormats';
import type { Cabinet } from '../../../../../nodes/Asteril/crm/cabinet';
import {
	countFormats,
	detectPhoneFormats,
	listIrregularClients,
} from '../../../../../nodes/Asteril/crm/clients/detectPhoneFormats';

const clients = (...phones: Array<string | null>) =>
	phones.map((phone) => ({ phone }) as ClientRecord);

test.each<[string, Array<string | null>, string[], boolean]>([
	[
		'most frequent first',
		['0671234567', '380671234567', '380501112233'],
		['digits', 'local'],
		false,
	],
	['space around does not matter', [' 0671234567 '], ['local'], false],
	['no number at all tells nothing', [null, '', 'Олена'], [], false],
	['one among other text', ['моб. 067 123-45-67 (дружина)', '0671234567'], ['local'], true],
	['two in one field', ['0671234567, 0501112233'], [], true],
	['a foreign number in digits', ['4915112345678'], ['digits'], false],
	['a foreign number with a plus', ['+4915112345678'], ['plus'], false],
	['a foreign number with spaces', ['+48 501 234 567'], ['countrySpaces'], false],
])('formats: %s', (_name, phones, formats, hasIrregular) => {
	expect(countFormats(clients(...phones), 'UA')).toEqual({ formats, hasIrregular });
});

test.each([
	['PL', '501 234 567', '48600111222', '600 111 222'],
	['PL', '501234567', '48600111222', '600111222'],
	['PL', '501-234-567', '48600111222', '600-111-222'],
	['PL', '+48501234567', '48600111222', '+48600111222'],
	['PL', '380671234567', '48600111222', '48600111222'],
	['RO', '0721 234 567', '40731000111', '0731 000 111'],
	['RO', '721234567', '40731000111', '731000111'],
])('in %s a client stored as %s: %s is looked for as %s', (country, phone, other, spelling) => {
	const { formats, hasIrregular } = countFormats(clients(phone), country);
	expect(formats.map((format) => formatPhone(other, format, country))).toEqual([spelling]);
	expect(hasIrregular).toBe(false);
});

describe('a look at the cabinet', () => {
	let names = 0;
	/** A cabinet of so many pages that counts what it is asked for. */
	function cabinetOf(last: number | null, onLast = 2) {
		const asked: number[] = [];
		const page = async (_entity: string, _filters: object, number = 0) => {
			asked.push(number);
			const newer = number === last ? onLast : 2;
			return {
				records: clients(
					...(number === 0 ? ['0671234567', null] : Array<string>(newer).fill('+380671234567')),
				),
				more: last !== 0,
				last,
			};
		};
		const clock = { now: 1_000_000 };
		const state = new ProcessState();
		const cabinet = { api: { page }, name: `a${++names}`, now: () => clock.now, state };
		return { asked, clock, cabinet: cabinet as unknown as Cabinet };
	}

	test.each([
		[0, [0], ['local']],
		[null, [0], ['local']],
		[4, [0, 4], ['local', 'plus']],
	])('with the last page %j asks for %j', async (last, pages, formats) => {
		const { asked, cabinet } = cabinetOf(last);
		expect((await detectPhoneFormats(cabinet, 'UA')).formats.sort()).toEqual(formats);
		expect(asked).toEqual(pages);
	});

	test('the last page holds a single client: the one before it is read too', async () => {
		const { asked, cabinet } = cabinetOf(4, 1);
		await detectPhoneFormats(cabinet, 'UA');
		expect(asked).toEqual([0, 4, 3]);
	});

	test('the last page is the second and holds a single client: the first is not read again', async () => {
		const { asked, cabinet } = cabinetOf(1, 1);
		await detectPhoneFormats(cabinet, 'UA');
		expect(asked).toEqual([0, 1]);
	});

	test('after the contract was corrected, what was read before does not count', async () => {
		const { asked, cabinet } = cabinetOf(0);
		await detectPhoneFormats(cabinet, 'UA');
		const contract = { client: { fields: { phone: 'phone_main' } } };
		const corrected = { ...cabinet, api: { ...cabinet.api, contract } } as unknown as Cabinet;
		await detectPhoneFormats(corrected, 'UA');
		expect(asked).toHaveLength(2);
	});

	test('holds for a minute, and is shared by a burst of calls', async () => {
		const { asked, clock, cabinet } = cabinetOf(0);
		await Promise.all([detectPhoneFormats(cabinet, 'UA'), detectPhoneFormats(cabinet, 'UA')]);
		clock.now += 59_999;
		await detectPhoneFormats(cabinet, 'UA');
		expect(asked).toHaveLength(1);
		clock.now += 1;
		await detectPhoneFormats(cabinet, 'UA');
		expect(asked).toHaveLength(2);
	});

	test('that failed is not remembered', async () => {
		const { asked, cabinet } = cabinetOf(0);
		const { page } = cabinet.api;
		cabinet.api.page = async () => await Promise.reject(new Error('busy'));
		await expect(detectPhoneFormats(cabinet, 'UA')).rejects.toThrow('busy');
		cabinet.api.page = page;
		expect((await detectPhoneFormats(cabinet, 'UA')).formats).toEqual(['local']);
		expect(asked).toHaveLength(1);
	});
});

describe('the clients whose number stands among other text', () => {
	function listed() {
		const asked: number[] = [];
		async function* pages(_entity: string, _filters: object, { maxPages }: { maxPages: number }) {
			asked.push(maxPages);
			yield await Promise.resolve({
				records: clients('0671234567', 'Оля 0671234567', null, 'немає'),
				more: true,
			});
		}
		const state = new ProcessState();
		return {
			asked,
			cabinet: { api: { pages }, name: 'a', now: () => 0, state } as unknown as Cabinet,
		};
	}

	test('are kept, and no others', async () => {
		const { clients: found, complete } = await listIrregularClients(listed().cabinet, 'UA', 1);
		expect([found.map(({ phone }) => phone), complete]).toEqual([['Оля 0671234567'], false]);
	});

	test('are read once for each number of pages', async () => {
		const { asked, cabinet } = listed();
		for (const maxPages of [1, 1, 2]) await listIrregularClients(cabinet, 'UA', maxPages);
		expect(asked).toEqual([1, 2]);
	});
});
