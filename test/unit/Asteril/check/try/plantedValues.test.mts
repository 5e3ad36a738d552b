import { isKept } from '../../../../../nodes/Asteril/check/try/plantedValues';

test.each([
	['Тест', 'Тест', true],
	['Тест', 'тест', false],
	['Тест', null, false],
	['', '', false],
	[61, '61', true],
	['3', 3, true],
	['2026-11-25 10:20:00', '25.11.2026 10:20', true],
	['2026-11-25 10:20:00', '2026-11-25 12:20:00', false],
	['380009990077', '+38 (000) 999-00-77', true],
	['380009990077', '380009990078', false],
	[3, { id: 3, name: 'Олена' }, true],
	[3, { id: 4, name: 'Олена' }, false],
])('%j that is read back as %j is kept: %j', (planted, read, kept) => {
	expect(isKept(planted, read)).toBe(kept);
});
