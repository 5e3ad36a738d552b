/** A step that failed for an item which was passed on all the same. */
export interface Failure {
	/** The node's name in the workflow. */
	node: string;
	message: string;
}

/** Names each step that failed; steps that failed for the same reason are named together. */
export function describeFailures(failures: Failure[]): string {
	const byReason = new Map<string, { nodes: string[]; text: string }>();
	for (const { node, message } of failures) {
		// Where a text names such a code, n8n shows a text of its own instead.
		const text = message.replace(/ \((E[A-Z_]+)\)/g, '');
		// How often each step tried depends on chance.
		const reason = text.replace(/ after \d+ tries/g, '');
		const { nodes } = byReason.get(reason) ?? { nodes: [] };
		byReason.set(reason, { nodes: [...nodes, node], text });
	}
	return [...byReason.values()]
		.map(({ nodes, text }) => `${nodes.join(', ')}: ${text}`)
		.join(' · ');
}
