/** What people read in the editor, as n8n's guide has it. */
import type { INodeProperties } from 'n8n-workflow';
import { credentialTypes, packageNodes } from '../support/nodeTypes.mts';

interface Named {
	where: string;
	property: INodeProperties;
}

/** Every parameter, those inside collections too. */
function parametersOf(where: string, properties: INodeProperties[]): Named[] {
	return properties.flatMap((property) => {
		const inside = (property.options ?? []).flatMap((option) => {
			if ('values' in option) return option.values;
			return 'displayName' in option ? [option] : [];
		});
		const at = `${where} → ${property.displayName.slice(0, 40)}`;
		return [{ where: at, property }, ...parametersOf(at, inside as INodeProperties[])];
	});
}

const parameters = [
	...packageNodes.map(({ description }) => description),
	...credentialTypes,
].flatMap(({ displayName, properties }) => parametersOf(displayName, properties));

test('a placeholder shows an example, and says so', () => {
	const typed = parameters.filter(
		({ property }) =>
			property.placeholder !== undefined &&
			!['collection', 'fixedCollection', 'json'].includes(property.type),
	);
	expect(typed.length).toBeGreaterThan(5);
	for (const { where, property } of typed) {
		expect([where, property.placeholder]).toEqual([where, expect.stringMatching(/^e\.g\. /)]);
	}
});

test('the first choice of a list fits its box', () => {
	for (const { where, property } of parameters) {
		if (property.type !== 'options') continue;
		const [first] = property.options ?? [];
		if (first) expect([where, first.name.length <= 40]).toEqual([where, true]);
	}
});
