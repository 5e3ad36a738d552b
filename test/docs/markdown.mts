import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../dev/local-n8n/projectRoot.mts';

const PLACES = [
	'README.md',
	'CHANGELOG.md',
	'CONTRIBUTING.md',
	'SECURITY.md',
	'THIRD_PARTY_NOTICES.md',
	'templates/README.md',
	'docs',
];

/** Every page of the docs, by its path in the project. */
export const pages: string[] = PLACES.flatMap((place) => filesIn(place, '.md'));

/** The files in a folder, deep down, or the file itself. */
export function filesIn(place: string, ending: string): string[] {
	const full = join(projectRoot(), place);
	if (!statSync(full).isDirectory()) return place.endsWith(ending) ? [place] : [];
	return readdirSync(full).flatMap((name) => filesIn(`${place}/${name}`, ending));
}

export function read(path: string): string {
	return readFileSync(join(projectRoot(), path), 'utf8');
}

export interface Snippet {
	page: string;
	/** What stands behind the three marks: `json workflow`. */
	kind: string;
	text: string;
}

const FENCE = /^[ >]*```(.*)\n([\s\S]*?)^[ >]*```$/gm;

/** The blocks of code of a page. */
export function snippetsOf(page: string): Snippet[] {
	return [...read(page).matchAll(FENCE)].map(([, kind, text]) => ({ page, kind, text }));
}

export const snippets: Snippet[] = pages.flatMap(snippetsOf);

/** A page without its blocks of code. */
export function proseOf(page: string): string {
	return read(page).replace(FENCE, '');
}

export interface Heading {
	level: number;
	text: string;
	/** What stands behind `#` in a link to it, as GitHub makes it. */
	slug: string;
}

export function headingsOf(page: string): Heading[] {
	const known = new Map<string, number>();
	return [...proseOf(page).matchAll(/^(#{1,6}) (.+)$/gm)].map(([, marks, text]) => {
		const plain = slugOf(text);
		const times = known.get(plain) ?? 0;
		known.set(plain, times + 1);
		return { level: marks.length, text, slug: times === 0 ? plain : `${plain}-${times}` };
	});
}

function slugOf(text: string): string {
	return text
		.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}\s_-]/gu, '')
		.replace(/\s/g, '-');
}

/** Where a page links to: links, pictures, and pictures in HTML. */
export function linksOf(page: string): string[] {
	const prose = proseOf(page).replace(/`[^`\n]*`/g, (code) => ' '.repeat(code.length));
	const inMarkdown = [...prose.matchAll(/\]\(([^)\s]+)\)/g)];
	const inHtml = [...prose.matchAll(/(?:src|srcset|href)="([^"]+)"/g)];
	return [...inMarkdown, ...inHtml].map(([, target]) => target);
}

/** The key names to type in Ringostat that are enough, as a page gives them to be copied. */
export function smallestSet(page: string): string[] {
	const block = snippetsOf(page).find(({ kind }) => kind === 'text keys');
	return (block?.text ?? '').split('\n').filter(Boolean);
}
