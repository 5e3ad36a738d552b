import { withoutTries } from '../http/failure';

/** A step that failed for an item which was passed on all the same. */
export interface Failure {
	/** The node's name in the workflow. */
	node: string;
	message: string;
}

/**
 * Names each step that failed, with its reason. Steps that failed for the same reason are named together,
 * however often each tried; the text is that of the first.
 */
export function describeFailures(failures: Failure[]): string {
	const byReason = new Map<string, { nodes: string[]; text: string }>();
	for (const { node, message } of failures) {
		// Where a text names such a code, n8n shows a text of its own instead.
		const text = message.replace(/ \((E[A-Z_]+)\)/g, '');
		const reason = withoutTries(text);
		const known = byReason.get(reason);
		if (known) known.nodes.push(node);
		else byReason.set(reason, { nodes: [node], text });
	}
	return [...byReason.values()]
		.map(({ nodes, text }) => `${nodes.join(', ')}: ${text}`)
		.join(' · ');
}
