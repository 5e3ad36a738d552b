/** What a task says for the program, whatever people write around it. */
import { toOurTask } from '../../../../../nodes/Asteril/crm/missedCalls/owner';
import {
	markCompleted,
	parseReachedUntil,
	parseTaskFacts,
	type TaskFacts,
	writeTaskFacts,
} from '../../../../../nodes/Asteril/crm/missedCalls/taskFacts';

const FACTS: TaskFacts = {
	missedCalls: [{ id: 'ua1_-1.1', startedAt: '2026-11-22T10:15:00+02:00' }],
	due: { at: '2026-11-22T11:15:00+02:00', callId: 'ua1_-1.1' },
	tried: [],
	reached: null,
};
const TEXT = writeTaskFacts('Передзвоніть.', FACTS);
const [FIRST, COUNTED, LINE] = TEXT.split('\n');

const withId = (id: string): TaskFacts => ({
	missedCalls: [
		{ id, startedAt: '2026-11-22T10:15:00+02:00' },
		{ id: 'ua1_-2.2', startedAt: '2026-11-22T10:20:00+02:00' },
	],
	due: { at: '2026-11-22T11:15:00+02:00', callId: id },
	tried: [id, 'ua1_-3.3'],
	reached: '2026-11-22T12:00:00+02:00',
});

describe('facts that are written are read', () => {
	test.each([
		['of Ringostat', 'ua1_-1763800000.123'],
		['with brackets', 'a]b[c'],
		['with the mark of the line', '[ringostat missed x]'],
		['with commas and semicolons', 'a, b; c,d;e'],
		['with spaces', ' a  b '],
		['with percent signs', '100%20%'],
		['in Ukrainian', 'дзвінок №1'],
		['on several lines', 'a\nb'],
		['with what a replacement would read', '$& $1 $$'],
	])('an id %s', (_name, id) => {
		expect(parseTaskFacts(writeTaskFacts('Передзвоніть.', withId(id)))).toEqual(withId(id));
	});

	test('half a character in an id does not break the line', () => {
		expect(parseTaskFacts(writeTaskFacts('', withId('a\ud800b')))).toEqual(withId('a_b'));
	});

	test('nothing held, nothing due', () => {
		const none = { missedCalls: [], due: null, tried: [], reached: null };
		expect(parseTaskFacts(writeTaskFacts('', none))).toEqual(none);
	});

	test('a text without the line is not ours', () => {
		expect(parseTaskFacts(null)).toBeNull();
		expect(parseTaskFacts(`${FIRST}\n${COUNTED}`)).toBeNull();
	});
});

