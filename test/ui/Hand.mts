import type { Locator } from 'playwright-core';

/** A person's hand on the mouse: presses what a guide names, fills in what it asks for, and is counted. */
export class Hand {
	clicks = 0;
	fields = 0;
	/** What was pressed, as the guide calls it, in order. */
	readonly pressed: string[] = [];

	/** Presses something that shows this text; an icon shows none. */
	async press(name: string, element: Locator): Promise<void> {
		await element.waitFor();
		if (/\w/.test(name)) expect(await element.innerText()).toContain(name);
		await this.pressIcon(name, element);
	}

	/** Presses something without a text of its own. */
	async pressIcon(name: string, element: Locator): Promise<void> {
		await element.click();
		this.pressed.push(name);
		this.clicks += 1;
	}

	async doubleClick(name: string, element: Locator): Promise<void> {
		await element.dblclick();
		this.pressed.push(name);
		this.clicks += 2;
	}

	/** Fills in a field; the click into it is a part of that. */
	async fill(name: string, form: Locator, label: string, value: string): Promise<void> {
		await form.getByTestId(`parameter-input-${name}`).locator('input').fill(value);
		expect(await form.innerText()).toMatch(new RegExp(`^${label}\\W*$`, 'm'));
		this.pressed.push(label);
		this.fields += 1;
	}
}
