import type { ClientRecord } from '../../../../../nodes/Asteril/api/records';
import type { Cabinet } from '../../../../../nodes/Asteril/crm/cabinet';
import { ProcessState } from '../../../../../nodes/Asteril/crm/ProcessState';
import {
	formatsOf,
	detectPhoneFormats,
} from '../../../../../nodes/Asteril/crm/clients/detectPhoneFormats';

const clients = (...phones: Array<string | null>) =>
	phones.map((phone) => ({ phone }) as ClientRecord);

test.each<[string, Array<string | null>, string[], boolean]>([
	[
		'the most frequent first',
		['0671234567', '380671234567', '380501112233'],
		['digits', 'local'],
		false,
	],
	['space around does not matter', [' 0671234567 '], ['local'], false],
	['no number at all tells nothing', [null, '', 'Олена'], [], false],
	['one among other text', ['моб. 067 123-45-67 (дружина)', '0671234567'], ['local'], true],
	['two in one field', ['0671234567, 0501112233'], [], true],
])('formats: %s', (_name, phones, formats, scattered) => {
	expect(formatsOf(clients(...phones))).toEqual({ formats, scattered });
});

describe('a look at the cabinet', () => {
	let names = 0;
	/** A cabinet of so many pages that counts what it is asked for. */
	function cabinetOf(last: number | null) {
		const asked: number[] = [];
		const page = async (_entity: string, _filters: object, number = 0) => {
			asked.push(number);
			return {
				records: clients(number === 0 ? '0671234567' : '+380671234567'),
				more: last !== 0,
				last,
			};
		};
		const clock = { now: 1_000_000 };
		const cabinet = {
			api: { page },
			name: `a${++names}`,
			state: new ProcessState(),
			now: () => clock.now,
		};
		return { asked, clock, cabinet: cabinet as unknown as Cabinet };
	}

	test.each([
		[0, [0], ['local']],
		[null, [0], ['local']],
		[4, [0, 4], ['local', 'plus']],
	])('with the last page %j asks for %j', async (last, pages, formats) => {
		const { asked, cabinet } = cabinetOf(last);
		expect((await detectPhoneFormats(cabinet)).formats.sort()).toEqual(formats);
		expect(asked).toEqual(pages);
	});

	test('holds for a minute, and is shared by a burst of calls', async () => {
		const { asked, clock, cabinet } = cabinetOf(0);
		await Promise.all([detectPhoneFormats(cabinet), detectPhoneFormats(cabinet)]);
		clock.now += 59_999;
		await detectPhoneFormats(cabinet);
		expect(asked).toHaveLength(1);
		clock.now += 1;
		await detectPhoneFormats(cabinet);
		expect(asked).toHaveLength(2);
	});

	test('that failed is not remembered', async () => {
		const { asked, cabinet } = cabinetOf(0);
		const { page } = cabinet.api;
		cabinet.api.page = async () => await Promise.reject(new Error('busy'));
		await expect(detectPhoneFormats(cabinet)).rejects.toThrow('busy');
		cabinet.api.page = page;
		expect((await detectPhoneFormats(cabinet)).formats).toEqual(['local']);
		expect(asked).toHaveLength(1);
	});
});
