/** Reads a missed-call task as it stands in the cabinet, without a line of the nodes' code. */
export interface ReadTask {
	/** Ids of the missed calls that it holds, in the order they are written. */
	missed: string[];
	/** Ids of calls that tried to reach the client. */
	tried: string[];
	/** The text for people, without the last line. */
	words: string;
	/** Whether the nodes have completed it, by its title. */
	isMarked: boolean;
	isRetired: boolean;
}

/** A record of the cabinet, as it is there. */
interface Fields {
	id?: unknown;
	description?: unknown;
	title?: unknown;
}

/** What a task says; a task of somebody else holds nothing. */
export function readTask({ description, title }: Fields): ReadTask {
	const text = String(description ?? '');
	const lines = text.split('\n').filter((line) => line.includes('[ringostat '));
	const facts = lines.at(-1)?.split('[ringostat ')[1].split(']')[0] ?? '';
	const ids = (name: string) =>
		(facts.split('; ').find((part) => part.startsWith(`${name} `)) ?? '')
			.slice(name.length + 1)
			.split(', ')
			.filter((entry) => entry !== '')
			.map((entry) => decodeURIComponent(entry.split(' ')[0]));
	return {
		missed: ids('missed'),
		tried: ids('tried'),
		words: text
			.split('\n')
			.filter((line) => !line.includes('[ringostat '))
			.join('\n'),
		isMarked: / ✓ \d\d\.\d\d\.\d{4} /.test(String(title ?? '')),
		isRetired: String(title ?? '').startsWith('Зайве завдання'),
	};
}