describe('a note of a manager', () => {
	test.each([
		['above all', `зайнято\n${TEXT}`],
		['on the first line', `${FIRST} — зайнято\n${COUNTED}\n${LINE}`],
		['on the line that counts', `${FIRST}\n${COUNTED} — зайнято\n${LINE}`],
		['in the line that counts', `${FIRST}\n${COUNTED.replace(':', ' (зайнято):')}\n${LINE}`],
		['before the last line', `${FIRST}\n${COUNTED}\nзайнято\n${LINE}`],
		['on the last line', `${TEXT} зайнято`],
		['at the start of the last line', `${FIRST}\n${COUNTED}\nзайнято ${LINE}`],
		['below all', `${TEXT}\nзайнято\n`],
		['in place of our words', `зайнято\n${LINE}`],
	])('%s: the facts are read, and it stays when they change', (_name, text) => {
		expect(parseTaskFacts(text)).toEqual(FACTS);
		const second = { id: 'ua1_-2.2', startedAt: '2026-11-22T10:20:00+02:00' };
		const next = { ...FACTS, missedCalls: [...FACTS.missedCalls, second] };
		const written = writeTaskFacts(text, next, ['Не додзвонилися']);
		expect(parseTaskFacts(written)).toEqual(next);
		expect(written).toContain('зайнято');
		expect(written.match(/\[ringostat /g)).toHaveLength(1);
	});
});

describe('the words of a text', () => {
	const at = (minute: number) => `2026-11-22T10:${minute}:00+02:00`;
	const holding = (...minutes: number[]): TaskFacts => ({
		...FACTS,
		missedCalls: minutes.map((minute) => ({ id: `m${minute}`, startedAt: at(minute) })),
	});
	const wordsOf = (text: string) => text.split('\n').slice(0, -1);
	const ONE = 'Пропущені дзвінки: 1 (22.11.2026 10:15)';
	const TWO = 'Пропущені дзвінки: 2 (22.11.2026 10:15, 22.11.2026 10:20)';
	const bare = `${FIRST}\n${LINE}`;

	test.each<[string, text: string | null, facts: TaskFacts, notes: string[], words: string[]]>([
		['of a new task count its calls', 'Передзвоніть.', holding(15), [], ['Передзвоніть.', ONE]],
		['stand alone without a text', null, holding(15), [], [ONE]],
		['follow a text without blanks', 'Передзвоніть. \n\n', holding(15), [], ['Передзвоніть.', ONE]],
		['keep the blanks before a text', '  Передзвоніть.', holding(15), [], ['  Передзвоніть.', ONE]],
		['count anew where they stand', TEXT, holding(15, 20), ['Нотатка'], [FIRST, TWO, 'Нотатка']],
		['that a person took away come with a further call', bare, holding(15, 20), [], [FIRST, TWO]],
		['and not without one', bare, { ...FACTS, tried: ['r1'] }, ['Нотатка'], [FIRST, 'Нотатка']],
	])('%s', (_name, text, facts, notes, words) => {
		expect(wordsOf(writeTaskFacts(text, facts, notes))).toEqual(words);
	});

	test('hold nothing when there is nothing to say', () => {
		expect(writeTaskFacts(bare.replace(FIRST, ''), { ...FACTS, tried: ['r1'] })).toMatch(/^Для/);
	});

	test('name up to eight times, of more the first and the last', () => {
		const minutes = [10, 11, 12, 13, 14, 15, 16, 17];
		const named = (facts: TaskFacts) => /\((.*)\)/.exec(writeTaskFacts('', facts))?.[1];
		expect(named(holding(...minutes))).toBe(
			minutes.map((minute) => `22.11.2026 10:${minute}`).join(', '),
		);
		expect(named(holding(...minutes, 18))).toBe('22.11.2026 10:10, …, 22.11.2026 10:18');
	});
});

test('an id that a person has spoilt is taken as it stands', () => {
	const [call] = parseTaskFacts(TEXT.replaceAll('ua1_-1.1', '100%'))?.missedCalls ?? [];
	expect(call).toEqual({ ...FACTS.missedCalls[0], id: '100%' });
});

describe('a time in the line that is none', () => {
	const spoilt = TEXT.replace('ua1_-1.1 2026-11-22T10:15:00+02:00', 'ua1_-1.1 завтра');

	test('is taken for the deadline, so the call is not lost', () => {
		const [call] = parseTaskFacts(spoilt)?.missedCalls ?? [];
		expect(call).toEqual({ id: 'ua1_-1.1', startedAt: '2026-11-22T11:15:00+02:00' });
	});

	test('or that is not there at all', () => {
		const [call] = parseTaskFacts(spoilt.replace(' завтра', ''))?.missedCalls ?? [];
		expect(call).toEqual({ id: 'ua1_-1.1', startedAt: '2026-11-22T11:15:00+02:00' });
	});

	test('without a deadline, the call is left out and the others stay', () => {
		const facts = { ...withId('a'), due: null };
		const text = writeTaskFacts('', facts).replace('missed a 2026', 'missed a x2026');
		expect(parseTaskFacts(text)?.missedCalls).toEqual([facts.missedCalls[1]]);
	});
});

describe('the completion mark', () => {
	const until = Date.parse('2026-11-22T12:00:30+02:00');
	const title = markCompleted('Передзвонити', until, 'Europe/Kyiv');

	test('is read from the title, whatever a person writes around it', () => {
		expect(title).toBe('Передзвонити ✓ 22.11.2026 12:00:30 +02:00');
		expect(parseReachedUntil(`Терміново: ${title} !`, FACTS)).toBe(until);
	});

	test('stands alone without a title', () => {
		expect(markCompleted(null, until, 'Europe/Kyiv')).toBe(' ✓ 22.11.2026 12:00:30 +02:00');
	});

	test('counts before the text; without it the text counts', () => {
		const facts = { ...FACTS, reached: '2026-11-22T13:00:00+02:00' };
		expect(parseReachedUntil(title, facts)).toBe(until);
		expect(parseReachedUntil('Передзвонити', facts)).toBe(Date.parse(facts.reached));
		expect(parseReachedUntil(null, FACTS)).toBeNull();
	});
});

describe('a task is open', () => {
	const record = {
		...{ id: 1, externalId: 'missed-380671234567', clientId: 1, title: 'Передзвонити' },
		...{ description: TEXT, deadline: null, responsible: null, type: null },
	};

	test.each([
		['open', true],
		['in_progress', true],
		['У роботі', true],
		[null, true],
		['done', false],
	])('in status %s: %s', (status, isOpen) => {
		expect(toOurTask({ ...record, status })).toMatchObject({ isOpen });
	});

	test('and ours only with our external id, our line and no sign that it was retired', () => {
		const task = { ...record, status: 'open' };
		expect(toOurTask({ ...task, externalId: 'x' })).toBeNull();
		expect(toOurTask({ ...task, description: 'Передзвоніть' })).toBeNull();
		expect(toOurTask({ ...task, title: 'Зайве завдання, див. 1' })).toBeNull();
	});
});
