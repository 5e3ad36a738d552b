import { COUNTRY_NAMES } from '../../../nodes/shared/countryNames';
import { COUNTRIES } from '../../../nodes/shared/phone';

test('every country whose numbers can be read has a name, and no other', () => {
	expect([...COUNTRY_NAMES.keys()].sort()).toEqual([...COUNTRIES].sort());
	expect(COUNTRY_NAMES.get('UA')).toBe('Ukraine');
	for (const name of COUNTRY_NAMES.values()) expect(name).toMatch(/^[\p{L}\p{M}&().’' -]{2,}$/u);
});
