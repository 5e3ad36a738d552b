/**
 * The README's pictures, taken by the test as it goes: into `reports/pictures`, from where `npm run pictures`
 * takes them over when all has passed.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { projectRoot } from '../../dev/local-n8n/projectRoot.mts';
import { at, showAll } from './editor.mts';

/** Ordinary work; a template with all its notes readable; an execution; and a cabinet page. */
export const SIZES = {
	editor: { width: 1500, height: 1000 },
	canvas: { width: 2500, height: 1250 },
	execution: { width: 1400, height: 760 },
	page: { width: 1280, height: 860 },
} as const;

const WITHOUT_FURNITURE = `${at.furniture}, ${at.toasts} { visibility: hidden !important; }`;
const WITHOUT_TOASTS = `${at.toasts} { visibility: hidden !important; }`;
const MARGIN = 24;

export const pictureFolder = (): string => join(projectRoot(), 'reports', 'pictures');

/** The whole workflow on the canvas, nothing else of n8n. */
export async function pictureOfCanvas(page: Page, name: string): Promise<void> {
	const before = page.viewportSize();
	await page.setViewportSize(SIZES.canvas);
	await showAll(page);
	// On the empty ground: nothing is chosen then, and nothing lit up by the mouse.
	await page.locator('.vue-flow__pane').click({ position: { x: 8, y: SIZES.canvas.height / 2 } });
	await picture(page, name, await aroundAll(page.locator('.vue-flow__node')), WITHOUT_FURNITURE);
	if (before) await page.setViewportSize(before);
}

/** These elements and what lies between them. */
export async function pictureOf(elements: Locator, name: string): Promise<void> {
	await picture(elements.page(), name, await aroundAll(elements, 0), WITHOUT_TOASTS);
}

/** The middle of an opened node, down to the last parameter: its title and what can be set. */
export async function pictureOfNode(panel: Locator, name: string): Promise<void> {
	const page = panel.page();
	const parameters = panel.getByTestId(at.parameters);
	const before = page.viewportSize();
	// High enough for all of it without scrolling.
	await page.setViewportSize({ ...SIZES.editor, height: 2000 });
	await page.mouse.move(5, 5);
	await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
	const head = await aroundAll(panel.getByTestId('tab-params'), 0);
	const { x, width } = await aroundAll(parameters, 0);
	const rows = await aroundAll(parameters.getByTestId('parameter-item'), 0);
	const y = head.y - MARGIN / 2;
	const height = rows.y + rows.height + MARGIN - y;
	await picture(page, name, { x, y, width, height }, WITHOUT_TOASTS);
	if (before) await page.setViewportSize(before);
}

/** All that is on the screen. */
export async function pictureOfPage(page: Page, name: string): Promise<void> {
	await page.evaluate(() => window.scrollTo(0, 0));
	await picture(page, name);
}

type Box = { x: number; y: number; width: number; height: number };

async function picture(page: Page, name: string, clip?: Box, style?: string): Promise<void> {
	await mkdir(pictureFolder(), { recursive: true });
	const path = join(pictureFolder(), `${name}.png`);
	await page.screenshot({ path, clip, style, animations: 'disabled', caret: 'hide' });
}

async function aroundAll(elements: Locator, margin = MARGIN): Promise<Box> {
	const boxes = await elements.evaluateAll((found) =>
		found.map((element) => {
			const { left, top, right, bottom } = element.getBoundingClientRect();
			return { left, top, right, bottom };
		}),
	);
	if (boxes.length === 0) throw new Error('There is nothing to take a picture of.');
	const left = Math.min(...boxes.map((box) => box.left)) - margin;
	const top = Math.min(...boxes.map((box) => box.top)) - margin;
	const right = Math.max(...boxes.map((box) => box.right)) + margin;
	const bottom = Math.max(...boxes.map((box) => box.bottom)) + margin;
	return { x: left, y: top, width: right - left, height: bottom - top };
}
