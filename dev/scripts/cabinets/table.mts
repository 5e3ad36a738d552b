import type { DrawnCabinet } from '../../sandbox/cabinet/draw/drawCabinet.mts';
import type { Played } from './playCabinet.mts';

type Odd = NonNullable<DrawnCabinet['odd']>;

/** How one cabinet ended. */
export interface Row {
	drawn: DrawnCabinet;
	played: Played;
	/** Nothing had to be done by hand; for an odd one: it was named and did no harm. */
	right: boolean;
	/** What stopped it, in a few words. */
	stopped: string[];
}

export function countPlayed(drawn: DrawnCabinet, played: Played): Row {
	const { wrong, faults, twice, errors, requests } = played;
	const stopped = [
		...wrong.map((each) => `WRONG ${each}`),
		...twice,
		...(requests > 90 ? [`${requests} requests`] : []),
		...(drawn.odd === null
			? [...faults.slice(0, 4), ...errors.slice(0, 3)]
			: oddFaults(drawn.odd, drawn, played)),
	];
	return { drawn, played, stopped, right: stopped.length === 0 };
}

/** What the first item says of what can't be expressed. */
const NAMED: Record<Odd, RegExp> = {
	'calls cannot be created': /call/i,
	'a path with the id': /task/i,
	XML: /XML/,
	'a second step': /confirm/i,
};

const OF_CALLS = /^(new )?calls?\b/;
const OF_TASKS = /task/;

/** Faults that what can't be expressed brings along. */
const EXPECTED: Record<Odd, (drawn: DrawnCabinet) => RegExp> = {
	'calls cannot be created': () => OF_CALLS,
	'a path with the id': () => OF_TASKS,
	'a second step': ({ contract }) =>
		contract.manners.confirmed?.includes('call') ? OF_CALLS : OF_TASKS,
	XML: () => /./,
};

function oddFaults(odd: Odd, drawn: DrawnCabinet, { said, faults }: Played): string[] {
	const wrong = NAMED[odd].test(said) ? [] : [`not named: ${said.slice(0, 200)}`];
	const expected = EXPECTED[odd](drawn);
	return [...wrong, ...faults.filter((fault) => !expected.test(fault)).slice(0, 3)];
}

export function playedRow({ drawn, played, stopped, right }: Row, verbose: boolean): string {
	const about = `${drawn.seed}  ${right ? 'ok ' : 'NO '} ${played.requests} requests${drawn.odd === null ? '' : `  (${drawn.odd})`}`;
	const more = verbose ? ['', played.said, String(played.items.at(-1)?.json ?? '')] : [];
	return [about, ...stopped.map((each) => `      ${each}`), ...more].join('\n');
}

export function summary(rows: Row[]): string {
	const plain = rows.filter(({ drawn }) => drawn.odd === null);
	const odd = rows.filter(({ drawn }) => drawn.odd !== null);
	const right = (some: Row[]) => some.filter((row) => row.right).length;
	const requests = Math.max(0, ...rows.map(({ played }) => played.requests));
	const wrong = rows.filter(({ played }) => played.wrong.length > 0).length;
	const twice = rows.filter(({ played }) => played.twice.length > 0).length;
	return [
		`nothing by hand      ${right(plain)} of ${plain.length} (${percent(right(plain), plain.length)})`,
		`named, no harm done  ${right(odd)} of ${odd.length}`,
		`wrong overrides in   ${wrong} cabinets`,
		`written twice in     ${twice} cabinets`,
		`most requests        ${requests}`,
	].join('\n');
}

function percent(part: number, of: number): string {
	return of === 0 ? '–' : `${Math.round((100 * part) / of)} %`;
}
