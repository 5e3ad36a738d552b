import { isNote, isTrigger, knownType, templates, waysOf } from './templates.mts';

describe.each(templates)('$file', ({ template }) => {
	const { nodes } = template;
	const ways = waysOf(template);
	const byName = new Map(nodes.map((node) => [node.name, node]));
	const working = nodes.filter((node) => !isNote(node));

	test('every way leads from an output that exists to an input that exists', () => {
		for (const { from, output, to, input, type } of ways) {
			const [source, target] = [byName.get(from), byName.get(to)];
			if (!source || !target) throw new Error(`${from} → ${to} leads to no node`);
			const { outputs } = knownType(source.type);
			const errors = source.onError === 'continueErrorOutput' ? 1 : 0;
			expect([from, output < outputs + errors, type]).toEqual([from, true, 'main']);
			expect([to, input < knownType(target.type).inputs]).toEqual([to, true]);
		}
	});

	test('no way is there twice, and none leads backwards', () => {
		const named = ways.map((way) => JSON.stringify(way));
		expect(new Set(named).size).toBe(named.length);
		for (const { from, to } of ways) {
			const [left, right] = [byName.get(from), byName.get(to)].map((node) => node?.position[0]);
			expect(left).toBeLessThan(right ?? 0);
		}
	});

	test('every node is reached from a trigger', () => {
		const reached = new Set(working.filter(isTrigger).map(({ name }) => name));
		expect(reached.size).toBe(1);
		// A set that grows while it is gone through goes on with what was added.
		for (const name of reached) {
			for (const { from, to } of ways) if (from === name) reached.add(to);
		}
		expect(working.map(({ name }) => name).filter((name) => !reached.has(name))).toEqual([]);
	});

	test('no error is lost: an output for errors leads somewhere', () => {
		for (const { name, type, onError } of working) {
			expect([name, onError]).not.toEqual([name, 'continueRegularOutput']);
			if (onError !== 'continueErrorOutput') continue;
			const last = knownType(type).outputs;
			expect(ways.filter(({ from, output }) => from === name && output === last)).toHaveLength(1);
		}
	});
});
