import { PeopleIndex, type Person } from '../../../nodes/shared/PeopleIndex';

const person = (id: number, facts: Partial<Person>) => ({
	...{ id, name: null, email: null, extension: null, phone: null },
	...facts,
});
const PEOPLE = [
	person(1, { name: 'Ольга  Менеджер', email: 'Olha@shop.example', extension: '101' }),
	person(2, { name: 'Іван Менеджер', email: 'ivan@shop.example', phone: '067 000 00 02' }),
	person(3, { name: 'Тезка', extension: '103', email: '' }),
	person(4, { name: 'тезка', extension: '104', email: '' }),
];
const index = new PeopleIndex(PEOPLE);

test.each<[string, Partial<Person>, number | null]>([
	['an e-mail in any case', { email: ' olha@SHOP.example ' }, 1],
	['an extension', { extension: '103' }, 3],
	['a phone in any form', { phone: '+38 (067) 000-00-02' }, 2],
	['an exact name, whatever its spaces and case', { name: 'ольга менеджер' }, 1],
	['an e-mail before an extension', { email: 'ivan@shop.example', extension: '101' }, 2],
	['an extension before a name', { extension: '104', name: 'Ольга Менеджер' }, 4],
	['the next fact when the first finds nobody', { email: 'x@y.example', name: 'Іван Менеджер' }, 2],
	['the next fact when two share the first', { name: 'Тезка', extension: '104' }, 4],
	['a name that two share: nobody', { name: 'Тезка' }, null],
	['a part of a name: nobody', { name: 'Ольга' }, null],
	['nothing: nobody', {}, null],
	['empty texts: nobody', { email: '', name: ' ' }, null],
	['a phone that is none: nobody', { phone: 'x' }, null],
])('by %s', (_name, facts, id) => {
	expect(index.find(person(0, facts))?.id ?? null).toBe(id);
});

test.each<[string, Partial<Person>, boolean]>([
	['shared', { name: 'Тезка' }, true],
	['not shared', { name: 'Іван Менеджер' }, false],
	['of nobody', { name: 'Хтось' }, false],
])('a fact that is %s', (_name, facts, doubles) => {
	expect(index.hasDoubles(person(0, facts))).toBe(doubles);
});
