import {
	isNote,
	isPackageNode,
	isTrigger,
	knownType,
	reachedFrom,
	templates,
	waysOf,
} from './templates.mts';

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

	test('every node is reached from a trigger, or the template is a piece of another', () => {
		const triggers = working.filter(isTrigger).map(({ name }) => name);
		const piece = triggers.length === 0;
		const reached = reachedFrom(piece ? [working[0].name] : triggers, template);
		expect(working.map(({ name }) => name).filter((name) => !reached.has(name))).toEqual([]);
		const [overview] = nodes;
		if (piece) expect(overview.parameters.content).toContain('імпортуйте цей файл у нього');
	});

	test('no error is lost: an output for errors leads somewhere', () => {
		for (const { name, type, onError } of working) {
			if (onError !== 'continueErrorOutput') continue;
			const last = knownType(type).outputs;
			expect(ways.filter(({ from, output }) => from === name && output === last)).toHaveLength(1);
		}
	});

	test('no error is lost: a node that passes one on leads to a node that reports it', () => {
		const reports = working
			.filter(
				({ type, onError }) => onError === 'continueErrorOutput' || type.endsWith('.telegram'),
			)
			.map(({ name }) => name);
		for (const { name } of working.filter(
			(node) => isPackageNode(node) && node.onError === 'continueRegularOutput',
		)) {
			const reached = reachedFrom([name], template);
			expect([name, reports.filter((one) => reached.has(one)).length]).toEqual([name, 1]);
		}
	});
});
