/** The messages that the troubleshooting page quotes are those of the source, and none is left out. */
import ts from 'typescript';
import { filesIn, headingsOf, read } from './markdown.mts';

interface Text {
	/** With `…` where something is filled in. */
	text: string;
	/** The function it is given to, or the key it stands under: `settingsError`, `message`. */
	to: string;
}

const texts: Text[] = ['nodes', 'credentials']
	.flatMap((folder) => filesIn(folder, '.ts'))
	.flatMap(textsIn);

/** The texts of a file, each as a person sees it. */
function textsIn(file: string): Text[] {
	const found: Text[] = [];
	const visit = (node: ts.Node): void => {
		const text = textOf(node);
		if (text !== undefined) found.push({ text, to: placeOf(node) });
		ts.forEachChild(node, visit);
	};
	visit(ts.createSourceFile(file, read(file), ts.ScriptTarget.ES2022, true));
	return found;
}

function textOf(node: ts.Node): string | undefined {
	if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) {
		return node.text.replace(/\{\w+\}/g, '…');
	}
	if (!ts.isTemplateExpression(node)) return undefined;
	return node.head.text + node.templateSpans.map(({ literal }) => `…${literal.text}`).join('');
}

function placeOf({ parent }: ts.Node): string {
	if (ts.isCallExpression(parent) || ts.isNewExpression(parent)) return parent.expression.getText();
	if (!ts.isPropertyAssignment(parent)) return '';
	// Good news needs no explaining.
	return parent.parent.getText().includes("status: 'OK'") ? '' : parent.name.getText();
}

const quotedOn = (page: string): string[] =>
	headingsOf(page).flatMap(({ level, text }) => {
		const message = /^`(.+)`$/.exec(text)?.[1];
		return level === 3 && message !== undefined ? [message] : [];
	});
const quoted = quotedOn('docs/troubleshooting.md');

/** Something stands wherever the page has `…`; what follows after the quotation is left out. */
function matches(quotation: string, text: string): boolean {
	const parts = quotation.split('…').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
	return new RegExp(`^${parts.join('.+')}`, 's').test(text);
}

test('some are quoted', () => expect(quoted.length).toBeGreaterThan(40));

test.each(quoted)('%s', (quotation) => {
	expect(texts.some(({ text }) => matches(quotation, text))).toBe(true);
});

test('the page in Ukrainian quotes some of them, word for word', () => {
	const some = quotedOn('docs/uk/troubleshooting.md');
	expect(some.length).toBeGreaterThan(9);
	expect(quoted).toEqual(expect.arrayContaining(some));
});

/** Who makes messages of texts. */
const SAYING = [
	'ApiError',
	'ContractError',
	'settingsError',
	'NodeOperationError',
	'failed',
	'refuse',
];
const UNDER = ['message', 'skipped'];

test('no message of the source is missing', () => {
	const said = texts.filter(({ text, to }) => {
		const isSentence = text.includes(' ');
		return isSentence && (SAYING.includes(to) || UNDER.includes(to));
	});
	const missing = said.filter(({ text }) => !quoted.some((quotation) => matches(quotation, text)));
	expect([...new Set(missing.map(({ text }) => text))]).toEqual([]);
});
